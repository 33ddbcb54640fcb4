'use client';

import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { AnimalHead } from '@/components/ui/animal-head';
import { BadgeMark } from '@/components/ui/badge-mark';
import { Icon } from '@/components/ui/icon';
import { PupilButton } from '@/components/ui/pupil-button';
import type { LessonFacts, SeatView } from '@/lib/classroom/schema';
import { useOnScreen, useSayOnce } from '../../../speech/audio-context';
import styles from './stage.module.css';

const shuffleEveryMs = 500;

type DrawStageProps = {
  readonly draw: NonNullable<LessonFacts['draw']>;
  readonly seats: readonly SeatView[];
  readonly me: number;
  readonly onJoker: () => void;
};

/** Everybody thinks while the animals change places, then one steps forward. Nobody was chosen before it is shown. */
export function DrawStage({ draw, seats, me, onJoker }: DrawStageProps) {
  const t = useTranslations('pupil');
  const animal = useTranslations('ui.animal');
  const children = seats.filter((seat) => seat.role === 'pupil' && seat.state === 'admitted');
  const turn = useShuffle(draw.phase === 'thinking');
  const drawn = draw.phase === 'shown' ? children.find((seat) => seat.number === draw.number) : undefined;
  const passing = turn === null ? undefined : children[turn % Math.max(1, children.length)];
  const shown = drawn ?? passing;
  const sentence = drawn
    ? t('call.drawn', { name: drawn.name ?? animal(drawn.animal ?? 'penguin') })
    : t('call.think');
  const mayPass = drawn?.number === me && draw.joker;
  useOnScreen('stage', sentence);
  useSayOnce(sentence);
  return (
    <div
      className={`${styles.fill} ${styles.drawn}`}
      data-stage="draw"
      data-joker={mayPass}
      data-say={sentence}
    >
      <div key={drawn?.number ?? 'think'} className={styles.figure} data-shown={drawn !== undefined}>
        {shown ? (
          <Head seat={shown} happy={drawn !== undefined} />
        ) : (
          <Icon name="dice" size="min(240px, 70%)" filled fill="var(--sun)" />
        )}
      </div>
      <h2 role="status">{sentence}</h2>
      {mayPass ? <PupilButton word={t('turn.later')} onTap={onJoker} data-tap="draw.joker" /> : null}
    </div>
  );
}

function Head({ seat, happy }: { readonly seat: SeatView; readonly happy: boolean }) {
  const badge = seat.badge ?? 'sun';
  return (
    <span className={`relative ${styles.big}`} style={{ background: `var(--${badge}-tint)` }}>
      <AnimalHead animal={seat.animal ?? 'penguin'} state={happy ? 'happy' : 'open'} size="78%" />
      <span className="absolute end-[6%] bottom-[4%]">
        <BadgeMark badge={badge} size={56} />
      </span>
    </span>
  );
}

/** Which child passes by; null for a child that wants stillness. */
function useShuffle(on: boolean): number | null {
  const [turn, setTurn] = useState(0);
  const [still] = useState(() => window.matchMedia('(prefers-reduced-motion: reduce)').matches);
  const moving = on && !still;
  useEffect(() => {
    if (!moving) return;
    const timer = setInterval(() => setTurn((was) => was + 1), shuffleEveryMs);
    return () => clearInterval(timer);
  }, [moving]);
  return moving ? turn : null;
}
