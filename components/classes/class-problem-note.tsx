'use client';

import { useTranslations } from 'use-intl';
import { StatusRegion, Toast } from '@/components/ui/toast';
import type { ClassProblem } from '@/lib/classes/schema';

/** The region is always there, so that a screen reader hears the words when they come. */
export function ClassProblemNote({ problem }: { readonly problem: ClassProblem | 'offline' | null }) {
  const t = useTranslations('classes.problem');
  return (
    <StatusRegion urgent className="empty:absolute">
      {problem ? <Toast tone="warning">{t(problem)}</Toast> : null}
    </StatusRegion>
  );
}
