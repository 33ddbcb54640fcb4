import 'server-only';
import { schoolDb } from '@/lib/server/db';
import { hashSecret } from '@/lib/server/seal';
import { newId, newSecret } from '@/lib/shared/ids';
import { ok, refuse, type Result } from '@/lib/shared/result';
import { counting } from './data';
import type { LessonGate } from './gate';
import { expiryOf } from './rules';
import { staffLinksMax, type AssistRole } from './schema';

/** The secret leaves the server here and never again. Links that no longer count make room. */
export async function makeStaffLink(
  { staff, lesson }: LessonGate,
  role: AssistRole,
  now: Date,
): Promise<Result<{ readonly secret: string }, 'over' | 'no-guests' | 'too-many'>> {
  if (lesson.phase === 'ended' || lesson.phase === 'cancelled') return refuse('over');
  if (role === 'guest' && lesson.kind !== 'adults') return refuse('no-guests'); // ADULT-3
  const links = schoolDb(staff.scope).staffLink;
  const lessonId = lesson.id;
  await links.deleteMany({
    where: { lessonId, OR: [{ revokedAt: { not: null } }, { expiresAt: { lte: now } }] },
  });
  const id = newId();
  const secret = newSecret();
  await links.create({
    data: {
      schoolId: staff.scope.schoolId,
      id,
      lessonId,
      role,
      secretHash: hashSecret(secret),
      createdBy: staff.accountId,
      createdAt: now,
      expiresAt: expiryOf(role, lesson, now),
    },
  });
  // Counted after it is there, so that two at once cannot both be the tenth.
  if ((await links.count({ where: { lessonId, ...counting(now) } })) <= staffLinksMax) return ok({ secret });
  await links.deleteMany({ where: { id } });
  return refuse('too-many');
}

/** @returns whether there was such a link of this lesson */
export async function revokeStaffLink(
  { staff, lesson }: LessonGate,
  linkId: string,
  now: Date,
): Promise<boolean> {
  const { count } = await schoolDb(staff.scope).staffLink.updateMany({
    where: { id: linkId, lessonId: lesson.id },
    data: { revokedAt: now },
  });
  return count > 0;
}
