'use client';

import { createContext, useContext } from 'react';
import type { Classroom, IntentResult } from '@/lib/classroom/client/classroom';

export type Body = Readonly<Record<string, unknown>>;
export type Act = (
  type: string,
  body?: Body,
  /** Which control waits for the answer, when several send the same. */
  key?: string | number,
) => Promise<IntentResult>;

export type Room = {
  readonly classroom: Classroom;
  /** Sends an intent; the control shows at once that it was taken, a refusal is put into words. */
  readonly act: Act;
  readonly isPending: (type: string, key?: string | number) => boolean;
  /** What is on its way to the server: switches already look as they will. */
  readonly wanted: (type: string, key?: string | number) => Body | undefined;
};

export const RoomContext = createContext<Room | null>(null);

export function useRoom(): Room {
  const room = useContext(RoomContext);
  if (!room) throw new Error('useRoom needs a RoomContext');
  return room;
}
