'use client';

import { useTranslations } from 'use-intl';
import { Icon } from '@/components/ui/icon';
import { useCopy } from '@/components/shell/use-copy';
import { StatusRegion } from '@/components/ui/toast';

/** Where the clipboard is closed to pages, the link is shown to be copied by hand. */
export function CopyLink({ link }: { readonly link: string }) {
  const t = useTranslations('lessons.home');
  const { state, copy } = useCopy(link);
  return (
    <>
      <button
        type="button"
        onClick={() => void copy()}
        className="rounded-control hover:bg-sand -ms-2 inline-flex min-h-11 items-center gap-2.5 px-2 font-medium"
      >
        <Icon name={state === 'copied' ? 'check' : 'link'} size={20} strokeWidth={2.1} />
        {state === 'copied' ? t('linkCopied') : t('copyLink')}
      </button>
      <StatusRegion className={state === 'failed' ? 'type-small order-last basis-full break-all' : 'sr-only'}>
        {state === 'copied' ? t('linkCopied') : state === 'failed' ? t('copyFailed', { link }) : null}
      </StatusRegion>
    </>
  );
}
