import type { Metadata } from 'next';
import { PrintPage } from '@/components/classes/card/print-page';
import { loadPrint } from '@/lib/classes/loaders';
import { loadTranslator } from '@/lib/i18n/server';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await loadTranslator('classes.head'))('print') };
}

export default async function PrintCardsPage({
  params,
  searchParams,
}: PageProps<'/classes/[classId]/print'>) {
  return <PrintPage page={await loadPrint((await params).classId, await searchParams)} />;
}
