'use client';

import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';

export function PrintButton() {
  const t = useTranslations('reports.receipt');
  return (
    <Button icon="print" onClick={() => window.print()}>
      {t('print')}
    </Button>
  );
}
