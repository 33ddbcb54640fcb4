import Link from 'next/link';
import { Messages } from '@/components/shell/messages-boundary';
import { Card } from '@/components/ui/card';
import { Icon } from '@/components/ui/icon';
import { PageHeader } from '@/components/ui/page-header';
import { loadTranslator } from '@/lib/i18n/server';
import type { Receipt } from '@/lib/reports/receipt/schema';
import { PrintButton } from './print-button';
import { ReceiptView } from './receipt-view';

type Props = { readonly receipt: Receipt; readonly token: string; readonly lessonId: string };

export async function ReceiptPage({ receipt, token, lessonId }: Props) {
  const t = await loadTranslator('reports.receipt');
  return (
    <Messages namespaces={['reports']} timeZone={receipt.timeZone}>
      <Link
        href={`/lessons/${lessonId}/report`}
        className="text-lagoon-deep rounded-control mt-4 inline-flex min-h-11 items-center gap-2 font-medium print:hidden"
      >
        <Icon name="back" size={18} strokeWidth={2.1} className="rtl:-scale-x-100" />
        {t('back')}
      </Link>
      <PageHeader title={t('title')} />
      <Card as="div" className="mb-10 grid max-w-3xl gap-5 print:shadow-none">
        <ReceiptView receipt={receipt} token={token} />
        <div className="flex flex-wrap gap-3 print:hidden">
          <PrintButton />
          {/* Behind the "#": what it says is sent to nobody by opening it. The page is loaded anew, so that its first script sees that. */}
          <a
            href={`/receipt#${token}`}
            className="text-lagoon-deep rounded-control inline-flex min-h-11 items-center px-2 font-medium"
          >
            {t('check')}
          </a>
        </div>
      </Card>
    </Messages>
  );
}
