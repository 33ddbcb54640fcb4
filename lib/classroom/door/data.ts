import 'server-only';
import { schoolDb } from '@/lib/server/db';
import type { SchoolScope } from '@/lib/server/scope';
import type { LessonId, SignId } from '@/lib/shared/ids';
import { isAnimal, isBadge, type SignFace } from '@/lib/shared/signs';
import type { OpenedCard, OpenedDoor } from './gate';

/** The first use of a new card of paper ends the older ones of that sign. */
export async function markCardUsed(card: OpenedCard, now: Date): Promise<void> {
  const db = schoolDb(card.scope);
  const first = await db.card.updateMany({
    where: { id: card.cardId, firstUsedAt: null, via: 'paper' },
    data: { firstUsedAt: now },
  });
  if (first.count === 0) return;
  const { createdAt } = await db.card.findFirstOrThrow({
    where: { id: card.cardId },
    select: { createdAt: true },
  });
  await db.card.updateMany({
    where: {
      signId: card.signId,
      id: { not: card.cardId },
      via: 'paper',
      createdAt: { lte: createdAt },
      revokedAt: null,
    },
    data: { revokedAt: now },
  });
}

export async function findSign(door: OpenedDoor, face: SignFace): Promise<SignId | null> {
  const row = await schoolDb(door.scope).sign.findFirst({
    where: { classId: door.classId, animal: face.animal, badge: face.badge },
    select: { id: true },
  });
  return (row?.id as SignId | undefined) ?? null;
}

export async function listSigns(door: OpenedDoor): Promise<readonly SignFace[]> {
  const rows = await schoolDb(door.scope).sign.findMany({
    where: { classId: door.classId },
    orderBy: { position: 'asc' },
    select: { animal: true, badge: true },
  });
  return rows.flatMap(({ animal, badge }) => (isAnimal(animal) && isBadge(badge) ? [{ animal, badge }] : []));
}

/** Signs that a seat holds in this lesson at the moment. */
export async function listTakenSigns(scope: SchoolScope, lessonId: LessonId): Promise<readonly SignFace[]> {
  const db = schoolDb(scope);
  const seats = await db.seat.findMany({
    where: { lessonId, holdsSign: true, state: { in: ['bench', 'admitted'] } },
    select: { signId: true },
  });
  const rows = await db.sign.findMany({
    where: { id: { in: seats.flatMap((seat) => seat.signId ?? []) } },
    select: { animal: true, badge: true },
  });
  return rows.flatMap(({ animal, badge }) => (isAnimal(animal) && isBadge(badge) ? [{ animal, badge }] : []));
}

/** What the door may tell a stranger who knows the link: the class's name and its teacher, no child. */
export async function loadClassSummary(
  door: OpenedDoor,
): Promise<{ className: string; grade: string; teacherName: string }> {
  const row = await schoolDb(door.scope).class.findFirst({
    where: { id: door.classId },
    include: { teachers: { take: 1, include: { account: { select: { displayName: true } } } } },
  });
  return {
    className: row?.name ?? '',
    grade: row?.grade ?? '1-2',
    teacherName: row?.teachers[0]?.account.displayName ?? '',
  };
}
