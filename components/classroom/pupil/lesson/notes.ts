'use client';

import { useEffect, useState } from 'react';
import type { DeviceState, MediaSnapshot } from '@/lib/classroom/client/media';
import type { LessonFacts, SeatRights } from '@/lib/classroom/schema';

export type NoteName =
  | 'mic-denied'
  | 'mic-missing'
  | 'mic-closed'
  | 'echo'
  | 'camera-closed'
  | 'camera-asleep'
  | 'no-media'
  | 'media-lost'
  | 'again'
  | 'time-over'
  | CallNote;
/** Everybody's buttons sleep. */
export type CallNote = 'eyes' | 'pause';

/** Why the microphone cannot be had, as a child understands it; null when it can. */
export function micNote(
  microphone: DeviceState,
  state: MediaSnapshot['state'],
  rights?: SeatRights,
): NoteName | null {
  if (state === 'unavailable') return 'no-media';
  if (microphone.type === 'problem') return microphone.reason === 'denied' ? 'mic-denied' : 'mic-missing';
  return rights?.microphone === false ? 'mic-closed' : null;
}

/** What the whole lesson has to say as long as it is so. */
export function standingNote(
  state: MediaSnapshot['state'],
  timer: LessonFacts['timer'] | undefined,
): NoteName | null {
  if (timer?.over) return 'time-over';
  return state === 'unavailable' ? 'no-media' : state === 'lost' ? 'media-lost' : null;
}

export type Note = { readonly text: string; readonly say: string };

/** A word to the child that stays until the next touch: nothing goes away by time alone. */
export function useNote(): [note: Note | null, show: (note: Note) => void] {
  const [note, setNote] = useState<Note | null>(null);
  useEffect(() => {
    if (note === null) return;
    const hide = (event: Event) => {
      if (!(event.target instanceof Element && event.target.closest('[data-ear]'))) setNote(null);
    };
    window.addEventListener('pointerdown', hide);
    return () => window.removeEventListener('pointerdown', hide);
  }, [note]);
  return [note, setNote];
}
