import 'server-only';
import { lessonOfRoom } from '@/lib/media/rules';
import { log } from '@/lib/server/log';
import type { FindMediaSeat } from '@/lib/server/media/seats';
import type { SeatWatch } from '@/lib/server/seat-watch';
import type { MediaNews } from '@/lib/shared/media-news';
import { redeemTicket } from '@/lib/server/tickets';
import { readTableOf } from '@/lib/tables/rules';
import type { LiveSeat } from '../feature';
import { liveLessons } from '../registry/live';
import { forgetSign } from '../mutations';
import { listLessonsOf } from './data';
import { findSeat } from './gate';
import { seatGrants } from './rules';

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
  if (!lesson || !seat) return null;
  const { place = 'class' } = by;
  const table = place === 'table' ? readTableOf(lesson.state, seat.number) : null;
  if (place === 'table' && table === null) return null;
  const grants = seatGrants(lesson.state, seat, table);
  return grants && { identity: seat.mediaIdentity, room: lesson.mediaRoomAt(table), grants };
};

/** A lesson that nobody has open counts nobody. */
export function hearMediaNews(news: MediaNews): void {
  const lessonId = lessonOfRoom(news.room);
  void liveLessons()
    .known(lessonId)
    .then((lesson) => lesson?.presence.hear(news))
    .catch((error: unknown) => log.error('media news not heard', error));
}

/** A child was deleted, or its cards were blocked: its seats in lessons that are on close at once. Other ways in stay as they were. */
export const closeSeatsOf: SeatWatch = async (scope, { signId, what }) => {
  const isGone = (seat: LiveSeat) => seat.signId === signId && (what === 'child' || seat.via === 'card');
  for (const lessonId of await listLessonsOf(scope, signId)) {
    await (await liveLessons().get(scope, lessonId))?.closeSeats(isGone);
  }
  if (what === 'child') await forgetSign(scope, signId);
};
