import type { Metadata } from 'next';
import { HelpPage } from '@/components/accounts/help-page';
import { requireStaff } from '@/lib/accounts/gate';
import { loadTranslator } from '@/lib/i18n/server';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await loadTranslator('accounts.help'))('title') };
}

export default async function Help() {
  await requireStaff();
  return <HelpPage />;
}
