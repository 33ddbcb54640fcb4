'use client';

import { useEffect, useRef, useState } from 'react';
import type { ClassroomSnapshot } from '@/lib/classroom/client/classroom';
import { stages } from '@/lib/classroom/schema';
import type { KeyAction } from './key-actions';
import type { Body, Room } from './room-context';
import type { Undo, UndoWhat } from './use-undo';

/** What lies open besides the lesson itself. */
export type Opened = 'keys' | 'poll' | 'chat' | 'absent' | null;

type Input = {
  readonly room: Room;
  readonly snapshot: ClassroomSnapshot;
  readonly undo: Undo;
  readonly timerSeconds: number;
  readonly onOpen: (what: Exclude<Opened, null>) => void;
  readonly onTimeMenu: () => void;
  readonly onTableMenu: () => void;
};

export type LessonActions = Readonly<Record<Exclude<KeyAction, 'voice'>, () => void>> & {
  /** For four seconds after "Leise" the same tap also mutes everybody. */
  readonly isQuietAgain: boolean;
  readonly voice: (on: boolean) => void;
  /** Gives the turn to one child. */
  readonly turn: (number: number) => void;
  /** Begins a step of the strip, for everybody. */
  readonly go: (at: number) => void;
  readonly shut: () => void;
};

const secondTapMs = 4_000;

/** Everything a teacher does with one tap or one key, in one place: a button and its key can never differ. */
export function useLessonActions(input: Input): LessonActions {
  const { room, snapshot, undo, timerSeconds, onOpen, onTimeMenu, onTableMenu } = input;
  const { act, classroom } = room;
  const { facts, media } = snapshot;
  const [isQuietAgain, setQuietAgain] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const speaks = useRef(false);
  useEffect(() => () => void (timer.current && clearTimeout(timer.current)), []);

  const undoable = async (what: UndoWhat, type: string, body?: Body, key?: number) => {
    const result = await act(type, body, key);
    if (result.ok) undo.offer(what);
  };
  const hasMedia = facts.lesson?.media === true;
  const speaker = facts.hands?.find((hand) => hand.turn)?.number ?? null;

  const go = (at: number) => {
    const isThere = facts.strip?.steps[at] !== undefined && facts.strip.at !== at;
    if (isThere) void undoable('strip', 'strip.go', { at });
  };

  return {
    isQuietAgain,
    quiet: () => {
      if (timer.current) clearTimeout(timer.current);
      if (isQuietAgain) void act('media.mute-all');
      else void act('attention.quiet');
      setQuietAgain(!isQuietAgain);
      timer.current = setTimeout(() => setQuietAgain(false), secondTapMs);
    },
    eyes: () => void act('attention.eyes', { on: !isHeld(facts.attention?.eyesUntil) }),
    next: () => {
      if (facts.hands?.some((hand) => !hand.turn)) void undoable('turn', 'hands.next');
    },
    turn: (number) => void undoable('turn', 'hands.give-turn', { number }, number),
    draw: () => void undoable('draw', 'draw.start'),
    time: () => (facts.timer ? onTimeMenu() : void act('timer.start', { seconds: timerSeconds })),
    poll: () => (facts.poll?.open ? void act('poll.close') : onOpen('poll')),
    tables: onTableMenu,
    praise: () => void act('praise.give', { number: speaker }),
    clear: () => {
      void act('hands.lower-all', {}, 'clear');
      void undoable('clear', 'signals.clear');
    },
    stage: () => {
      const at = facts.room ? stages.indexOf(facts.room.stage) : -1;
      if (at >= 0) void act('room.stage', { stage: stages[(at + 1) % stages.length] });
    },
    everybody: () => void act('attention.gallery', { on: facts.attention?.gallery !== true }),
    microphone: () => void (hasMedia && classroom.setMicrophone(media.microphone.type !== 'on')),
    camera: () => void (hasMedia && classroom.setCamera(media.camera.type !== 'on')),
    screen: () => void (hasMedia && classroom.setScreen(media.screen.type !== 'on')),
    absent: () => onOpen('absent'),
    undo: undo.take,
    go,
    step: () => go(facts.strip?.at === null ? 0 : (facts.strip?.at ?? 0) + 1),
    voice: (on) => {
      if (speaks.current === on) return;
      speaks.current = on;
      void act('attention.voice', { on });
    },
    shut: () => void act('protection.shut'),
  };
}

export const isHeld = (until: string | null | undefined): boolean =>
  until !== null && until !== undefined && Date.parse(until) > Date.now();
