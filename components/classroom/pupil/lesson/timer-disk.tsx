'use client';

import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Icon } from '@/components/ui/icon';
import { TimeDisk } from '@/components/ui/time-disk';
import { useTap } from '@/components/ui/use-tap';
import { readServerOffset } from '@/lib/classroom/client/server-clock';
import type { TimerFact } from '@/lib/timer/schema';
import { usePupilAudio } from '../../speech/audio-context';
import { useNow } from '../use-now';
import styles from './extras.module.css';

const minuteMs = 60_000;

/** How much of the sand is left, 0 to 1. */
export function sandLeft(timer: TimerFact, now: number): number {
  if (timer.over) return 0;
  const start = Date.parse(timer.startedAt);
  const end = Date.parse(timer.endsAt);
  return end <= start ? 0 : Math.min(1, Math.max(0, (end - now) / (end - start)));
}

/** Time as sand, without digits; it presses some children, so a tap puts it away. Says when a minute is left. */
export function TimerDisk({ timer }: { readonly timer: TimerFact }) {
  const t = useTranslations('pupil.timer');
  const { sounds } = usePupilAudio();
  const [shown, setShown] = useState(true);
  const tap = useTap(() => setShown((was) => !was));
  const offset = useServerOffset();
  const now = useNow(timer.over ? null : 500) + offset;
  const untilMinute = Date.parse(timer.endsAt) - minuteMs;
  useEffect(() => {
    const wait = untilMinute - (Date.now() + offset);
    if (timer.over || wait <= 0) return;
    const bell = setTimeout(() => sounds.play('minute'), wait);
    return () => clearTimeout(bell);
  }, [untilMinute, offset, timer.over, sounds]);
  return (
    <button
      type="button"
      aria-label={shown ? t('hide') : t('show')}
      aria-pressed={shown}
      data-say={shown ? t('left') : t('show')}
      data-tap="lesson.clock"
      className={`tap ${styles.disk}`}
      {...tap}
    >
      {shown ? <TimeDisk fraction={sandLeft(timer, now)} size="100%" /> : <Icon name="clock" size={32} />}
    </button>
  );
}

function useServerOffset(): number {
  const [offset, setOffset] = useState(0);
  useEffect(() => {
    let over = false;
    void readServerOffset().then((known) => {
      if (!over) setOffset(known);
    });
    return () => {
      over = true;
    };
  }, []);
  return offset;
}
