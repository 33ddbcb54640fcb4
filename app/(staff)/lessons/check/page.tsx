import type { Metadata } from 'next';
import { CheckPage } from '@/components/lessons/check/check-page';
import { requireStaff } from '@/lib/accounts/gate';
import { loadTranslator } from '@/lib/i18n/server';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await loadTranslator('lessons.check'))('title') };
}

export default async function DeviceCheckPage() {
  await requireStaff();
  return <CheckPage />;
}
