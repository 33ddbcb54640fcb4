import 'server-only';
import { schoolDb } from '@/lib/server/db';
import { openText } from '@/lib/server/seal';
import type { SchoolScope } from '@/lib/server/scope';
import type { LessonId } from '@/lib/shared/ids';

type Returning = {
  readonly lessonId: LessonId;
  readonly linkId: string;
  readonly deviceHash: string | null;
  readonly secretHash: string;
  readonly name: string;
  /** Whether nobody is connected at the seat of this number. */
  readonly isAway: (number: number) => boolean;
};

/**
 * ADULT-6: the same device under the same name has its place again, admitted or not. Under another name it is somebody new, so
 * that nobody who was let in becomes somebody else unseen.
 */
export async function retakeGuestSeat(
  scope: SchoolScope,
  { lessonId, linkId, deviceHash, secretHash, name, isAway }: Returning,
): Promise<boolean> {
  if (deviceHash === null) return false;
  const seats = schoolDb(scope).seat;
  const rows = await seats.findMany({
    where: { lessonId, cardId: linkId, deviceHash, state: { in: ['bench', 'admitted'] } },
    orderBy: { number: 'desc' },
  });
  const own = rows.find(
    (row) => isAway(row.number) && row.adultName !== null && openText(row.adultName, row.id) === name,
  );
  if (!own) return false;
  await seats.updateMany({ where: { id: own.id }, data: { secretHash } });
  return true;
}
