import type { ReactNode } from 'react';
import { Messages } from '@/components/shell/messages-boundary';
import { loadTranslator } from '@/lib/i18n/server';
import { NarrowCard } from './narrow-card';
import { SignInForm } from './sign-in-form';

type Props = { readonly passkeyAddress: string | null; readonly above: ReactNode };

export async function SignInPage({ passkeyAddress, above }: Props) {
  const t = await loadTranslator('accounts.signIn');
  return (
    <NarrowCard>
      <h1 className="type-h1">{t('title')}</h1>
      <p className="text-ink-2 mb-6">{t('text')}</p>
      {above}
      <Messages namespaces={['accounts']}>
        <SignInForm passkeyAddress={passkeyAddress} />
      </Messages>
    </NarrowCard>
  );
}
