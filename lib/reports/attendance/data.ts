import 'server-only';
import { schoolDb } from '@/lib/server/db';
import { openText } from '@/lib/server/seal';
import type { SchoolScope } from '@/lib/server/scope';
import { countedState } from '@/lib/shared/attendance';
import type { LessonId, SignId } from '@/lib/shared/ids';
import { isAnimal, isBadge } from '@/lib/shared/signs';
import { silentAmong } from './rules';
import type { AttendanceRow } from './schema';

/** The children of an ended lesson in the order of the class. Names are opened only for who asks for them. */
export async function listAttendance(
  scope: SchoolScope,
  lessonId: LessonId,
  { withNames }: { readonly withNames: boolean },
): Promise<readonly AttendanceRow[]> {
  const rows = await schoolDb(scope).attendance.findMany({
    where: { lessonId, seen: { not: null } },
    include: {
      sign: { select: { id: true, animal: true, badge: true, firstName: true } },
    },
    orderBy: { sign: { position: 'asc' } },
  });
  const isSilent = silentAmong(rows);
  return rows.flatMap(({ sign, ...row }) => {
    const { animal, badge } = sign;
    if (!isAnimal(animal) || !isBadge(badge)) return [];
    const name = withNames && sign.firstName ? openText(sign.firstName, sign.id) : null;
    const { firstSeenAt, lastSeenAt } = row;
    const seen = { firstSeenAt, lastSeenAt, minutes: Math.round(row.seconds / 60), isSilent: isSilent(row) };
    return [
      { signId: sign.id as SignId, animal, badge, firstName: name || null, ...countedState(row), ...seen },
    ];
  });
}
