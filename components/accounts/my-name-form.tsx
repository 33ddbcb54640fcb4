'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useSubmit } from '@/components/shell/use-submit';
import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/text-field';
import { StatusRegion, Toast } from '@/components/ui/toast';
import { renameMyself } from '@/lib/accounts/actions';
import { AccountProblemNote } from './account-problem-note';

export function MyNameForm({ displayName }: { readonly displayName: string }) {
  const t = useTranslations('accounts');
  const [name, setName] = useState(displayName);
  const [isSaved, setSaved] = useState(false);
  const { submit, busy, problem } = useSubmit(
    () => renameMyself(name),
    () => setSaved(true),
  );
  return (
    <form
      noValidate
      method="post"
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        setSaved(false);
        submit();
      }}
    >
      <TextField
        label={t('field.displayName')}
        autoComplete="off"
        maxLength={60}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <AccountProblemNote problem={problem} />
      <StatusRegion className="empty:absolute">
        {isSaved ? <Toast>{t('account.saved')}</Toast> : null}
      </StatusRegion>
      <Button type="submit" busy={busy} className="w-fit">
        {t('account.saveName')}
      </Button>
    </form>
  );
}
