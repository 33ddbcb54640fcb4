'use client';

import { useEffect, useEffectEvent, useState } from 'react';
import type { LessonFacts } from '@/lib/classroom/schema';
import { usePupilAudio } from '../../speech/audio-context';
import { useFresh } from './use-fresh';

export const quietMs = 4_000;
export const praiseMs = 900;

type MomentsInput = {
  readonly facts: Partial<LessonFacts>;
  readonly me: number;
  readonly steady: boolean;
};

/** What happens once and leaves nothing: the quiet sign, a sticker, and the sounds of everything that begins. */
export function useMoments({ facts, me, steady }: MomentsInput) {
  const { sounds } = usePupilAudio();
  const [quiet, setQuiet] = useState<string | null>(null);
  const [praise, setPraise] = useState<number | null>(null);
  const { attention, praise: given, timer, hands } = facts;
  const quietAt = attention?.quietAt ?? null;
  const turn = hands?.find((hand) => hand.number === me && hand.turn)?.since ?? null;
  const event = (slice: keyof LessonFacts, key: string | null) => ({ known: slice in facts, key, steady });

  useFresh(event('attention', quietAt), () => {
    sounds.play('bowl');
    setQuiet(quietAt);
  });
  useFresh(event('attention', attention?.eyesUntil ? 'eyes' : null), () => sounds.play('bowl'));
  useFresh(
    event('praise', given && (given.number === null || given.number === me) ? `${given.id}` : null),
    () => {
      sounds.play('praise');
      setPraise(given?.id ?? null);
    },
  );
  useFresh(event('timer', timer?.over ? timer.endsAt : null), () => sounds.play('bowl'));
  useFresh(event('hands', turn), () => sounds.play('turn'));

  useGone(quiet, quietMs, () => setQuiet(null));
  useGone(praise, praiseMs, () => setPraise(null));
  return { quiet: quiet !== null, praise };
}

/** Takes something away after a while; a new one starts anew. */
function useGone(thing: string | number | null, afterMs: number, onGone: () => void): void {
  const go = useEffectEvent(onGone);
  useEffect(() => {
    if (thing === null) return;
    const timer = setTimeout(() => go(), afterMs);
    return () => clearTimeout(timer);
  }, [thing, afterMs]);
}
