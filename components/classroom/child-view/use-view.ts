'use client';

import { useEffect, useState } from 'react';
import { readKept } from '@/components/assist/assist-storage';
import { openView } from '@/lib/classroom/actions';
import type { Classroom } from '@/lib/classroom/client/classroom';
import { refuse } from '@/lib/shared/result';
import { readSeatSecret } from '../staff/seat-storage';

export type ViewState =
  | { readonly type: 'opening' }
  | { readonly type: 'open'; readonly classroom: Classroom }
  | { readonly type: 'problem'; readonly reason: 'elsewhere' | 'ended' | 'unavailable' };

const retryMs = 4_000;

/** The view of the adult who sits in this tab: a frame has its tab's seat. */
export function useView(lessonId: string): ViewState {
  const [state, setState] = useState<ViewState>({ type: 'opening' });
  useEffect(() => {
    let isOver = false;
    let classroom: Classroom | null = null;
    let timer: ReturnType<typeof setTimeout> | null = null;
    const seatSecret = readSeatSecret(lessonId) ?? readKept()?.seatSecret ?? null;
    const refreshPass = () =>
      seatSecret === null
        ? Promise.resolve(refuse('expired'))
        : openView({ seatSecret }).catch(() => refuse('unavailable'));
    async function open(): Promise<void> {
      const pass = await refreshPass();
      if (isOver) return;
      if (!pass.ok) {
        setState({ type: 'problem', reason: problemOf(pass.code) });
        if (pass.code === 'unavailable') timer = setTimeout(() => void open(), retryMs);
        return;
      }
      const { createView } = await import('@/lib/classroom/client/view-store');
      if (isOver) return;
      classroom = createView({ pass: pass.value, refreshPass });
      setState({ type: 'open', classroom });
    }
    void open();
    return () => {
      isOver = true;
      if (timer) clearTimeout(timer);
      classroom?.close();
    };
  }, [lessonId]);
  return state;
}

function problemOf(code: 'expired' | 'refused' | 'ended' | 'unavailable') {
  if (code === 'ended') return 'ended';
  return code === 'unavailable' ? 'unavailable' : 'elsewhere';
}
