'use client';

import { useTranslations } from 'use-intl';
import { AnimalHead } from '@/components/ui/animal-head';
import { BadgeMark } from '@/components/ui/badge-mark';
import { PupilButton } from '@/components/ui/pupil-button';
import type { SignFace } from '@/lib/shared/signs';
import { useOnScreen, useSayOnce } from '../../speech/audio-context';
import { AdultLine } from '../adult-line';
import styles from './lesson.module.css';

type InvitationProps = { readonly sign: SignFace; readonly onYes: () => void; readonly onLater: () => void };

/** A row of its own: the task stays visible while the child decides. */
export function Invitation({ sign, onYes, onLater }: InvitationProps) {
  const t = useTranslations('pupil.turn');
  const sentence = `${t('title')} ${t('ask')}`;
  useOnScreen('row', sentence);
  useSayOnce(sentence);
  return (
    <section className={styles.turn} aria-label={t('title')} data-say={sentence}>
      <span className={styles.turnSign}>
        <span className="relative grid">
          <AnimalHead
            animal={sign.animal}
            state="happy"
            size={94}
            className="h-auto max-w-[78%] justify-self-center"
          />
          <span className="absolute -end-2 -bottom-3">
            <BadgeMark badge={sign.badge} size={34} />
          </span>
        </span>
      </span>
      <p className={styles.turnWords} role="status">
        <b>{t('title')}</b>
        <span>{t('ask')}</span>
      </p>
      <div className={styles.turnAnswers}>
        <PupilButton word={t('yes')} icon="mouth-open" variant="primary" onTap={onYes} data-tap="turn.yes" />
        <PupilButton word={t('later')} onTap={onLater} data-tap="turn.later" />
      </div>
    </section>
  );
}

type AgainRowProps = {
  readonly device: 'microphone' | 'camera';
  readonly onYes: () => void;
  readonly onNo: () => void;
};

/** After a pause for all: what was on before comes back only when the child says so. */
export function AgainRow({ device, onYes, onNo }: AgainRowProps) {
  const t = useTranslations('pupil.again');
  const sentence = device === 'microphone' ? t('mic') : t('camera');
  useOnScreen('row', sentence);
  useSayOnce(sentence);
  return (
    <section className={styles.turn} aria-label={sentence} data-say={sentence}>
      <p className={styles.turnWords} role="status">
        <b>{sentence}</b>
      </p>
      <div className={styles.turnAnswers}>
        <PupilButton
          word={t('yes')}
          icon={device === 'microphone' ? 'mouth-open' : 'eye-open'}
          variant="primary"
          onTap={onYes}
          data-tap="again.yes"
        />
        <PupilButton word={t('no')} onTap={onNo} data-tap="again.no" />
      </div>
    </section>
  );
}

/** The browser plays no sound before a tap. */
export function BellRow({ onTap }: { readonly onTap: () => void }) {
  const t = useTranslations('pupil.bell');
  const adult = useTranslations('pupil.adult');
  useOnScreen('row', t('title'));
  useSayOnce(t('title'));
  return (
    <section className={styles.turn} aria-label={t('button')} data-say={t('title')}>
      <p className={styles.turnWords} role="status">
        <b>{t('title')}</b>
      </p>
      <AdultLine place="row" text={adult('bell')} code="sound-blocked" />
      <div className={styles.turnAnswers}>
        <PupilButton word={t('button')} icon="bell" variant="primary" onTap={onTap} data-tap="bell" />
      </div>
    </section>
  );
}
