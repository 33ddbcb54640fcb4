'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { loadPart } from '@/components/shell/reload-when-back';
import { enterByLink, openAssistSeat, openLink } from '@/lib/assist/actions';
import {
  seatProblems,
  type AssistDoor,
  type AssistRoom,
  type EnterProblem,
  type SeatProblem,
} from '@/lib/assist/schema';
import { cardEvent, takeCardSecret } from '@/lib/classroom/client/card-address';
import type { Classroom } from '@/lib/classroom/client/classroom';
import { openSeat } from '@/lib/classroom/actions';
import type { Pass } from '@/lib/classroom/schema';
import { ok, refuse, type Result } from '@/lib/shared/result';
import { faceOfNumber, type SignFace } from '@/lib/shared/signs';
import { keep, readKept, type KeptSeat } from './assist-storage';

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
  | { readonly type: 'guest'; readonly classroom: Classroom; readonly face: SignFace }
  | { readonly type: 'problem'; readonly reason: DoorProblem };

type OpenSeat = Omit<KeptSeat, 'seatSecret' | 'name'> & { readonly seatSecret: string };

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
  keep({ linkSecret: fresh, seatSecret: null, name: '', isGuest: false });
  return fresh;
}

/** From the link to the seat: a name once, then the room; and what may stand in the way. */
export function useAssistDoor() {
  const secret = useLinkSecret();
  const [state, setState] = useState<DoorState>(opening);
  const [round, setRound] = useState(0);
  const held = useRef<Classroom | null>(null);

  const openRoom = useCallback(async (kept: OpenSeat, isOver: () => boolean): Promise<void> => {
    const { linkSecret } = kept;
    const opened = await asked(openKept(kept));
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
      const again = await openKept(kept);
      return again.ok ? { ok: true as const, value: again.value.pass } : refuse(passProblem(again.code));
    };
    const classroom = createClassroom({ pass, refreshPass });
    held.current = classroom;
    setState(
      room
        ? { type: 'room', classroom, room }
        : { type: 'guest', classroom, face: faceOfNumber(pass.seat.number) },
    );
  }, []);

  useEffect(() => {
    let over = false;
    const isOver = () => over;
    async function open(): Promise<void> {
      const kept = readKept();
      if (kept?.seatSecret && kept.linkSecret === secret) {
        return openRoom({ ...kept, seatSecret: kept.seatSecret }, isOver);
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
        const isGuest = door.role === 'guest';
        keep({ linkSecret: secret, seatSecret: entered.value.seatSecret, name, isGuest });
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

  const forget = useCallback(() => {
    const kept = readKept();
    if (kept) keep({ ...kept, seatSecret: null });
  }, []);

  return {
    state,
    submit: (door: AssistDoor, name: string) => {
      setState({ type: 'name', door, problem: null, isBusy: true });
      void enter(door, name);
    },
    /** This tab takes the seat back from the newer one. */
    comeBack: () => {
      forget();
      setState(opening);
      setRound((before) => before + 1);
    },
    /** The seat of this tab is no more. */
    forget,
    /** Opens the seat of this tab anew. */
    openAgain: () => setRound((before) => before + 1),
  };
}

/** A guest's seat is opened like a child's; there is no room of an adult behind it. */
async function openKept({
  seatSecret,
  isGuest,
}: OpenSeat): Promise<Result<{ readonly pass: Pass; readonly room: AssistRoom | null }, SeatProblem>> {
  if (!isGuest) return openAssistSeat({ seatSecret });
  const opened = await openSeat({ seatSecret });
  return opened.ok ? ok({ pass: opened.value, room: null }) : refuse(seatProblems[opened.code]);
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
