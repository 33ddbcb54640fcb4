import type { LessonView } from '@/lib/lessons/schema';

/** What begins, in the words of who comes. */
export function beginWord({ kind, phase }: Pick<LessonView, 'kind' | 'phase'>) {
  if (kind === 'adults') return phase === 'live' ? 'enterAdults' : 'startAdults';
  return phase === 'live' ? 'enter' : 'start';
}
