'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useSubmit } from '@/components/shell/use-submit';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Switch } from '@/components/ui/switch';
import { StatusRegion } from '@/components/ui/toast';
import { inviteStaff } from '@/lib/accounts/actions';
import { AccountProblemNote } from './account-problem-note';

/** The link is shown once: its secret is stored nowhere. */
export function ColleaguesCard({ mayMakeAdmins }: { readonly mayMakeAdmins: boolean }) {
  const t = useTranslations('accounts.account');
  const [asAdmin, setAsAdmin] = useState(false);
  const [url, setUrl] = useState<string | null>(null);
  const { submit, busy, problem } = useSubmit(
    () => inviteStaff(asAdmin ? 'admin' : 'teacher'),
    (made) => setUrl(made.url),
  );
  return (
    <Card id="colleagues" aria-labelledby="colleagues-title" className="grid gap-4">
      <div>
        <h2 id="colleagues-title" className="type-h2">
          {t('colleagues')}
        </h2>
        <p className="text-ink-2">{t('colleaguesHint')}</p>
      </div>
      {mayMakeAdmins ? <Switch label={t('inviteAdmin')} checked={asAdmin} onChange={setAsAdmin} /> : null}
      <AccountProblemNote problem={problem} />
      <StatusRegion className="empty:absolute">{url === null ? null : <InviteLink url={url} />}</StatusRegion>
      <Button icon="link" busy={busy} onClick={() => submit()} className="w-fit">
        {t('inviteTeacher')}
      </Button>
    </Card>
  );
}

function InviteLink({ url }: { readonly url: string }) {
  const t = useTranslations('accounts.account');
  const [isCopied, setCopied] = useState(false);
  const copy = () =>
    navigator.clipboard.writeText(url).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <div className="rounded-control bg-sand grid gap-2 p-4">
      <p className="type-small">{t('inviteReady')}</p>
      <p className="font-medium wrap-anywhere select-all">{url}</p>
      <Button icon={isCopied ? 'check' : 'copy'} onClick={() => void copy()} className="w-fit">
        {isCopied ? t('copied') : t('copy')}
      </Button>
    </div>
  );
}
