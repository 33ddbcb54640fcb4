/** What one seat may do with sound and picture right now. One answer for the media server, the gates and the child's own screen. */
import { readGallery, readSpotlight } from '@/lib/attention/feature';
import { hasTurn } from '@/lib/hands/feature';
import { readOwnCamera, readRoom } from '@/lib/moderation/feature';
import { readMode } from '@/lib/modes/feature';
import { readProtection } from '@/lib/protection/feature';
import { mediaGrants, type MediaGrants } from '@/lib/media/rules';
import { isStaff } from '@/lib/shared/roles';
import type { LiveSeat, LiveState } from '../feature';
import { readTableNumbers, readTableOf } from '@/lib/tables/rules';
import type { ChildCamera, SeatRights } from '../schema';

const none: SeatRights = { microphone: false, camera: false, cameraTo: 'staff' };
const staff: SeatRights = { microphone: true, camera: true, cameraTo: 'class' };

export function seatRights(state: LiveState, seat: LiveSeat): SeatRights {
  if (seat.state !== 'admitted') return none;
  if (isStaff(seat.role)) return staff;
  if (readProtection(state)) return none;
  const shownTo = seat.cameraConsent === 'no' ? 'off' : cameraRule(state, seat.number);
  return {
    microphone: mayHaveMicrophone(state, seat.number),
    camera: shownTo !== 'off',
    cameraTo: shownTo === 'class' || shownTo === 'table' ? shownTo : 'staff',
  };
}

/**
 * The same for the media server, in the class (null) or at a table; null: this seat has no business there. A child at a table
 * goes on hearing the class, and sends nothing to it.
 */
export function seatGrants(
  state: LiveState,
  seat: LiveSeat,
  table: number | null = null,
): MediaGrants | null {
  if (state.lesson.state !== 'live') return null;
  const own = readTableOf(state, seat.number);
  if (table !== null && table !== own) return null;
  const isElsewhere = own !== table && !isStaff(seat.role);
  const rights = isElsewhere ? none : seatRights(state, seat);
  return mediaGrants({ role: seat.role, state: seat.state, rights });
}

type People = ReadonlyMap<string, MediaGrants>;
/** One state is asked about many times. */
const known = new WeakMap<LiveState, ReadonlyMap<number | null, People>>();

/** Everybody who has business in sound and picture of the class (null) and of each table, by media identity. */
export function mediaPeople(state: LiveState): ReadonlyMap<number | null, People> {
  const before = known.get(state);
  if (before) return before;
  const rooms = new Map<number | null, Map<string, MediaGrants>>();
  for (const table of [null, ...readTableNumbers(state)]) rooms.set(table, new Map());
  for (const seat of state.seats.values()) {
    for (const table of new Set([null, readTableOf(state, seat.number)])) {
      const grants = seatGrants(state, seat, table);
      if (grants) rooms.get(table)?.set(seat.mediaIdentity, grants);
    }
  }
  known.set(state, rooms);
  return rooms;
}

/** What was said for this child alone holds. "Alle zeigen" and the stage open a picture to the class, never a camera that is off. */
function cameraRule(state: LiveState, number: number): ChildCamera {
  const own = readOwnCamera(state, number);
  if (own) return own;
  const { childCamera } = readRoom(state);
  if (childCamera === 'off') return 'off';
  return readGallery(state) || readSpotlight(state) === number ? 'class' : childCamera;
}

/** Free talk is for "Spielen", for a class without a mode, and for tables unless the class listens; otherwise only who has the turn. */
function mayHaveMicrophone(state: LiveState, number: number): boolean {
  const mode = readMode(state);
  if (mode === null || mode === 'play') return true;
  if (mode !== 'listen' && readTableOf(state, number) !== null) return true;
  return hasTurn(state, number);
}
