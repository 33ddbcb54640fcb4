'use client';

import { useTranslations } from 'use-intl';
import type { NoteName } from './notes';
import type { SeenBy } from './visibility';

/** The sentences of the lesson. While a child draws, the tools bring words of their own: then the short ones are shown. */
export function useLessonWords(teacher: string, drawing: boolean) {
  const t = useTranslations('pupil');
  const note = (name: NoteName) => t(`note.${name}`);
  return {
    phase: (phase: 'circle' | 'board') => t(`lesson.${phase}`),
    note,
    noteShown: (name: NoteName) => (drawing ? t(`noteShort.${name}`) : note(name)),
    queue: (place: number) => ({
      text: drawing ? t('lesson.queueShort', { place }) : t('lesson.queue', { place }),
      say: t('lesson.queue', { place }),
    }),
    seen: (seen: SeenBy, heard: boolean) => {
      const sentence = seen === 'teacher' ? t('seen.teacher', { teacher }) : t(`seen.${seen}`);
      return heard ? `${sentence} ${t('seen.heard')}` : sentence;
    },
  };
}
