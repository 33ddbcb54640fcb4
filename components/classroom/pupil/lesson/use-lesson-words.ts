'use client';

import { useTranslations } from 'use-intl';
import type { NoteName } from './notes';
import type { SeenBy } from './visibility';

/** The sentences of the lesson. Tools bring words of their own, and a phone has little room: then the short ones are shown. */
export function useLessonWords(teacher: string, short: boolean) {
  const t = useTranslations('pupil');
  const note = (name: NoteName) => (name === 'eyes' ? t('note.eyes', { teacher }) : t(`note.${name}`));
  return {
    note,
    noteShown: (name: NoteName) => (short ? t(`noteShort.${name}`) : note(name)),
    queue: (place: number) => ({
      text: short ? t('lesson.queueShort', { place }) : t('lesson.queue', { place }),
      say: t('lesson.queue', { place }),
    }),
    seen: (seen: SeenBy, heardBy: 'all' | 'table' | null) => {
      const sentence = seen === 'teacher' ? t('seen.teacher', { teacher }) : t(`seen.${seen}`);
      if (heardBy === null) return sentence;
      return `${sentence} ${t(heardBy === 'table' ? 'seen.heardTable' : 'seen.heard')}`;
    },
  };
}
