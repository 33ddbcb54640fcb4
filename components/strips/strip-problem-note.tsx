'use client';

import { useTranslations } from 'use-intl';
import { StatusRegion, Toast } from '@/components/ui/toast';
import type { StripProblem } from '@/lib/strips/schema';

/** The region is always there, so that a screen reader hears the words when they come. */
export function StripProblemNote({ problem }: { readonly problem: StripProblem | 'offline' | null }) {
  const t = useTranslations('strips.problem');
  return (
    <StatusRegion urgent className="empty:absolute">
      {problem ? <Toast tone="warning">{t(problem)}</Toast> : null}
    </StatusRegion>
  );
}
