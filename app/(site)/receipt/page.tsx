import type { Metadata } from 'next';
import { CheckReceipt } from '@/components/reports/check-receipt';
import { Messages } from '@/components/shell/messages-boundary';
import { loadTranslator } from '@/lib/i18n/server';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await loadTranslator('reports.receipt'))('title'), robots: { index: false } };
}

/** Parents and data protection officers check a receipt here, without an account. */
export default function CheckReceiptPage() {
  return (
    <Messages namespaces={['reports']}>
      <CheckReceipt />
    </Messages>
  );
}
