'use client';

import { useEffect, useState } from 'react';
import { loadPart } from '@/components/shell/reload-when-back';
import { enterAsStaff, openSeat, type StaffRefusal } from '@/lib/classroom/actions';
import type { Classroom } from '@/lib/classroom/client/classroom';
import type { Pass } from '@/lib/classroom/schema';
import { ok, type Result } from '@/lib/shared/result';
import { clearSeatSecret, readSeatSecret, writeSeatSecret } from './seat-storage';

export type EntryProblem = StaffRefusal | 'moved';
export type Entry =
  | { readonly type: 'entering' }
  | { readonly type: 'room'; readonly classroom: Classroom }
  | { readonly type: 'problem'; readonly reason: EntryProblem };

const retryMs = 4_000;

/** The way into the room: the seat of this tab if it has one, else a new secret for the teacher's seat. */
export function useStaffEntry(lessonId: string): { readonly entry: Entry; readonly enterAnew: () => void } {
  const [entry, setEntry] = useState<Entry>({ type: 'entering' });
  const [round, setRound] = useState(0);

  useEffect(() => {
    let isOver = false;
    let classroom: Classroom | null = null;
    let timer: ReturnType<typeof setTimeout> | null = null;
    async function enter(): Promise<void> {
      const found = await takeSeat(lessonId).catch(() => unavailable);
      if (isOver) return;
      if (!found.ok) {
        setEntry({ type: 'problem', reason: found.code });
        if (found.code === 'unavailable') timer = setTimeout(() => void enter(), retryMs);
        return;
      }
      const { createClassroom } = await loadPart(() => import('@/lib/classroom/client/classroom-store'));
      if (isOver) return;
      const { seatSecret, pass } = found.value;
      classroom = createClassroom({ pass, refreshPass: () => openSeat({ seatSecret }) });
      setEntry({ type: 'room', classroom });
    }
    void enter();
    return () => {
      isOver = true;
      if (timer) clearTimeout(timer);
      classroom?.close();
    };
  }, [lessonId, round]);

  return {
    entry,
    enterAnew: () => {
      clearSeatSecret(lessonId);
      setEntry({ type: 'entering' });
      setRound((before) => before + 1);
    },
  };
}

const unavailable = { ok: false, code: 'unavailable' } as const;

async function takeSeat(lessonId: string): Promise<Result<{ seatSecret: string; pass: Pass }, EntryProblem>> {
  const seatSecret = readSeatSecret(lessonId);
  if (seatSecret !== null) {
    const pass = await openSeat({ seatSecret });
    if (pass.ok) return ok({ seatSecret, pass: pass.value });
    // Another tab has the seat now: nothing is taken from it without being asked.
    if (pass.code === 'expired') return { ok: false, code: 'moved' };
    return { ok: false, code: pass.code === 'unavailable' ? 'unavailable' : 'ended' };
  }
  const entered = await enterAsStaff({ lessonId });
  if (entered.ok) writeSeatSecret(lessonId, entered.value.seatSecret);
  return entered;
}
