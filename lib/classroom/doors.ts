import 'server-only';
import { schoolDb } from '@/lib/server/db';
import { hashSecret } from '@/lib/server/seal';
import { proveScope, type SchoolScope } from '@/lib/server/scope';
import { unscopedDb } from '@/lib/server/unscoped';
import { type ClassId, type LessonId, type SchoolId, type SignId } from '@/lib/shared/ids';
import { isAnimal, isBadge, type CodeObject, type SignFace } from '@/lib/shared/signs';

/** A door leads strangers to a class and its school; the scope is proved by knowing the link, the code or the card. */
export type OpenedDoor = { readonly scope: SchoolScope; readonly classId: ClassId };

export async function findDoorByLink(linkCode: string): Promise<OpenedDoor | null> {
  const row = await unscopedDb().class.findUnique({ where: { linkCode }, select: { schoolId: true, id: true, archivedAt: true } });
  if (!row || row.archivedAt) return null;
  return { scope: proveScope(row.schoolId as SchoolId), classId: row.id as ClassId };
}

/**
 * A picture code opens a door only while a lesson of the class is near or on, so that most codes lead nowhere most of the time.
 * @param near the lessons that count: live, or planned to start before this moment
 */
export async function findDoorByPictures(objects: readonly CodeObject[], near: Date, now: Date): Promise<string | null> {
  const row = await unscopedDb().class.findFirst({
    where: {
      pictureCode: objects.join('-'),
      archivedAt: null,
      lessons: {
        some: { OR: [{ state: 'live' }, { state: 'planned', startsAt: { lte: near }, endsAt: { gt: now } }] },
      },
    },
    select: { linkCode: true },
  });
  return row?.linkCode ?? null;
}

export type OpenedCard = OpenedDoor & {
  readonly cardId: string;
  readonly signId: SignId;
  readonly sign: SignFace;
  readonly linkCode: string;
};

/** Null for a card that never was, was blocked, or whose class is gone: a stranger learns no difference. */
export async function findCard(secret: string): Promise<OpenedCard | null> {
  const card = await unscopedDb().card.findUnique({
    where: { secretHash: hashSecret(secret) },
    include: { sign: { include: { class: { select: { linkCode: true, archivedAt: true } } } } },
  });
  if (!card || card.revokedAt || card.sign.class.archivedAt) return null;
  const { sign } = card;
  if (!isAnimal(sign.animal) || !isBadge(sign.badge)) return null;
  return {
    scope: proveScope(card.schoolId as SchoolId),
    classId: sign.classId as ClassId,
    cardId: card.id,
    signId: sign.id as SignId,
    sign: { animal: sign.animal, badge: sign.badge },
    linkCode: sign.class.linkCode,
  };
}

/** The first use of a new card ends the older ones of that sign. */
export async function markCardUsed(card: OpenedCard, now: Date): Promise<void> {
  const db = schoolDb(card.scope);
  const first = await db.card.updateMany({ where: { id: card.cardId, firstUsedAt: null }, data: { firstUsedAt: now } });
  if (first.count === 0) return;
  const { createdAt } = await db.card.findFirstOrThrow({ where: { id: card.cardId }, select: { createdAt: true } });
  await db.card.updateMany({
    where: { signId: card.signId, id: { not: card.cardId }, createdAt: { lte: createdAt }, revokedAt: null },
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
