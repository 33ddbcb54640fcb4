import type { Metadata } from 'next';
import { AccountPage } from '@/components/accounts/account-page';
import { loadAccount, loadPasskeyAddress, loadThisDevice } from '@/lib/accounts/loaders';
import { Messages } from '@/components/shell/messages-boundary';
import { SignOnButtons } from '@/components/sign-on/sign-on-buttons';
import { JoinCode } from '@/components/lti/join-code';
import { loadTranslator } from '@/lib/i18n/server';
import { loadMayBeLaunched } from '@/lib/lti/loaders';
import { loadLinkable } from '@/lib/sign-on/loaders';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await loadTranslator('accounts.account'))('title') };
}

export default async function Account() {
  const [account, passkeyAddress, thisDevice, buttons, mayBeLaunched] = await Promise.all([
    loadAccount(),
    loadPasskeyAddress(),
    loadThisDevice(),
    loadLinkable(),
    loadMayBeLaunched(),
  ]);
  const linked = new Set(account.identities.map(({ provider }) => provider));
  const open = buttons.filter(({ id }) => !linked.has(id));
  const linkable =
    open.length === 0 && !mayBeLaunched ? null : (
      <Messages namespaces={['signOn', 'accounts', 'lti']}>
        {open.length === 0 ? null : <SignOnButtons buttons={open} purpose="link" />}
        {mayBeLaunched ? <JoinCode /> : null}
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
