'use client';

import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { useCopy } from '@/components/shell/use-copy';
import { StatusRegion } from '@/components/ui/toast';

export function CopyLink({ link }: { readonly link: string }) {
  const t = useTranslations('classes.link');
  const { state, copy } = useCopy(link);
  return (
    <div className="grid gap-1">
      <Button icon={state === 'copied' ? 'check' : 'copy'} onClick={() => void copy()}>
        {state === 'copied' ? t('copied') : t('copy')}
      </Button>
      <StatusRegion className={state === 'failed' ? 'type-small' : 'sr-only'}>
        {state === 'copied' ? t('copied') : state === 'failed' ? t('copyFailed') : null}
      </StatusRegion>
    </div>
  );
}
