'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useSubmit } from '@/components/shell/use-submit';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Switch } from '@/components/ui/switch';
import { dropProvider, turnProvider } from '@/lib/sign-on/actions';
import { ProviderNote } from './provider-note';

type Props = { readonly id: string; readonly isEnabled: boolean };

/** The button of the sign-in page: there, away, or gone for good. */
export function SwitchCard({ id, isEnabled }: Props) {
  const t = useTranslations('signOn.switch');
  const router = useRouter();
  const [isSure, setSure] = useState(false);
  const turn = useSubmit((isOn: boolean) => turnProvider(id, isOn));
  const drop = useSubmit(
    () => dropProvider(id),
    () => router.push('/school/sign-on'),
  );
  return (
    <Card aria-labelledby="switch" className="grid gap-4">
      <h2 id="switch" className="type-h2">
        {t('title')}
      </h2>
      <Switch
        label={t('label')}
        hint={t('hint')}
        checked={isEnabled}
        disabled={turn.busy}
        onChange={(isOn) => turn.submit(isOn)}
      />
      {isSure ? <p className="text-berry font-medium">{t('sure')}</p> : null}
      <ProviderNote problem={turn.problem ?? drop.problem} />
      <Button
        variant={isSure ? 'danger' : 'secondary'}
        busy={drop.busy}
        onClick={() => (isSure ? drop.submit() : setSure(true))}
        className="w-fit"
      >
        {isSure ? t('deleteSure') : t('delete')}
      </Button>
    </Card>
  );
}
