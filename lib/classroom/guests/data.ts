import 'server-only';
import { schoolDb } from '@/lib/server/db';
import type { SchoolScope } from '@/lib/server/scope';
import type { LessonId } from '@/lib/shared/ids';

/** All seats that a link ever made in its lesson. */
export async function countGuests(
  scope: SchoolScope,
  { lessonId, linkId }: { readonly lessonId: LessonId; readonly linkId: string },
): Promise<number> {
  return schoolDb(scope).seat.count({ where: { lessonId, cardId: linkId } });
}
