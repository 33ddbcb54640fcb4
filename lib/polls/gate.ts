import 'server-only';
import { findStaff } from '@/lib/accounts/gate';
import { findLessonView } from '@/lib/lessons/data';
import { lessonIdSchema } from '@/lib/lessons/schema';
import type { SchoolScope } from '@/lib/server/scope';
import { systemClock } from '@/lib/shared/clock';
import type { ClassId } from '@/lib/shared/ids';
import { ok, refuse, type Result } from '@/lib/shared/result';

/** Proof that this member of staff reaches the class of this lesson, and so its questions. */
export type PollGate = { readonly scope: SchoolScope; readonly classId: ClassId };

/** A lesson of a class that is not one's own is as unknown as one that never was; so is any, to an adult without an account. */
export async function enterPolls(lessonId: unknown): Promise<Result<PollGate, 'not-found'>> {
  const staff = await findStaff();
  const id = lessonIdSchema.safeParse(lessonId);
  const lesson = staff && id.success ? await findLessonView(staff, id.data, systemClock()) : null;
  return staff && lesson ? ok({ scope: staff.scope, classId: lesson.classId }) : refuse('not-found');
}
