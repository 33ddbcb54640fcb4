import type { Metadata } from 'next';
import { ResetAccount } from '@/components/accounts/reset-account';
import { NarrowCard } from '@/components/accounts/narrow-card';
import { Messages } from '@/components/shell/messages-boundary';
import { loadTranslator } from '@/lib/i18n/server';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await loadTranslator('accounts.reset'))('pageTitle') };
}

export default function ResetPage() {
  return (
    <NarrowCard>
      <Messages namespaces={['accounts']}>
        <ResetAccount />
      </Messages>
    </NarrowCard>
  );
}
