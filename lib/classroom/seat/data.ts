import 'server-only';
import { schoolDb } from '@/lib/server/db';
import type { SchoolScope } from '@/lib/server/scope';
import type { LessonId, SignId } from '@/lib/shared/ids';

/** Was somebody removed from this lesson on this device? */
export async function wasRemoved(
  scope: SchoolScope,
  lessonId: LessonId,
  deviceHash: string,
): Promise<boolean> {
  return (await schoolDb(scope).seat.count({ where: { lessonId, deviceHash, state: 'removed' } })) > 0;
}

/** The lessons in which this sign sits or waits at the moment. */
export async function listLessonsOf(scope: SchoolScope, signId: SignId): Promise<readonly LessonId[]> {
  const rows = await schoolDb(scope).seat.findMany({
    where: { signId, state: { in: ['bench', 'admitted'] }, lesson: { state: { in: ['planned', 'live'] } } },
    distinct: ['lessonId'],
    select: { lessonId: true },
  });
  return rows.map((row) => row.lessonId as LessonId);
}
