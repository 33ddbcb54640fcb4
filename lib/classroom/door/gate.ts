import 'server-only';
import { hashSecret } from '@/lib/server/seal';
import { proveScope, type SchoolScope } from '@/lib/server/scope';
import { unscopedDb } from '@/lib/server/unscoped';
import type { ClassId, SchoolId, SignId } from '@/lib/shared/ids';
import { isAnimal, isBadge, type CodeObject, type SignFace } from '@/lib/shared/signs';

/** A door leads strangers to a class and its school; the scope is proved by knowing the link, the code or the card. */
export type OpenedDoor = { readonly scope: SchoolScope; readonly classId: ClassId };

export async function findDoorByLink(linkCode: string): Promise<OpenedDoor | null> {
  const row = await unscopedDb().class.findUnique({
    where: { linkCode },
    select: { schoolId: true, id: true, archivedAt: true },
  });
  if (!row || row.archivedAt) return null;
  return { scope: proveScope(row.schoolId as SchoolId), classId: row.id as ClassId };
}

/**
 * A picture code opens a door only while a lesson of the class is near or on, so that most codes lead nowhere most of the time.
 * @param near the lessons that count: live, or planned to start before this moment
 */
export async function findDoorByPictures(
  objects: readonly CodeObject[],
  near: Date,
  now: Date,
): Promise<string | null> {
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
  if (card.expiresAt && card.expiresAt <= new Date()) return null;
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
