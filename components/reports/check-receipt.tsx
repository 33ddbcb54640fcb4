'use client';

import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Card } from '@/components/ui/card';
import { StatusRegion, Toast } from '@/components/ui/toast';
import { cardEvent, takeHash } from '@/lib/classroom/client/card-address';
import { checkReceipt } from '@/lib/reports/actions';
import type { Receipt } from '@/lib/reports/receipt/schema';
import { ReceiptView } from './receipt-view';

type Checked =
  | { readonly state: 'checking' | 'empty' | 'not-genuine' | 'offline' }
  | { readonly state: 'genuine'; readonly receipt: Receipt; readonly token: string };

/** Takes the receipt that stood behind the "#" (the first script of every page takes it out of the address) and asks the server whether it signed it. */
export function CheckReceipt() {
  const t = useTranslations('reports');
  const [checked, setChecked] = useState<Checked>({ state: 'checking' });
  useEffect(() => {
    const check = () => void checkToken(takeHash()).then(setChecked);
    check();
    window.addEventListener(cardEvent, check);
    return () => window.removeEventListener(cardEvent, check);
  }, []);
  return (
    <Card as="div" className="grid w-full gap-5">
      <h1 className="type-h1">{t('receipt.checkTitle')}</h1>
      <StatusRegion>
        <Verdict state={checked.state} />
      </StatusRegion>
      {checked.state === 'genuine' ? <ReceiptView receipt={checked.receipt} token={checked.token} /> : null}
    </Card>
  );
}

function Verdict({ state }: { readonly state: Checked['state'] }) {
  const t = useTranslations('reports');
  switch (state) {
    case 'checking':
      return <p className="text-ink-2">{t('receipt.checking')}</p>;
    case 'empty':
      return <p>{t('receipt.empty')}</p>;
    case 'genuine':
      return <Toast>{t('receipt.genuine')}</Toast>;
    case 'not-genuine':
      return <Toast tone="warning">{t('receipt.notGenuine')}</Toast>;
    case 'offline':
      return <Toast tone="warning">{t('problem.offline')}</Toast>;
  }
}

async function checkToken(token: string): Promise<Checked> {
  if (token === '') return { state: 'empty' };
  try {
    const result = await checkReceipt(token);
    return result.ok ? { state: 'genuine', receipt: result.value, token } : { state: 'not-genuine' };
  } catch {
    return { state: 'offline' };
  }
}
