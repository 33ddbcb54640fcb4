'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { StatusRegion } from '@/components/ui/toast';

type CopyState = 'idle' | 'copied' | 'failed';

export function CopyLink({ link }: { readonly link: string }) {
  const t = useTranslations('classes.link');
  const [state, setState] = useState<CopyState>('idle');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link);
      setState('copied');
    } catch {
      setState('failed');
    }
  };
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
