'use client';

import { useTranslations } from 'use-intl';
import { StatusRegion, Toast } from '@/components/ui/toast';
import type { StartRefusal } from '@/lib/lessons/rules';
import type { EditProblem, PlanProblem } from '@/lib/lessons/schema';

export type Problem = PlanProblem | EditProblem | StartRefusal | 'offline';

export type TimesField = 'title' | 'date' | 'startTime' | 'minutes' | 'lastDate';

/** Where a problem belongs; null: to the form as a whole. */
export function fieldOf(problem: Problem | null): TimesField | null {
  switch (problem) {
    case 'bad-title':
      return 'title';
    case 'bad-date':
    case 'past':
    case 'date-taken':
    case 'other-week':
      return 'date';
    case 'bad-time':
      return 'startTime';
    case 'bad-minutes':
      return 'minutes';
    case 'bad-last-date':
      return 'lastDate';
    default:
      return null;
  }
}

/** The region is always there, so that a screen reader hears the words when they come. */
export function ProblemNote({ problem }: { readonly problem: Problem | null }) {
  const t = useTranslations('lessons.problem');
  return <StatusRegion urgent>{problem ? <Toast tone="warning">{t(problem)}</Toast> : null}</StatusRegion>;
}
