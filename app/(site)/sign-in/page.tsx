import type { Metadata } from 'next';
import { SignInPage } from '@/components/accounts/sign-in-page';
import { loadPasskeyAddress } from '@/lib/accounts/loaders';
import { loadTranslator } from '@/lib/i18n/server';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await loadTranslator('accounts.signIn'))('title') };
}

export default async function SignIn() {
  return <SignInPage passkeyAddress={await loadPasskeyAddress()} />;
}
