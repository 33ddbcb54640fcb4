'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useSubmit } from '@/components/shell/use-submit';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { StatusRegion, Toast } from '@/components/ui/toast';
import { tryProvider } from '@/lib/sign-on/actions';
import { toneOf, type Finding } from '@/lib/sign-on/check/schema';
import { ProviderNote } from './provider-note';

/** Says in plain words what is right and what is not, before a teacher finds out. */
export function CheckCard({ id }: { readonly id: string }) {
  const t = useTranslations('signOn.check');
  const [found, setFound] = useState<readonly Finding[]>([]);
  const { submit, busy, problem } = useSubmit(() => tryProvider(id), setFound);
  return (
    <Card aria-labelledby="check" className="grid gap-4">
      <div>
        <h2 id="check" className="type-h2">
          {t('title')}
        </h2>
        <p className="text-ink-2">{t('hint')}</p>
      </div>
      <StatusRegion className="grid gap-2 empty:absolute">
        {found.map((finding) => (
          <Toast key={finding} tone={toneOf(finding)}>
            {t(finding)}
          </Toast>
        ))}
      </StatusRegion>
      <ProviderNote problem={problem} />
      <Button busy={busy} onClick={() => submit()} className="w-fit">
        {t('start')}
      </Button>
    </Card>
  );
}
