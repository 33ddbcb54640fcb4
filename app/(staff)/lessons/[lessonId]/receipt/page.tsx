import type { Metadata } from 'next';
import { ReceiptPage } from '@/components/reports/receipt-page';
import { loadTranslator } from '@/lib/i18n/server';
import { loadReceipt } from '@/lib/reports/loaders';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await loadTranslator('reports.receipt'))('title') };
}

export default async function LessonReceiptPage({ params }: PageProps<'/lessons/[lessonId]/receipt'>) {
  return <ReceiptPage {...await loadReceipt((await params).lessonId)} />;
}
