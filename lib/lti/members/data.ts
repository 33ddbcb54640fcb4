import 'server-only';
import { schoolDb } from '@/lib/server/db';
import type { SchoolScope } from '@/lib/server/scope';
import type { ClassId, LessonId, SignId } from '@/lib/shared/ids';
import { isAnimal, isBadge, type SignFace } from '@/lib/shared/signs';
import type { Visit } from '../visit/gate';

/** Where the LMS names who is in the course of this visit; null: it does not. */
export async function findMembershipsUrl({
  scope,
  deploymentRow,
  contextId,
}: Pick<Visit, 'scope' | 'deploymentRow' | 'contextId'>): Promise<string | null> {
  if (contextId === null) return null;
  const row = await schoolDb(scope).ltiContext.findFirst({
    where: { deploymentRow, contextId },
    select: { membershipsUrl: true },
  });
  return row?.membershipsUrl ?? null;
}

/** The children of a class that an LMS knows: by its mark of them, the sign of each. */
export async function listKnown(
  scope: SchoolScope,
  platformId: string,
  classId: ClassId,
): Promise<ReadonlyMap<string, { readonly signId: SignId; readonly face: SignFace | null }>> {
  const rows = await schoolDb(scope).ltiSign.findMany({
    where: { platformId, classId },
    select: { sub: true, signId: true, sign: { select: { animal: true, badge: true } } },
  });
  return new Map(
    rows.map(({ sub, signId, sign: { animal, badge } }) => {
      const face = isAnimal(animal) && isBadge(badge) ? { animal, badge } : null;
      return [sub, { signId: signId as SignId, face }];
    }),
  );
}

/** The signs with a seat in the lesson now, on the bench or inside. */
export async function listSeated(scope: SchoolScope, lessonId: LessonId): Promise<ReadonlySet<string>> {
  const rows = await schoolDb(scope).seat.findMany({
    where: { lessonId, signId: { not: null }, state: { in: ['bench', 'admitted'] } },
    select: { signId: true },
  });
  return new Set(rows.flatMap(({ signId }) => signId ?? []));
}
