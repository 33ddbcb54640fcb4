import type { Metadata } from 'next';
import { NewClassPage } from '@/components/classes/new-class-page';
import { requireStaff } from '@/lib/accounts/gate';
import { loadTranslator } from '@/lib/i18n/server';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await loadTranslator('classes.new'))('pageTitle') };
}

export default async function NewClass() {
  await requireStaff();
  return <NewClassPage />;
}
