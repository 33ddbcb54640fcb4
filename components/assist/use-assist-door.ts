'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { loadPart } from '@/components/shell/reload-when-back';
import { enterByLink, openAssistSeat, openLink } from '@/lib/assist/actions';
import type { AssistDoor, AssistRoom, EnterProblem, SeatProblem } from '@/lib/assist/schema';
import { cardEvent, takeCardSecret } from '@/lib/classroom/client/card-address';
import type { Classroom } from '@/lib/classroom/client/classroom';
import { refuse, type Result } from '@/lib/shared/result';
import { keep, readKept } from './assist-storage';

export type DoorProblem = 'gone' | 'too-many' | 'unavailable' | 'moved' | 'ended' | 'revoked';
export type DoorState =
  | { readonly type: 'opening' }
  | {
      readonly type: 'name';
      readonly door: AssistDoor;
      readonly problem: EnterProblem | null;
      readonly isBusy: boolean;
    }
  /** The name is known; the lesson has not begun. */
  | { readonly type: 'waiting'; readonly door: AssistDoor; readonly name: string }
  | { readonly type: 'room'; readonly classroom: Classroom; readonly room: AssistRoom }
  | { readonly type: 'problem'; readonly reason: DoorProblem };

type OpenSeat = { readonly linkSecret: string; readonly seatSecret: string };

const retryMs = 4_000;
const opening: DoorState = { type: 'opening' };

/** The server may be away: every question has an answer. */
async function asked<T, E extends string>(
  work: Promise<Result<T, E>>,
): Promise<Result<T, E | 'unavailable'>> {
  try {
    return await work;
  } catch {
    return refuse('unavailable');
  }
}

/** Takes the secret out of the page's first script; a tab that has a seat already keeps it over a reload. */
function useLinkSecret(): string | null {
  const [secret, setSecret] = useState(takeLink);
  useEffect(() => {
    const onLink = () => setSecret(takeLink());
    window.addEventListener(cardEvent, onLink);
    return () => window.removeEventListener(cardEvent, onLink);
  }, []);
  return secret;
}

function takeLink(): string | null {
  const fresh = takeCardSecret();
  const kept = readKept();
  if (fresh === null || fresh === kept?.linkSecret) return kept?.linkSecret ?? fresh;
  keep({ linkSecret: fresh, seatSecret: null, name: '' });
  return fresh;
}

/** From the link to the seat: a name once, then the room; and what may stand in the way. */
export function useAssistDoor() {
  const secret = useLinkSecret();
  const [state, setState] = useState<DoorState>(opening);
  const [round, setRound] = useState(0);
  const held = useRef<Classroom | null>(null);

  const openRoom = useCallback(async (kept: OpenSeat, isOver: () => boolean): Promise<void> => {
    const { seatSecret, linkSecret } = kept;
    const opened = await asked(openAssistSeat({ seatSecret }));
    if (isOver()) return;
    if (!opened.ok) {
      // The seat is another tab's now, unless its link opens nothing any more.
      const link = opened.code === 'moved' ? await asked(openLink({ secret: linkSecret })) : null;
      if (!isOver()) setState({ type: 'problem', reason: link?.ok === false ? link.code : opened.code });
      return;
    }
    const { createClassroom } = await loadPart(() => import('@/lib/classroom/client/classroom-store'));
    if (isOver()) return;
    const { pass, room } = opened.value;
    const refreshPass = async () => {
      const again = await openAssistSeat({ seatSecret });
      return again.ok ? { ok: true as const, value: again.value.pass } : refuse(passProblem(again.code));
    };
    held.current = createClassroom({ pass, refreshPass });
    setState({ type: 'room', classroom: held.current, room });
  }, []);

  useEffect(() => {
    let over = false;
    const isOver = () => over;
    async function open(): Promise<void> {
      const kept = readKept();
      if (kept?.seatSecret && kept.linkSecret === secret) {
        return openRoom({ linkSecret: secret, seatSecret: kept.seatSecret }, isOver);
      }
      if (secret === null) return setState({ type: 'problem', reason: 'gone' });
      const door = await asked(openLink({ secret }));
      if (over) return;
      if (!door.ok) return setState({ type: 'problem', reason: door.code });
      setState({ type: 'name', door: door.value, problem: null, isBusy: false });
    }
    void open();
    return () => {
      over = true;
      held.current?.close();
      held.current = null;
    };
  }, [secret, round, openRoom]);

  const enter = useCallback(
    async (door: AssistDoor, name: string): Promise<void> => {
      if (secret === null) return;
      const entered = await asked(enterByLink({ secret, name }));
      if (entered.ok) {
        keep({ linkSecret: secret, seatSecret: entered.value.seatSecret, name });
        return setRound((before) => before + 1);
      }
      if (entered.code === 'not-started') return setState({ type: 'waiting', door, name });
      if (entered.code === 'gone') return setState({ type: 'problem', reason: 'gone' });
      setState({ type: 'name', door, problem: entered.code, isBusy: false });
    },
    [secret],
  );

  const waitsFor = state.type === 'waiting' ? state : null;
  useEffect(() => {
    if (!waitsFor) return;
    const timer = setTimeout(() => void enter(waitsFor.door, waitsFor.name), retryMs);
    return () => clearTimeout(timer);
  }, [waitsFor, enter]);

  const isAway = state.type === 'problem' && state.reason === 'unavailable';
  useEffect(() => {
    if (!isAway) return;
    const timer = setTimeout(() => setRound((before) => before + 1), retryMs);
    return () => clearTimeout(timer);
  }, [isAway, round]);

  return {
    state,
    submit: (door: AssistDoor, name: string) => {
      setState({ type: 'name', door, problem: null, isBusy: true });
      void enter(door, name);
    },
    /** This tab takes the seat back from the newer one. */
    comeBack: () => {
      if (secret !== null) keep({ linkSecret: secret, seatSecret: null, name: readKept()?.name ?? '' });
      setState(opening);
      setRound((before) => before + 1);
    },
  };
}

function passProblem(code: SeatProblem): 'expired' | 'removed' | 'ended' | 'unavailable' {
  switch (code) {
    case 'moved':
      return 'expired';
    case 'revoked':
      return 'removed';
    case 'ended':
    case 'unavailable':
      return code;
  }
}
