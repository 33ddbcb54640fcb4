import 'server-only';
import { hashSecret } from '@/lib/server/seal';
import { mintTicket } from '@/lib/server/tickets';
import { ok, refuse, type Result } from '@/lib/shared/result';
import { liveLessons } from '../registry/live';
import type { Pass } from '../schema';
import { findSeat } from '../seat/gate';
import { onlooker } from './rules';

/** With the seat secret of an adult: a pass to look on, for one connect. It opens no sound and no picture (VIEW-1). */
export async function makeViewPass(
  seatSecret: string,
): Promise<Result<Pass, 'expired' | 'refused' | 'ended' | 'unavailable'>> {
  const found = await findSeat({ secretHash: hashSecret(seatSecret) });
  if (!found) return refuse('expired');
  const lesson = await liveLessons().get(found.scope, found.lessonId);
  if (!lesson || lesson.state.lesson.state === 'ended') return refuse('ended');
  if (!lesson.onlookerAt(found.number)) return refuse('refused');
  const { number, role, state } = onlooker;
  return ok({
    seat: { number, role, state },
    lessonId: lesson.lessonId,
    syncTicket: mintTicket(found.seatId, 'view'),
    mediaTicket: null,
    filesTicket: mintTicket(found.seatId, 'files'), // a child sees the worksheet
    syncPath: `/_sync/${lesson.lessonId}`,
    mediaPath: '/_media',
    boardId: lesson.state.boardId,
  });
}
