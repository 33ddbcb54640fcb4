'use client';

import { useTranslations } from 'use-intl';
import { useCopy } from '@/components/shell/use-copy';
import { Button } from '@/components/ui/button';
import { StatusRegion } from '@/components/ui/toast';

type Props = { readonly label: string; readonly hint?: string; readonly value: string };

/** An address that the admin enters at the provider. */
export function CopyField({ label, hint, value }: Props) {
  const t = useTranslations('signOn.addresses');
  const { state, copy } = useCopy(value);
  return (
    <div className="grid gap-1.5">
      <p className="font-medium">{label}</p>
      <div className="grid justify-items-start gap-3 sm:flex sm:items-start">
        <p className="rounded-control bg-sand min-w-0 flex-1 px-4 py-2.5 wrap-anywhere select-all">{value}</p>
        <Button
          icon={state === 'copied' ? 'check' : 'copy'}
          aria-label={t('copyOf', { label })}
          onClick={() => void copy()}
        >
          {state === 'copied' ? t('copied') : t('copy')}
        </Button>
      </div>
      {hint ? <p className="type-small text-ink-2">{hint}</p> : null}
      <StatusRegion hidden>{state === 'copied' ? t('copied') : null}</StatusRegion>
    </div>
  );
}
