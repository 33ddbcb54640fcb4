'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useSubmit } from '@/components/shell/use-submit';
import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/text-field';
import { signInWithPassword } from '@/lib/accounts/client/sign-in';
import type { AccountProblem, NewAccount } from '@/lib/accounts/schema';
import type { Result } from '@/lib/shared/result';
import { AccountProblemNote, asProblem, type ShownProblem } from './account-problem-note';
import { PasswordField } from './password-field';

export type AccountInput = NewAccount & { readonly schoolName: string };

type Props = {
  /** Only the first account names the school. */
  readonly asksForSchool: boolean;
  readonly submitWord: string;
  readonly send: (input: AccountInput) => Promise<Result<undefined, AccountProblem>>;
  /** Where to go once the new account is signed in. */
  readonly next: string;
};

/** A new account: made, signed in, and on. */
export function AccountForm({ asksForSchool, submitWord, send, next }: Props) {
  const t = useTranslations('accounts');
  const [input, setInput] = useState<AccountInput>({
    schoolName: t('field.schoolNameStart'),
    displayName: '',
    email: '',
    password: '',
  });
  const [signInProblem, setSignInProblem] = useState<ShownProblem | null>(null);
  const { submit, busy, problem } = useSubmit(async (form: AccountInput) => {
    setSignInProblem(null);
    const made = await send(form);
    if (!made.ok) return made;
    const code = await signInWithPassword(form.email, form.password);
    if (code === null) location.replace(next);
    else setSignInProblem(asProblem(code));
    return made;
  });
  const set = (field: keyof AccountInput) => (value: string) => setInput({ ...input, [field]: value });
  const wrong = (code: AccountProblem) => (problem === code ? t(`problem.${code}`) : undefined);
  const isAtField = ['name-missing', 'school-missing', 'email-invalid', 'password-short'].some(
    (code) => code === problem,
  );
  // A tap before the page is alive sends the form plainly: as "post", so that no password ever stands in an address.
  return (
    <form
      noValidate
      method="post"
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        submit(input);
      }}
    >
      {asksForSchool ? (
        <TextField
          label={t('field.schoolName')}
          name="schoolName"
          autoComplete="organization"
          maxLength={120}
          value={input.schoolName}
          error={wrong('school-missing')}
          onChange={(event) => set('schoolName')(event.target.value)}
        />
      ) : null}
      <TextField
        label={t('field.displayName')}
        placeholder={t('field.displayNameExample')}
        name="displayName"
        autoComplete="off"
        maxLength={60}
        value={input.displayName}
        error={wrong('name-missing')}
        onChange={(event) => set('displayName')(event.target.value)}
      />
      <TextField
        label={t('field.email')}
        name="email"
        type="email"
        autoComplete="username"
        maxLength={254}
        value={input.email}
        error={wrong('email-invalid')}
        onChange={(event) => set('email')(event.target.value)}
      />
      <PasswordField
        label={t('field.password')}
        hint={t('field.passwordHint')}
        name="password"
        autoComplete="new-password"
        value={input.password}
        error={wrong('password-short')}
        onChange={set('password')}
      />
      <AccountProblemNote problem={signInProblem ?? (isAtField ? null : problem)} />
      <Button type="submit" variant="primary" size="hero" busy={busy} className="w-full">
        {submitWord}
      </Button>
    </form>
  );
}
