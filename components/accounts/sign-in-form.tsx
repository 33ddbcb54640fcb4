'use client';

import { useState, useTransition } from 'react';
import { useTranslations } from 'use-intl';
import { useEarlySubmit } from '@/components/shell/early-submit';
import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/text-field';
import { challengePasskey } from '@/lib/accounts/actions';
import { showPasskey } from '@/lib/accounts/client/passkeys';
import { signInWithAssertion, signInWithPassword } from '@/lib/accounts/client/sign-in';
import { AccountProblemNote, asProblem, type ShownProblem } from './account-problem-note';
import { PasswordField } from './password-field';

type Props = {
  /** The address under which passkeys work; null: they work here. */
  readonly passkeyAddress: string | null;
};

export function SignInForm({ passkeyAddress }: Props) {
  const t = useTranslations('accounts');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<ShownProblem | null>(null);
  useEarlySubmit();
  const [busy, startTransition] = useTransition();
  const enter = (how: () => Promise<string | null>) =>
    startTransition(async () => {
      setProblem(null);
      const code = await how().catch(() => 'offline');
      if (code === null) location.replace('/home');
      else setProblem(asProblem(code));
    });
  return (
    <div className="grid gap-5">
      {/* A tap before the page is alive sends the form plainly: as "post", so that no password ever stands in an address. */}
      <form
        noValidate
        method="post"
        className="grid gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          enter(() => signInWithPassword(email, password));
        }}
      >
        <TextField
          label={t('field.email')}
          name="email"
          type="email"
          autoComplete="username webauthn"
          maxLength={254}
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
        <PasswordField
          label={t('field.password')}
          name="password"
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
        />
        <AccountProblemNote problem={problem} />
        <Button type="submit" variant="primary" size="hero" busy={busy} className="w-full">
          {t('signIn.submit')}
        </Button>
      </form>
      <p className="text-ink-2 text-center">{t('signIn.or')}</p>
      {passkeyAddress === null ? (
        <Button icon="key" size="large" disabled={busy} onClick={() => enter(enterWithPasskey)}>
          {t('signIn.passkey')}
        </Button>
      ) : (
        <p className="type-small text-ink-2 wrap-anywhere">
          {t('signIn.passkeyElsewhere', { address: passkeyAddress })}
        </p>
      )}
      <p className="type-small text-ink-2">{t('signIn.forgotten')}</p>
    </div>
  );
}

async function enterWithPasskey(): Promise<string | null> {
  const challenge = await challengePasskey();
  if (!challenge.ok) return challenge.code;
  const assertion = await showPasskey(challenge.value);
  return assertion ? signInWithAssertion(assertion) : 'passkey-refused';
}
