'use client';

import { useRef } from 'react';
import type { Classroom } from '@/lib/classroom/client/classroom';
import type { LessonFacts } from '@/lib/classroom/schema';
import { usePupilAudio } from '../../speech/audio-context';

type HandInput = {
  readonly classroom: Classroom;
  readonly hands: LessonFacts['hands'];
  readonly me: number;
  readonly onFailed: () => void;
};

/** The own hand in the one queue. `place` counts from 1; null while it is down or while it is the child's turn. */
export function useHand({ classroom, hands, me, onFailed }: HandInput) {
  const { sounds } = usePupilAudio();
  const busy = useRef(false);
  const mine = hands.find((hand) => hand.number === me);
  const waiting = hands.filter((hand) => !hand.turn);
  const index = waiting.findIndex((hand) => hand.number === me);

  async function toggle() {
    if (busy.current) return;
    busy.current = true;
    const done = await classroom.send(mine ? 'hands.lower' : 'hands.raise');
    busy.current = false;
    if (!done.ok) onFailed();
    else if (!mine) sounds.play('hand');
  }

  return { up: mine !== undefined, place: index < 0 ? null : index + 1, toggle: () => void toggle() };
}
