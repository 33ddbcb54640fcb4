import 'server-only';
import { proveScope, type SchoolScope } from '@/lib/server/scope';
import { unscopedDb } from '@/lib/server/unscoped';
import type { LessonId, SchoolId, SeatId } from '@/lib/shared/ids';

/** The proof that a seat secret or ticket names a real seat, and where it is. */
export type FoundSeat = {
  readonly scope: SchoolScope;
  readonly seatId: SeatId;
  readonly lessonId: LessonId;
  readonly number: number;
};

/** @param by one unique mark of a seat; media identities and ids come from our own tokens and tickets */
export async function findSeat(
  by: { secretHash: string } | { id: SeatId } | { mediaIdentity: string },
): Promise<FoundSeat | null> {
  const seat = await unscopedDb().seat.findUnique({
    where: by,
    select: { schoolId: true, id: true, lessonId: true, number: true },
  });
  return (
    seat && {
      scope: proveScope(seat.schoolId as SchoolId),
      seatId: seat.id as SeatId,
      lessonId: seat.lessonId as LessonId,
      number: seat.number,
    }
  );
}
