import 'server-only';
import { proveScope, type SchoolScope } from '@/lib/server/scope';
import { unscopedDb } from '@/lib/server/unscoped';
import type { LessonId, SchoolId } from '@/lib/shared/ids';

/** Lessons of any school that are still live although they should have ended before this moment. */
export async function findOverdueLessons(
  endedBefore: Date,
): Promise<readonly { readonly scope: SchoolScope; readonly lessonId: LessonId }[]> {
  const rows = await unscopedDb().lesson.findMany({
    where: { state: 'live', endsAt: { lte: endedBefore } },
    orderBy: { endsAt: 'asc' },
    select: { schoolId: true, id: true },
    take: 100,
  });
  return rows.map(({ schoolId, id }) => ({
    scope: proveScope(schoolId as SchoolId),
    lessonId: id as LessonId,
  }));
}
