'use client';

import { useTranslations } from 'use-intl';
import { stepIcon } from '@/components/strips/step-look';
import type { LessonFacts } from '@/lib/classroom/schema';
import { aroundNow, type LessonPhases } from './phases';

/** What the lesson goes through, and where it is: the strip of the teacher once it has begun, else what the stage shows. */
export function usePhases({ strip, room }: Partial<LessonFacts>): LessonPhases {
  const t = useTranslations('pupil.lesson');
  if (strip && strip.at !== null) {
    const list = strip.steps.map((step) => {
      const word = step.name || (step.kind === 'own' ? t('stage') : t(step.kind));
      return { icon: stepIcon(step), word };
    });
    return aroundNow({ list, at: strip.at });
  }
  return {
    list: [
      { icon: 'circle', word: t('circle') },
      { icon: 'board', word: t('board') },
      { icon: 'wave', word: t('bye') },
    ],
    at: room?.stage === 'children' ? 0 : 1,
  };
}
