'use client';

import { useTranslations } from 'use-intl';
import { AnimalHead } from '@/components/ui/animal-head';
import { Icon } from '@/components/ui/icon';
import type { SignFace } from '@/lib/shared/signs';
import { useOnScreen, useSayOnce } from '../../../speech/audio-context';
import { TeacherPicture } from '../people-column';
import type { PersonView } from '../people';
import styles from './stage.module.css';

type EyesProps = { readonly teacher: PersonView | null; readonly teacherName: string };

/** The teacher fills the stage until she lets go of it. */
export function EyesStage({ teacher, teacherName }: EyesProps) {
  const t = useTranslations('pupil.call');
  const sentence = t('eyes', { teacher: teacherName });
  useOnScreen('stage', sentence);
  useSayOnce(sentence);
  return (
    <div className={styles.fill} data-stage="eyes">
      {teacher ? (
        <TeacherPicture teacher={teacher} name={teacherName} className={styles.spotVideo} />
      ) : (
        <Icon name="eyes" size="min(320px, 60%)" className="place-self-center" />
      )}
      <p role="status" className={styles.sentence} data-say={sentence}>
        {sentence}
      </p>
    </div>
  );
}

/** "Klasse schützen" as a child sees it: nothing happened, it only goes on in a moment. */
export function PauseStage({ sign }: { readonly sign: SignFace }) {
  const t = useTranslations('pupil.call');
  const sentence = `${t('pause')} ${t('pauseSub')}`;
  useOnScreen('stage', sentence);
  useSayOnce(sentence);
  return (
    <div className={`${styles.fill} ${styles.calm}`} data-stage="pause" data-say={sentence}>
      <PausePicture sign={sign} />
      <h2 role="status">{t('pause')}</h2>
    </div>
  );
}

/** The own animal dozes under the moon. */
function PausePicture({ sign }: { readonly sign: SignFace }) {
  return (
    <div className="relative grid size-full min-h-0 grid-cols-[minmax(0,1fr)] grid-rows-[minmax(0,1fr)] place-items-center p-4">
      <AnimalHead animal={sign.animal} state="asleep" size="min(100%, 360px)" />
      <Icon
        name="moon"
        size="min(96px, 22%)"
        filled
        fill="var(--sun)"
        className="absolute start-[14%] top-[4%]"
      />
    </div>
  );
}

/** Four seconds of the bowl and the finger before the mouth. It takes no button away. */
export function QuietSign({ sign }: { readonly sign: SignFace }) {
  const t = useTranslations('pupil.call');
  useOnScreen('panel', t('quiet'));
  return (
    <div className={styles.quiet} data-stage="quiet">
      <BowlPicture />
      <AnimalHead animal={sign.animal} state="quiet" />
      <p role="status">{t('quiet')}</p>
    </div>
  );
}

/** A singing bowl on its cushion, just struck. */
function BowlPicture() {
  return (
    <svg viewBox="0 0 240 240" aria-hidden className="keep-colours">
      <g stroke="#22303C" strokeWidth="4" strokeLinejoin="round" strokeLinecap="round">
        <ellipse cx="112" cy="206" rx="84" ry="20" fill="#6D4AA8" />
        <path d="M28 116c0 54 36 84 84 84s84-30 84-84z" fill="#E2A93B" />
        <path d="M46 150c14 8 38 12 66 12s52-4 66-12" fill="none" strokeOpacity=".45" />
        <ellipse cx="112" cy="116" rx="84" ry="20" fill="#C48A26" />
        <path d="M148 110l52-70" fill="none" strokeWidth="9" />
        <path d="M186 22l28 20-14 18-28-20z" fill="#C99A6B" />
        <path d="M20 84c-8 8-12 18-12 30M224 88c5 8 8 17 8 27" fill="none" />
        <path d="M40 62c-6 5-11 10-15 17M206 78" fill="none" />
      </g>
    </svg>
  );
}

/** One sticker that flies to the child and is gone; nobody counts it. */
export function PraiseSticker() {
  const t = useTranslations('pupil.call');
  return (
    <div role="status" aria-label={t('praise')} className={styles.sticker} data-stage="praise">
      <Icon name="star" size={96} filled fill="var(--sun)" />
    </div>
  );
}
