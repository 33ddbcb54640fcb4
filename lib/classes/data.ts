import 'server-only';
import { schoolDb } from '@/lib/server/db';
import type { SchoolScope } from '@/lib/server/scope';
import { openText } from '@/lib/server/seal';
import type { AccountId, ClassId, SignId } from '@/lib/shared/ids';
import { isAnimal, isBadge, signsMax } from '@/lib/shared/signs';
import { childCameras, consents, grades, type ClassTile } from './schema';

type Reader = {
  readonly scope: SchoolScope;
  readonly accountId: AccountId;
  readonly role: 'admin' | 'teacher';
};

/** A teacher reaches the classes she teaches, an admin every class of the school. */
export async function isReachable(reader: Reader, classId: ClassId): Promise<boolean> {
  const { scope, accountId, role } = reader;
  const teachers = role === 'admin' ? {} : { teachers: { some: { accountId } } };
  const row = await schoolDb(scope).class.findFirst({
    where: { id: classId, ...teachers },
    select: { id: true },
  });
  return row !== null;
}

const tileMax = 300;

/** Own classes; an admin sees all, own ones marked by the page. */
export async function listClasses(reader: Reader, isArchived: boolean): Promise<readonly ClassTile[]> {
  const { scope, accountId, role } = reader;
  const rows = await schoolDb(scope).class.findMany({
    where: {
      archivedAt: isArchived ? { not: null } : null,
      ...(role === 'admin' ? {} : { teachers: { some: { accountId } } }),
    },
    orderBy: [{ name: 'asc' }, { createdAt: 'asc' }],
    take: tileMax,
    select: {
      id: true,
      name: true,
      grade: true,
      archivedAt: true,
      _count: { select: { signs: true } },
      signs: { orderBy: { position: 'asc' }, take: 1, select: { animal: true, badge: true } },
    },
  });
  return rows
    .map((row) => ({
      id: row.id as ClassId,
      name: row.name,
      grade: oneOf(grades, row.grade),
      childCount: row._count.signs,
      face: faceOf(row.signs[0]),
      isArchived: row.archivedAt !== null,
    }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'de', { numeric: true }));
}

export async function readClass(scope: SchoolScope, classId: ClassId) {
  const row = await schoolDb(scope).class.findFirstOrThrow({ where: { id: classId } });
  return { ...row, grade: oneOf(grades, row.grade), childCamera: oneOf(childCameras, row.childCamera) };
}

/** The children of a class with names opened; for its teachers only. */
export async function readRoster(scope: SchoolScope, classId: ClassId) {
  const rows = await schoolDb(scope).sign.findMany({
    where: { classId },
    orderBy: { position: 'asc' },
    take: signsMax,
    include: { cards: { where: { via: 'paper', revokedAt: null }, orderBy: { createdAt: 'desc' }, take: 1 } },
  });
  return rows.flatMap((row) => {
    const face = faceOf(row);
    if (!face) return [];
    return {
      id: row.id as SignId,
      ...face,
      firstName: row.firstName && openText(row.firstName, row.id),
      cameraConsent: oneOf(consents, row.cameraConsent),
      voiceConsent: oneOf(consents, row.voiceConsent),
      consentAt: row.consentAt,
      printedAt: row.cards[0]?.createdAt ?? null,
    };
  });
}

/** Those of the given signs that are in this class. */
export async function keepSignsOf(
  scope: SchoolScope,
  classId: ClassId,
  signIds: readonly SignId[],
): Promise<readonly SignId[]> {
  const rows = await schoolDb(scope).sign.findMany({
    where: { classId, id: { in: [...signIds] } },
    orderBy: { position: 'asc' },
    select: { id: true },
  });
  return rows.map((row) => row.id as SignId);
}

/** Everything stored about one child, for its parents. */
export async function readSignRecord(scope: SchoolScope, classId: ClassId, signId: SignId) {
  const row = await schoolDb(scope).sign.findFirst({
    where: { id: signId, classId },
    include: {
      cards: { omit: { secretHash: true, schoolId: true, signId: true } },
      ltiSign: { select: { sub: true, createdAt: true } },
      class: true,
    },
  });
  if (!row) return null;
  const seats = await schoolDb(scope).seat.findMany({
    where: { signId },
    orderBy: { createdAt: 'asc' },
    select: { lessonId: true, via: true, createdAt: true, admittedAt: true },
  });
  const attendance = await schoolDb(scope).attendance.findMany({
    where: { signId },
    orderBy: { lesson: { startsAt: 'asc' } },
    select: {
      lesson: { select: { title: true, date: true } },
      ...{
        firstSeenAt: true,
        lastSeenAt: true,
        seconds: true,
        mediaSeconds: true,
        seen: true,
        edited: true,
        keepUntil: true,
      },
    },
  });
  const slates = await schoolDb(scope).board.findMany({
    where: { kind: 'slate', key: signId },
    select: { createdAt: true, lesson: { select: { title: true, date: true } } },
  });
  const { animal, badge, cameraConsent, voiceConsent, consentAt, createdAt, cards, ltiSign } = row;
  const firstName = row.firstName && openText(row.firstName, row.id);
  const words = { className: row.class.name, firstName, animal, badge };
  const own = {
    ...words,
    cameraConsent,
    voiceConsent,
    consentAt,
    createdAt,
    cards,
    learningPlatform: ltiSign,
  };
  return { ...own, lessons: seats, attendance, slates };
}

export function listTeachers(scope: SchoolScope, classId: ClassId) {
  return schoolDb(scope).account.findMany({
    where: { classes: { some: { classId } }, disabledAt: null },
    orderBy: { displayName: 'asc' },
    select: { id: true, displayName: true },
  });
}

/** The weekly hours of a class, for the parents' half of a card. */
export async function listWeeklyTimes(scope: SchoolScope, classId: ClassId, today: string) {
  return schoolDb(scope).lessonSeries.findMany({
    where: { classId, repeat: 'weekly', cancelledAt: null, lastDate: { gte: today } },
    orderBy: [{ startTime: 'asc' }],
    take: 20,
    select: { firstDate: true, startTime: true },
  });
}

function oneOf<const T extends readonly string[]>(values: T, text: string): T[number] {
  const found = values.find((value) => value === text) ?? values[0];
  if (found === undefined) throw new Error('a choice without options');
  return found;
}

function faceOf(row: { readonly animal: string; readonly badge: string } | undefined) {
  return row && isAnimal(row.animal) && isBadge(row.badge) ? { animal: row.animal, badge: row.badge } : null;
}
