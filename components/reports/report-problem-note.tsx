'use client';

import { useTranslations } from 'use-intl';
import { StatusRegion, Toast } from '@/components/ui/toast';
import type { ReportProblem } from '@/lib/reports/schema';

export function ReportProblemNote({ problem }: { readonly problem: ReportProblem | 'offline' | null }) {
  const t = useTranslations('reports.problem');
  return (
    <StatusRegion className="basis-full empty:hidden">
      {problem ? <Toast tone="warning">{t(problem)}</Toast> : null}
    </StatusRegion>
  );
}
