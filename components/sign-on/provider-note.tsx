'use client';

import { useTranslations } from 'use-intl';
import { StatusRegion, Toast } from '@/components/ui/toast';
import type { ProviderProblem } from '@/lib/sign-on/schema';

export function ProviderNote({ problem }: { readonly problem: ProviderProblem | 'offline' | null }) {
  const t = useTranslations('signOn.problem');
  return (
    <StatusRegion urgent className="empty:absolute">
      {problem ? <Toast tone="warning">{t(problem)}</Toast> : null}
    </StatusRegion>
  );
}
