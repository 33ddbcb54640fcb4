import 'server-only';
import { randomInt } from 'node:crypto';
import { schoolDb } from '@/lib/server/db';
import { recordDeletions } from '@/lib/server/deletion-log';
import type { SchoolScope } from '@/lib/server/scope';
import { hashSecret, sealText } from '@/lib/server/seal';
import { newId, newSecret, randomDigits, type AccountId, type ClassId, type SignId } from '@/lib/shared/ids';
import { signsMax } from '@/lib/shared/signs';
import { cardsToEnd } from './cards/rules';
import { drawPictureCode, freeSigns } from './rules';
import type { ChildCamera, Consent, ConsentKind, Grade, NewClass } from './schema';

const linkDigits = 10;

export async function createClass(
  scope: SchoolScope,
  teacherId: AccountId,
  input: NewClass,
): Promise<ClassId> {
  const { schoolId } = scope;
  const id = newId<ClassId>();
  const pictureCode = await drawFreeCode(scope);
  await schoolDb(scope).$transaction(async (tx) => {
    await tx.class.create({
      data: {
        schoolId,
        id,
        name: input.name,
        grade: input.grade,
        linkCode: randomDigits(linkDigits),
        pictureCode,
      },
    });
    await tx.classTeacher.create({ data: { schoolId, classId: id, accountId: teacherId } });
    await tx.sign.createMany({
      data: freeSigns([], input.childCount).map((face, position) => ({
        schoolId,
        id: newId(),
        classId: id,
        position,
        ...face,
      })),
    });
  });
  return id;
}

/** 20,736 codes: a few draws find a free one in any school. */
async function drawFreeCode(scope: SchoolScope): Promise<string> {
  for (let tries = 0; tries < 50; tries += 1) {
    const pictureCode = drawPictureCode((limit) => randomInt(limit)).join('-');
    if (!(await schoolDb(scope).class.findFirst({ where: { pictureCode } }))) return pictureCode;
  }
  throw new Error('no picture code is free');
}

type ClassChange = { readonly name?: string; readonly grade?: Grade; readonly childCamera?: ChildCamera };

export async function changeClass(scope: SchoolScope, classId: ClassId, data: ClassChange): Promise<void> {
  await schoolDb(scope).class.updateMany({ where: { id: classId }, data });
}

export async function setArchived(scope: SchoolScope, classId: ClassId, at: Date | null): Promise<void> {
  await schoolDb(scope).class.updateMany({ where: { id: classId }, data: { archivedAt: at } });
}

/** The old link and its QR code lead nowhere from now on. */
export async function redrawLink(scope: SchoolScope, classId: ClassId): Promise<void> {
  await schoolDb(scope).class.updateMany({
    where: { id: classId },
    data: { linkCode: randomDigits(linkDigits) },
  });
}

export async function redrawPictureCode(scope: SchoolScope, classId: ClassId): Promise<void> {
  const pictureCode = await drawFreeCode(scope);
  await schoolDb(scope).class.updateMany({ where: { id: classId }, data: { pictureCode } });
}

/** Grows a class by signs it does not have yet, or takes the last ones away with all that hangs on them. @returns those taken away */
export async function setChildCount(
  scope: SchoolScope,
  classId: ClassId,
  count: number,
): Promise<readonly SignId[]> {
  const { schoolId } = scope;
  const signs = await schoolDb(scope).sign.findMany({ where: { classId }, orderBy: { position: 'asc' } });
  const last = signs.at(-1)?.position ?? -1;
  const wanted = Math.min(count, signsMax);
  await schoolDb(scope).sign.createMany({
    data: freeSigns(signs, wanted - signs.length).map((face, at) => ({
      schoolId,
      id: newId(),
      classId,
      position: last + 1 + at,
      ...face,
    })),
  });
  const gone = signs.slice(wanted).map((sign) => sign.id as SignId);
  for (const signId of gone) await deleteSign(scope, classId, signId);
  return gone;
}

/**
 * The sign, its name, cards, attendance and slates go at once, with an entry in the log of deletions; seats of past lessons forget
 * whose they were. What a lesson that runs still holds goes with the hourly work after it.
 */
export async function deleteSign(
  scope: SchoolScope,
  classId: ClassId,
  signId: SignId,
  now = new Date(),
): Promise<boolean> {
  return schoolDb(scope).$transaction(async (tx) => {
    const attendance = await tx.attendance.count({ where: { signId, sign: { classId } } });
    const { count } = await tx.sign.deleteMany({ where: { id: signId, classId } });
    if (count === 0) return false;
    const isOver = { state: { not: 'live' } };
    await tx.seat.updateMany({ where: { signId, lesson: isOver }, data: { signId: null, cardId: null } });
    const boards = await tx.board.deleteMany({ where: { kind: 'slate', key: signId, lesson: isOver } });
    const counts = { children: count, attendance, boards: boards.count };
    await recordDeletions(tx, scope, { at: now, cause: 'child', counts });
    return true;
  });
}

export async function setConsent(
  scope: SchoolScope,
  classId: ClassId,
  change: { readonly signId: SignId; readonly kind: ConsentKind; readonly value: Consent },
  now: Date,
): Promise<boolean> {
  const { signId, kind, value } = change;
  const field = kind === 'camera' ? { cameraConsent: value } : { voiceConsent: value };
  const where = { id: signId, classId };
  const { count } = await schoolDb(scope).sign.updateMany({ where, data: { ...field, consentAt: now } });
  return count > 0;
}

/** A name is sealed for its sign before it touches the database. Null forgets it. */
export async function setFirstName(
  scope: SchoolScope,
  classId: ClassId,
  signId: SignId,
  name: string | null,
): Promise<boolean> {
  const { count } = await schoolDb(scope).sign.updateMany({
    where: { id: signId, classId },
    data: { firstName: name === null ? null : sealText(name, signId) },
  });
  return count > 0;
}

/** Names in the order of the signs; signs beyond the list keep theirs. */
export async function setFirstNames(
  scope: SchoolScope,
  classId: ClassId,
  names: readonly string[],
): Promise<void> {
  const signs = await schoolDb(scope).sign.findMany({ where: { classId }, orderBy: { position: 'asc' } });
  await schoolDb(scope).$transaction(async (tx) => {
    for (const [at, sign] of signs.slice(0, names.length).entries()) {
      const firstName = sealText(names[at] ?? '', sign.id);
      await tx.sign.updateMany({ where: { id: sign.id, classId }, data: { firstName } });
    }
  });
}

/** Forgets every first name of the class. */
export async function forgetFirstNames(scope: SchoolScope, classId: ClassId): Promise<void> {
  await schoolDb(scope).sign.updateMany({ where: { classId }, data: { firstName: null } });
}

/** One new card per sign. The secrets are returned once and stored hashed; cards in use go on until a new one is used. */
export async function mintCards(
  scope: SchoolScope,
  signIds: readonly SignId[],
  now: Date,
): Promise<ReadonlyMap<SignId, string>> {
  const { schoolId } = scope;
  const secrets = new Map(signIds.map((signId) => [signId, newSecret()]));
  await schoolDb(scope).$transaction(async (tx) => {
    const cards = await tx.card.findMany({
      where: { signId: { in: [...signIds] }, via: 'paper', revokedAt: null },
    });
    const ended = signIds.flatMap((signId) => cardsToEnd(cards.filter((card) => card.signId === signId)));
    await tx.card.updateMany({ where: { id: { in: ended } }, data: { revokedAt: now } });
    await tx.card.createMany({
      data: [...secrets].map(([signId, secret]) => ({
        schoolId,
        id: newId(),
        signId,
        secretHash: hashSecret(secret),
        createdAt: now,
      })),
    });
  });
  return secrets;
}

/** Every card of this sign stops opening doors. False when the sign is not of this class. */
export async function blockCards(
  scope: SchoolScope,
  classId: ClassId,
  signId: SignId,
  now: Date,
): Promise<boolean> {
  const db = schoolDb(scope);
  await db.card.updateMany({
    where: { signId, sign: { classId }, revokedAt: null },
    data: { revokedAt: now },
  });
  return (await db.sign.count({ where: { id: signId, classId } })) > 0;
}

/** False when the account is not of this school. */
export async function addTeacher(scope: SchoolScope, classId: ClassId, accountId: string): Promise<boolean> {
  const db = schoolDb(scope);
  const account = await db.account.findFirst({ where: { id: accountId, disabledAt: null } });
  if (!account) return false;
  await db.classTeacher.createMany({
    data: [{ schoolId: scope.schoolId, classId, accountId }],
    skipDuplicates: true,
  });
  return true;
}

/** False when nobody would be left. */
export async function removeTeacher(
  scope: SchoolScope,
  classId: ClassId,
  accountId: string,
): Promise<boolean> {
  return schoolDb(scope).$transaction(async (tx) => {
    await tx.classTeacher.deleteMany({ where: { classId, accountId } });
    if ((await tx.classTeacher.count({ where: { classId } })) > 0) return true;
    await tx.classTeacher.createMany({ data: [{ schoolId: scope.schoolId, classId, accountId }] });
    return false;
  });
}
