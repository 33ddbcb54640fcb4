'use client';

import { lazy, Suspense } from 'react';
import { useTranslations } from 'use-intl';
import { DiscButton } from '@/components/ui/disc-button';
import { Icon } from '@/components/ui/icon';
import { useTap } from '@/components/ui/use-tap';
import type { LessonFacts } from '@/lib/classroom/schema';
import { useOnScreen } from '../../speech/audio-context';
import styles from './extras.module.css';

const TimerDisk = lazy(() => import('./timer-disk').then((module) => ({ default: module.TimerDisk })));
const NoiseLight = lazy(() => import('./noise-light').then((module) => ({ default: module.NoiseLight })));

type ExtrasProps = {
  readonly facts: Partial<LessonFacts>;
  /** Portrait strips are narrow: a message comes before the ears. */
  readonly withNoise: boolean;
  /** Null: children have no chat here. */
  readonly chat: { readonly open: boolean; readonly onTap: () => void } | null;
};

export const hasExtras = (facts: Partial<LessonFacts>): boolean => Boolean(facts.timer ?? facts.noise?.on);

/** The sand of the lesson's timer. */
export function Clock({ timer }: { readonly timer: LessonFacts['timer'] | undefined }) {
  return timer ? (
    <Suspense fallback={null}>
      <TimerDisk key={timer.endsAt} timer={timer} />
    </Suspense>
  ) : null;
}

/** What is there only now and then: the ears, the pen for writing. */
export function Extras({ facts, withNoise, chat }: ExtrasProps) {
  const { noise } = facts;
  return (
    <Suspense fallback={null}>
      {noise?.on && withNoise ? <NoiseLight level={noise.level} /> : null}
      {chat ? <ChatButton {...chat} /> : null}
    </Suspense>
  );
}

function ChatButton({ open, onTap }: { readonly open: boolean; readonly onTap: () => void }) {
  const t = useTranslations('pupil.lesson');
  return (
    <DiscButton
      icon="pen"
      size={64}
      label={t('chat')}
      labelSize="hidden"
      toggle
      state={open ? 'on' : 'off'}
      onTap={onTap}
      data-tap="lesson.chat"
    />
  );
}

/** While a child has the turn: that it has it, and how it ends. */
export function OwnTurn({ words, onDone }: { readonly words: boolean; readonly onDone: () => void }) {
  const t = useTranslations('pupil.turn');
  const tap = useTap(onDone);
  useOnScreen('row', t('title'));
  return (
    <span className={styles.speak}>
      {words ? <p role="status">{t('title')}</p> : null}
      <button type="button" className={`tap ${styles.done}`} data-tap="turn.done" {...tap}>
        <Icon name="check" size={30} />
        {t('done')}
      </button>
    </span>
  );
}
