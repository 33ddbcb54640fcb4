'use client';

import { useTranslations } from 'use-intl';
import type { IconName } from '@/components/ui/icon';
import type { ShownStep, StepKind } from '@/lib/strips/schema';

const kindIcons: Readonly<Record<Exclude<StepKind, 'own'>, IconName>> = {
  circle: 'circle',
  board: 'board',
  tables: 'tables',
  game: 'game',
  bye: 'wave',
};

/** A step's picture: that of its kind, or the one chosen for it. */
export const stepIcon = ({ kind, picture }: Pick<ShownStep, 'kind' | 'picture'>): IconName =>
  kind === 'own' ? (picture ?? 'star') : kindIcons[kind];

/** What a step is called, for adults. */
export function useStepName(): (step: Pick<ShownStep, 'kind' | 'name'>) => string {
  const t = useTranslations('strips.kind');
  return ({ kind, name }) => name || t(kind);
}
