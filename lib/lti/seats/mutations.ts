import 'server-only';
import { schoolDb } from '@/lib/server/db';
import type { SchoolScope } from '@/lib/server/scope';
import { hashSecret } from '@/lib/server/seal';
import { newSecret, type LessonId } from '@/lib/shared/ids';

const hourMs = 3_600_000;

/**
 * LTI-27: a seat in this lesson only, for an adult without an account, by the same link that a second adult gets from a colleague
 * (STAFF-2); the lesson's teacher sees and ends it there. One visit has one: coming again moves it.
 */
export async function makeVisitLink(
  scope: SchoolScope,
  visit: { readonly id: string; readonly role: 'coteacher' | 'substitute' },
  lesson: { readonly id: LessonId; readonly endsAt: Date },
  now: Date,
): Promise<string> {
  const secret = newSecret();
  const secretHash = hashSecret(secret);
  const { schoolId } = scope;
  const expiresAt = new Date(Math.max(lesson.endsAt.getTime(), now.getTime()) + hourMs);
  await schoolDb(scope).$transaction(async (tx) => {
    const where = { id: visit.id, lessonId: lesson.id, revokedAt: null };
    const { count } = await tx.staffLink.updateMany({ where, data: { secretHash } });
    if (count > 0) return;
    await tx.staffLink.deleteMany({ where: { id: visit.id, lessonId: { not: lesson.id } } });
    const row = { id: visit.id, lessonId: lesson.id, role: visit.role, secretHash, expiresAt };
    // A link that was ended stays ended: this secret then opens nothing.
    await tx.staffLink.createMany({
      data: [{ schoolId, ...row, createdBy: 'lti', createdAt: now }],
      skipDuplicates: true,
    });
  });
  return secret;
}
