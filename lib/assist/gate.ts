import 'server-only';
import { findStaff, type StaffGate } from '@/lib/accounts/gate';
import { findLessonView } from '@/lib/lessons/data';
import type { LessonView } from '@/lib/lessons/schema';
import { proveScope, type SchoolScope } from '@/lib/server/scope';
import { hashSecret } from '@/lib/server/seal';
import { unscopedDb } from '@/lib/server/unscoped';
import type { LessonId, SchoolId } from '@/lib/shared/ids';
import { ok, refuse, type Result } from '@/lib/shared/result';
import { assistRoles, type AssistRole } from './schema';

/** Proof that somebody holds a link that counts now. */
export type FoundLink = {
  readonly scope: SchoolScope;
  readonly linkId: string;
  readonly lessonId: LessonId;
  readonly role: AssistRole;
};

/** Null for a link that never was, was revoked, has expired, or whose lesson is over. */
export async function findStaffLink(secret: string, now: Date): Promise<FoundLink | null> {
  const row = await unscopedDb().staffLink.findUnique({
    where: { secretHash: hashSecret(secret) },
    include: { lesson: { select: { state: true } } },
  });
  if (!row || row.revokedAt || row.expiresAt <= now) return null;
  if (row.lesson.state !== 'planned' && row.lesson.state !== 'live') return null;
  const role = assistRoles.find((one) => one === row.role);
  if (!role) return null;
  return {
    scope: proveScope(row.schoolId as SchoolId),
    linkId: row.id,
    lessonId: row.lessonId as LessonId,
    role,
  };
}

export type LessonGate = { readonly staff: StaffGate; readonly lesson: LessonView };

/** Only accounts that reach the lesson make and revoke its links; a seat that came by one does not. */
export async function enterLinks(lessonId: LessonId, now: Date): Promise<Result<LessonGate, 'not-found'>> {
  const staff = await findStaff();
  const lesson = staff && (await findLessonView(staff, lessonId, now));
  return lesson ? ok({ staff, lesson }) : refuse('not-found');
}
