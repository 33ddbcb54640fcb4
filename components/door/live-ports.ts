'use client';

import { loadPart } from '@/components/shell/reload-when-back';
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
    const { createClassroom } = await loadPart(() => import('./lesson-engine'));
    return createClassroom(parts);
  },
};
