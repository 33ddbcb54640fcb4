import type { Metadata } from 'next';
import { InvitedAccount } from '@/components/accounts/invited-account';
import { NarrowCard } from '@/components/accounts/narrow-card';
import { Messages } from '@/components/shell/messages-boundary';
import { loadTranslator } from '@/lib/i18n/server';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await loadTranslator('accounts.invite'))('pageTitle') };
}

export default function InvitePage() {
  return (
    <NarrowCard>
      <Messages namespaces={['accounts']}>
        <InvitedAccount />
      </Messages>
    </NarrowCard>
  );
}
