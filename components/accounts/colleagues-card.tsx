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
import { OnceLink } from './once-link';

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
      <StatusRegion className="empty:absolute">
        {url === null ? null : <OnceLink url={url} hint={t('inviteReady')} />}
      </StatusRegion>
      <Button icon="link" busy={busy} onClick={() => submit()} className="w-fit">
        {t('inviteTeacher')}
      </Button>
    </Card>
  );
}
