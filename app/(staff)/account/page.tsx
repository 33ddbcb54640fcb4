import type { Metadata } from 'next';
import { AccountPage } from '@/components/accounts/account-page';
import { loadAccount, loadPasskeyAddress, loadThisDevice } from '@/lib/accounts/loaders';
import { loadTranslator } from '@/lib/i18n/server';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await loadTranslator('accounts.account'))('title') };
}

export default async function Account() {
  const [account, passkeyAddress, thisDevice] = await Promise.all([
    loadAccount(),
    loadPasskeyAddress(),
    loadThisDevice(),
  ]);
  return <AccountPage account={account} passkeyAddress={passkeyAddress} thisDevice={thisDevice} />;
}
