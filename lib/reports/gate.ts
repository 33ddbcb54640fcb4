import 'server-only';
import { findStaff, requireStaff, type StaffGate } from '@/lib/accounts/gate';
import { lessonIdSchema } from '@/lib/lessons/schema';
import type { SchoolScope } from '@/lib/server/scope';
import { ok, refuse, type Result } from '@/lib/shared/result';
import { findReportLesson } from './data';
import type { ReportLesson } from './schema';

/** Proof that this member of staff may see and change what remains of this lesson. */
export type ReportGate = {
  readonly staff: StaffGate;
  readonly scope: SchoolScope;
  readonly lesson: ReportLesson;
};

/** Somebody else's lesson, one that still runs, and one that never was are the same. A seat or a link of a lesson is no account. */
export async function enterReport(lessonId: unknown): Promise<Result<ReportGate, 'not-found'>> {
  const staff = await findStaff();
  const id = lessonIdSchema.safeParse(lessonId);
  const lesson = staff && id.success ? await findReportLesson(staff, id.data) : null;
  return staff && lesson ? ok({ staff, scope: staff.scope, lesson }) : refuse('not-found');
}

/** For pages and files: who is not signed in goes to the sign-in page. */
export async function requireReport(lessonId: string): Promise<ReportGate> {
  await requireStaff();
  const entered = await enterReport(lessonId);
  if (entered.ok) return entered.value;
  const { notFound } = await import('next/navigation');
  return notFound();
}
