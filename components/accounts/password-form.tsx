'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useSubmit } from '@/components/shell/use-submit';
import { Button } from '@/components/ui/button';
import { StatusRegion, Toast } from '@/components/ui/toast';
import { changePassword } from '@/lib/accounts/actions';
import { AccountProblemNote } from './account-problem-note';
import { PasswordField } from './password-field';

export function PasswordForm({ hasPassword }: { readonly hasPassword: boolean }) {
  const t = useTranslations('accounts');
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [isDone, setDone] = useState(false);
  const { submit, busy, problem } = useSubmit(
    () => changePassword({ current, next }),
    () => {
      setCurrent('');
      setNext('');
      setDone(true);
    },
  );
  return (
    <form
      noValidate
      method="post"
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        setDone(false);
        submit();
      }}
    >
      {hasPassword ? (
        <PasswordField
          label={t('account.currentPassword')}
          name="current"
          autoComplete="current-password"
          value={current}
          onChange={setCurrent}
        />
      ) : null}
      <PasswordField
        label={t('account.newPassword')}
        hint={t('field.passwordHint')}
        name="next"
        autoComplete="new-password"
        value={next}
        onChange={setNext}
      />
      <AccountProblemNote problem={problem === 'password-wrong' ? 'current-wrong' : problem} />
      <StatusRegion className="empty:absolute">
        {isDone ? <Toast>{t('account.passwordChanged')}</Toast> : null}
      </StatusRegion>
      <Button type="submit" busy={busy} className="w-fit">
        {t('account.changePassword')}
      </Button>
    </form>
  );
}
