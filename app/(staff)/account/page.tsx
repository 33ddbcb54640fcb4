import type { Metadata } from 'next';
import { AccountPage } from '@/components/accounts/account-page';
import { loadAccount, loadPasskeyAddress, loadThisDevice } from '@/lib/accounts/loaders';
import { Messages } from '@/components/shell/messages-boundary';
import { SignOnButtons } from '@/components/sign-on/sign-on-buttons';
import { loadTranslator } from '@/lib/i18n/server';
import { loadLinkable } from '@/lib/sign-on/loaders';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await loadTranslator('accounts.account'))('title') };
}

export default async function Account() {
  const [account, passkeyAddress, thisDevice, buttons] = await Promise.all([
    loadAccount(),
    loadPasskeyAddress(),
    loadThisDevice(),
    loadLinkable(),
  ]);
  const linked = new Set(account.identities.map(({ provider }) => provider));
  const open = buttons.filter(({ id }) => !linked.has(id));
  const linkable =
    open.length === 0 ? null : (
      <Messages namespaces={['signOn', 'accounts']}>
        <SignOnButtons buttons={open} purpose="link" />
      </Messages>
    );
  return (
    <AccountPage
      account={account}
      linkable={linkable}
      passkeyAddress={passkeyAddress}
      thisDevice={thisDevice}
    />
  );
}
