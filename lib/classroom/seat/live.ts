import 'server-only';
import { mediaGrants } from '@/lib/media/rules';
import { readRoom } from '@/lib/moderation/feature';
import type { FindMediaSeat } from '@/lib/server/media/seats';
import type { SeatWatch } from '@/lib/server/seat-watch';
import { redeemTicket } from '@/lib/server/tickets';
import type { LiveSeat } from '../feature';
import { liveLessons } from '../registry/live';
import { forgetSign } from '../mutations';
import { listLessonsOf } from './data';
import { findSeat } from './gate';

/** The media gate's question at every connect, answered from the live lesson: admitted now, lesson on now, or nobody. */
export const findMediaSeat: FindMediaSeat = async (by) => {
  const seatId = 'ticket' in by ? redeemTicket(by.ticket, 'media') : null;
  const found =
    'identity' in by
      ? await findSeat({ mediaIdentity: by.identity })
      : seatId && (await findSeat({ id: seatId }));
  if (!found) return null;
  const lesson = await liveLessons().get(found.scope, found.lessonId);
  const seat = lesson?.seat(found.number);
  if (!lesson || seat?.state !== 'admitted' || lesson.state.lesson.state !== 'live') return null;
  const grants = mediaGrants({
    role: seat.role,
    state: seat.state,
    childCamera: readRoom(lesson.state).childCamera,
    ...(seat.cameraConsent ? { cameraConsent: seat.cameraConsent } : {}),
  });
  return grants && { identity: seat.mediaIdentity, room: lesson.roomName, grants };
};

/** A child was deleted, or its cards were blocked: its seats in lessons that are on close at once. Other ways in stay as they were. */
export const closeSeatsOf: SeatWatch = async (scope, { signId, what }) => {
  const isGone = (seat: LiveSeat) => seat.signId === signId && (what === 'child' || seat.via === 'card');
  for (const lessonId of await listLessonsOf(scope, signId)) {
    await (await liveLessons().get(scope, lessonId))?.closeSeats(isGone);
  }
  if (what === 'child') await forgetSign(scope, signId);
};
