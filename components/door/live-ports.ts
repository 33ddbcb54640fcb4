'use client';

import { enterClassroom, openCard, openSeat } from '@/lib/classroom/actions';
import type { DoorPorts } from '@/lib/classroom/client/door';
import { canJoin } from './capabilities';

/** The server's side of the doors, and the lesson's engine, which is loaded only after "Los!". */
export const livePorts: DoorPorts = {
  canJoin,
  openCard,
  enterClassroom,
  openSeat,
  createClassroom: async (parts) => {
    const { createClassroom } = await import('./lesson-engine');
    return createClassroom(parts);
  },
};
