'use client';

import { useEffect, useRef, useState } from 'react';
import type { Classroom } from '@/lib/classroom/client/classroom';
import type { DeviceState } from '@/lib/classroom/client/media';
import type { LessonFacts } from '@/lib/classroom/schema';

export type Turn = {
  /** The invitation is open: nothing was said to it yet. */
  readonly invited: boolean;
  /** The child said yes, and its turn is not over. */
  readonly speaking: boolean;
  /** "Fertig": the child ends its own turn. */
  readonly done: () => void;
  readonly accept: () => void;
  readonly later: () => void;
};

type TurnInput = {
  readonly classroom: Classroom;
  readonly hands: LessonFacts['hands'];
  readonly me: number;
  readonly microphone: DeviceState;
  /** The youngest speak only while it is their turn. */
  readonly closesWithTurn: boolean;
};

async function endTurn(classroom: Classroom): Promise<void> {
  const done = await classroom.send('hands.done');
  if (!done.ok) await classroom.send('hands.lower'); // taken away meanwhile, or never heard of: the hand goes down anyway
}

/** An invitation opens no microphone; the child does. Whoever has spoken and closed it is done, and the hand goes down. */
export function useTurn({ classroom, hands, me, microphone, closesWithTurn }: TurnInput): Turn {
  const mine = hands.find((hand) => hand.number === me);
  const turnKey = mine?.turn ? mine.since : null;
  const [accepted, setAccepted] = useState<string | null>(null);
  const spoke = useRef(false);
  const holding = useRef(false);
  const speaking = microphone.type === 'on';

  useEffect(() => {
    if (!holding.current) return;
    if (turnKey !== accepted) {
      // The teacher ended the turn or gave it on.
      if (closesWithTurn && speaking) void classroom.setMicrophone(false);
      holding.current = false;
      return;
    }
    if (speaking) spoke.current = true;
    else if (spoke.current) {
      holding.current = false;
      void endTurn(classroom);
    }
  }, [accepted, turnKey, speaking, closesWithTurn, classroom]);

  return {
    invited: turnKey !== null && accepted !== turnKey,
    accept: () => {
      setAccepted(turnKey);
      holding.current = true;
      spoke.current = false;
      void classroom.setMicrophone(true);
    },
    speaking: turnKey !== null && accepted === turnKey,
    done: () => {
      holding.current = false;
      void classroom.setMicrophone(false);
      void endTurn(classroom);
    },
    later: () => void classroom.send('hands.later'),
  };
}
