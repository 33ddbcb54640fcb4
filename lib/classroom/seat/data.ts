import 'server-only';
import { schoolDb } from '@/lib/server/db';
import { type SchoolScope } from '@/lib/server/scope';
import { type LessonId } from '@/lib/shared/ids';

/** Was somebody removed from this lesson on this device? */
export async function wasRemoved(
  scope: SchoolScope,
  lessonId: LessonId,
  deviceHash: string,
): Promise<boolean> {
  return (await schoolDb(scope).seat.count({ where: { lessonId, deviceHash, state: 'removed' } })) > 0;
}
