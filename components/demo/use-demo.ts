'use client';

import { useEffect, useState } from 'react';
import { loadPart } from '@/components/shell/reload-when-back';
import { openSeat } from '@/lib/classroom/actions';
import type { Classroom } from '@/lib/classroom/client/classroom';
import type { Pass } from '@/lib/classroom/schema';
import { openDemo } from '@/lib/demo/actions';
import type { DemoProblem, DemoSeat } from '@/lib/demo/schema';
import { ok, refuse, type Result } from '@/lib/shared/result';
import { forgetDemo, keepDemo, readDemo } from './demo-storage';

export type DemoState =
  | { readonly type: 'opening' }
  | { readonly type: 'room'; readonly classroom: Classroom; readonly roster: DemoSeat['roster'] }
  | { readonly type: 'problem'; readonly reason: DemoProblem };

/** Goes on with the demo lesson of this tab, else with the teacher's running one, else begins one. */
export function useDemo(): { readonly state: DemoState; readonly openAgain: () => void } {
  const [state, setState] = useState<DemoState>({ type: 'opening' });
  const [round, setRound] = useState(0);
  useEffect(() => {
    let isOver = false;
    let classroom: Classroom | null = null;
    async function open(): Promise<void> {
      const found = await takeSeat().catch(() => refuse('unavailable'));
      if (isOver) return;
      if (!found.ok) return setState({ type: 'problem', reason: found.code });
      const { createClassroom } = await loadPart(() => import('@/lib/classroom/client/classroom-store'));
      if (isOver) return;
      const { seat, pass } = found.value;
      const { seatSecret, roster } = seat;
      classroom = createClassroom({ pass, refreshPass: () => openSeat({ seatSecret }) });
      setState({ type: 'room', classroom, roster });
    }
    void open();
    return () => {
      isOver = true;
      classroom?.close();
    };
  }, [round]);
  return {
    state,
    openAgain: () => {
      forgetDemo();
      setState({ type: 'opening' });
      setRound((before) => before + 1);
    },
  };
}

type Seated = { readonly seat: DemoSeat; readonly pass: Pass };

async function takeSeat(): Promise<Result<Seated, DemoProblem>> {
  const kept = readDemo();
  const known = kept ? await openSeat({ seatSecret: kept.seatSecret }) : null;
  if (kept && known?.ok) return ok({ seat: kept, pass: known.value });
  if (known?.ok === false && known.code === 'unavailable') return refuse('unavailable');
  const opened = await openDemo();
  if (!opened.ok) return opened;
  const pass = await openSeat({ seatSecret: opened.value.seatSecret });
  if (!pass.ok) return refuse('unavailable');
  keepDemo(opened.value);
  return ok({ seat: opened.value, pass: pass.value });
}
