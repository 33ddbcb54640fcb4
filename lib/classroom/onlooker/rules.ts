/** "Kinderblick": an adult looks at the lesson as a child has it, without a seat of its own (SPEC, VIEW). */
import { isStaff } from '@/lib/shared/roles';
import type { LiveSeat, LiveState, Viewer } from '../feature';

/** A child that has done nothing yet: no sign, no hand, no vote, no slate. Seats are numbered from 1. */
export const onlooker: LiveSeat = {
  seatId: '',
  number: 0,
  role: 'pupil',
  state: 'admitted',
  via: 'account',
  signId: null,
  cardId: null,
  holdsSign: false,
  marked: false,
  online: false,
  mediaIdentity: '',
};

export const isOnlooker = ({ number }: Pick<Viewer, 'number'>): boolean => number === onlooker.number;

/** Staff of this lesson, while it is on. */
export function mayLookOn(state: LiveState, seat: LiveSeat | undefined): seat is LiveSeat {
  return seat?.state === 'admitted' && isStaff(seat.role) && state.lesson.state === 'live';
}

/** The seat that a viewer looks from. */
export function seatOfViewer(state: LiveState, viewer: Viewer): LiveSeat | undefined {
  if (viewer.state !== 'admitted') return undefined;
  return isOnlooker(viewer) ? onlooker : state.seats.get(viewer.number);
}
