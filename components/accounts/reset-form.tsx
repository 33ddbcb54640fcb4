'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useSubmit } from '@/components/shell/use-submit';
import { Button } from '@/components/ui/button';
import { resetPassword } from '@/lib/accounts/actions';
import { signInWithPassword } from '@/lib/accounts/client/sign-in';
import { AccountProblemNote, asProblem, type ShownProblem } from './account-problem-note';
import { PasswordField } from './password-field';

type Props = { readonly secret: string; readonly email: string };

/** The new password is set, then used: who has just chosen it comes straight in. */
export function ResetForm({ secret, email }: Props) {
  const t = useTranslations('accounts');
  const [password, setPassword] = useState('');
  const [signInProblem, setSignInProblem] = useState<ShownProblem | null>(null);
  const { submit, busy, problem } = useSubmit(async () => {
    setSignInProblem(null);
    const done = await resetPassword({ secret, password });
    if (!done.ok) return done;
    const code = await signInWithPassword(email, password);
    if (code === null) location.replace('/home');
    else setSignInProblem(asProblem(code));
    return done;
  });
  return (
    <form
      noValidate
      method="post"
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {/* a password manager learns from it which account this is */}
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <p className="font-medium wrap-anywhere">{email}</p>
      <PasswordField
        label={t('account.newPassword')}
        hint={t('field.passwordHint')}
        name="password"
        autoComplete="new-password"
        value={password}
        error={problem === 'password-short' ? t('problem.password-short') : undefined}
        onChange={setPassword}
      />
      <AccountProblemNote problem={signInProblem ?? (problem === 'password-short' ? null : problem)} />
      <Button type="submit" variant="primary" size="hero" busy={busy} className="w-full">
        {t('reset.submit')}
      </Button>
    </form>
  );
}
