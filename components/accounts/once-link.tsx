'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';

/** A link that is shown once: its secret is stored nowhere. */
export function OnceLink({ url, hint }: { readonly url: string; readonly hint: string }) {
  const t = useTranslations('accounts.account');
  const [isCopied, setCopied] = useState(false);
  const copy = () =>
    navigator.clipboard.writeText(url).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <div className="rounded-control bg-sand grid gap-2 p-4">
      <p className="type-small">{hint}</p>
      <p className="font-medium wrap-anywhere select-all">{url}</p>
      <Button icon={isCopied ? 'check' : 'copy'} onClick={() => void copy()} className="w-fit">
        {isCopied ? t('copied') : t('copy')}
      </Button>
    </div>
  );
}
