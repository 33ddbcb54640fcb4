import type { Metadata } from 'next';
import { FirstAccount } from '@/components/accounts/first-account';
import { NarrowCard } from '@/components/accounts/narrow-card';
import { Messages } from '@/components/shell/messages-boundary';
import { loadTranslator } from '@/lib/i18n/server';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await loadTranslator('accounts.firstRun'))('pageTitle') };
}

export default function FirstRunPage() {
  return (
    <NarrowCard>
      <Messages namespaces={['accounts']}>
        <FirstAccount />
      </Messages>
    </NarrowCard>
  );
}
