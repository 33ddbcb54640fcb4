'use client';

import { useCallback, useEffect, useState } from 'react';
import type { Act } from './room-context';

export type UndoWhat = 'turn' | 'clear' | 'draw' | 'strip';
export type Undo = {
  /** What can be taken back for five seconds; null: nothing. */
  readonly what: UndoWhat | null;
  readonly offer: (what: UndoWhat) => void;
  readonly take: () => void;
};

const offeredMs = 5_000;
const intents: Readonly<Record<UndoWhat, readonly string[]>> = {
  turn: ['hands.undo'],
  clear: ['hands.undo', 'signals.undo'],
  draw: ['draw.undo'],
  strip: ['strip.undo'],
};

/** The last thing done here by mistake can be taken back by one tap. */
export function useUndo(act: Act): Undo {
  const [last, setLast] = useState<{ readonly what: UndoWhat } | null>(null);
  useEffect(() => {
    if (!last) return;
    const timer = setTimeout(() => setLast(null), offeredMs);
    return () => clearTimeout(timer);
  }, [last]);
  const offer = useCallback((what: UndoWhat) => setLast({ what }), []);
  function take(): void {
    if (!last) return;
    setLast(null);
    for (const type of intents[last.what]) void act(type, {}, 'undo');
  }
  return { what: last?.what ?? null, offer, take };
}
