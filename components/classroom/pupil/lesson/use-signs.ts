'use client';

import { useState } from 'react';
import type { Classroom } from '@/lib/classroom/client/classroom';
import type { SignalFact, SignalKind } from '@/lib/signals/schema';

type SignsInput = {
  readonly classroom: Classroom;
  readonly signals: readonly SignalFact[];
  readonly me: number;
  readonly onFailed: () => void;
};

/** What the child says without a word. The server keeps it and takes it away again; tapping the same sign hides it. */
export function useSigns({ classroom, signals, me, onFailed }: SignsInput) {
  const [open, setOpen] = useState(false);
  const mine = signals.find((signal) => signal.number === me)?.kind ?? null;
  async function tap(kind: SignalKind) {
    setOpen(false);
    const done = await (mine === kind
      ? classroom.send('signals.hide')
      : classroom.send('signals.show', { kind }));
    if (!done.ok) onFailed();
  }
  return {
    open,
    mine,
    toggle: () => setOpen((was) => !was),
    close: () => setOpen(false),
    tap: (kind: SignalKind) => void tap(kind),
  };
}
