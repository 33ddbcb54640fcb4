'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { AnimalFigure } from '@/components/ui/animal-figure';
import { DiscButton } from '@/components/ui/disc-button';
import { PupilButton } from '@/components/ui/pupil-button';
import type { SignFace } from '@/lib/shared/signs';
import { usePupilAudio, useSayOnce } from '../../speech/audio-context';
import { BackButton } from '../corner-buttons';
import { PupilScreen } from '../pupil-screen';
import styles from './bench.module.css';

type Lesson = 'start' | 'up' | 'done';

/** The guide plays teacher: raising and lowering the hand before it counts. */
export function Practise({ sign, onBack }: { readonly sign: SignFace; readonly onBack: () => void }) {
  const t = useTranslations('pupil');
  const { sounds } = usePupilAudio();
  const [lesson, setLesson] = useState<Lesson>('start');

  function onHand() {
    if (lesson === 'start') sounds.play('hand');
    setLesson(lesson === 'start' ? 'up' : 'done');
  }

  const title =
    lesson === 'start' ? t('practise.start') : lesson === 'up' ? t('practise.up') : t('practise.done');
  const sub = lesson === 'up' ? t('practise.down') : undefined;
  useSayOnce([title, sub].filter(Boolean).join(' '));
  return (
    <PupilScreen state="practise" title={title} sub={sub} corner={<BackButton onTap={onBack} />}>
      <div className={styles.practise}>
        <AnimalFigure
          animal={sign.animal === 'penguin' ? 'bear' : 'penguin'}
          pose={lesson === 'start' ? 'stand' : 'wave'}
          state={lesson === 'start' ? 'open' : 'happy'}
          badge="sun"
          height="100%"
          className={styles.guide ?? ''}
        />
        <div className={styles.turnPlace}>
          {lesson === 'done' ? (
            <PupilButton
              word={t('practise.finish')}
              icon="check"
              variant="primary"
              onTap={onBack}
              data-tap="practise.finish"
            />
          ) : (
            <DiscButton
              icon="hand"
              size={112}
              tone="sun"
              toggle
              state={lesson === 'up' ? 'on' : 'off'}
              label={t('lesson.raise')}
              onTap={onHand}
              data-tap="practise.hand"
            />
          )}
        </div>
      </div>
    </PupilScreen>
  );
}
