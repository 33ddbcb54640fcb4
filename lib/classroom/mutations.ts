import 'server-only';
import type { Tx } from '@/lib/lessons/mutations';
import { schoolDb } from '@/lib/server/db';
import { sealText } from '@/lib/server/seal';
import type { Prisma } from '@/lib/server/prisma/client';
import type { SchoolScope } from '@/lib/server/scope';
import { newId, type AccountId, type LessonId, type SeatId, type SignId } from '@/lib/shared/ids';
import type { Role } from '@/lib/shared/roles';
import { wordsOwner } from './data';
import type { Decision, LiveSeat } from './feature';
import { isMomentary } from './rules';
import type { Via } from './schema';

/** Stores what a decision changes, all or nothing. Runs before the intent is acknowledged. */
export async function storeDecision(
  scope: SchoolScope,
  lessonId: LessonId,
  decision: Decision,
  seats: ReadonlyMap<number, LiveSeat>,
  now: Date,
): Promise<void> {
  const put = (decision.put ?? []).filter(({ slice }) => !isMomentary(slice));
  const drop = (decision.drop ?? []).filter(({ slice }) => !isMomentary(slice));
  const changes = decision.seats ?? [];
  if (put.length + drop.length + changes.length === 0) return;
  const { schoolId } = scope;
  await schoolDb(scope).$transaction(async (tx) => {
    if (drop.length > 0) {
      await tx.liveFact.deleteMany({
        where: { lessonId, OR: drop.map(({ slice, key }) => ({ slice, key })) },
      });
    }
    for (const row of put) {
      const { slice, key } = row;
      const words =
        row.words === undefined ? null : sealText(JSON.stringify(row.words), wordsOwner(lessonId, row));
      const content = { value: row.value as Prisma.InputJsonValue, words };
      await tx.liveFact.upsert({
        where: { schoolId_lessonId_slice_key: { schoolId, lessonId, slice, key } },
        create: { schoolId, lessonId, slice, key, ...content },
        update: content,
      });
    }
    for (const { number, state, marked, holdsSign } of changes) {
      const before = seats.get(number);
      await tx.seat.updateMany({
        where: { lessonId, number },
        data: {
          ...(state === undefined ? {} : { state }),
          ...(marked === undefined ? {} : { marked }),
          ...(holdsSign === undefined ? {} : { holdsSign }),
          ...(state === 'admitted' && before?.state !== 'admitted' ? { admittedAt: now } : {}),
          ...(state === 'removed' ? { removedAt: now } : {}),
        },
      });
    }
  });
}

export type NewSeat = {
  readonly role: Role;
  readonly via: Via;
  readonly state: 'bench' | 'admitted';
  readonly signId: SignId | null;
  readonly accountId: AccountId | null;
  /** The card, or the staff link, that it came by. */
  readonly cardId: string | null;
  /** Of an adult without an account. */
  readonly adultName?: string;
  readonly secretHash: string;
  readonly deviceHash: string | null;
  readonly holdsSign: boolean;
  readonly marked: boolean;
};

/** @returns the new seat's id and number; the number is the next free one of the lesson */
export async function createSeat(
  scope: SchoolScope,
  lessonId: LessonId,
  { adultName, ...seat }: NewSeat,
  now: Date,
): Promise<{ seatId: SeatId; number: number }> {
  const { schoolId } = scope;
  return schoolDb(scope).$transaction(async (tx) => {
    const last = await tx.seat.aggregate({ where: { lessonId }, _max: { number: true } });
    const number = (last._max.number ?? 0) + 1;
    const seatId = newId<SeatId>();
    await tx.seat.create({
      data: {
        ...seat,
        schoolId,
        id: seatId,
        lessonId,
        number,
        mediaIdentity: newId(),
        ...(adultName === undefined ? {} : { adultName: sealText(adultName, seatId) }),
        admittedAt: seat.state === 'admitted' ? now : null,
      },
    });
    return { seatId, number };
  });
}

/** A seat moves to another tab or device: only the newest secret opens it. */
export async function rotateSeatSecret(
  scope: SchoolScope,
  seatId: SeatId,
  secretHash: string,
): Promise<void> {
  await schoolDb(scope).seat.updateMany({ where: { id: seatId }, data: { secretHash } });
}

export async function setLessonLive(scope: SchoolScope, lessonId: LessonId, now: Date): Promise<void> {
  await schoolDb(scope).lesson.updateMany({
    where: { id: lessonId, state: 'planned' },
    data: { state: 'live', startedAt: now },
  });
}

/** The one transaction that closes a lesson: nothing that happened live remains but what `record` writes down. */
export async function closeLesson(
  scope: SchoolScope,
  lessonId: LessonId,
  { now, record }: { readonly now: Date; readonly record: (tx: Tx) => Promise<void> },
): Promise<void> {
  await schoolDb(scope).$transaction(async (tx) => {
    await tx.lesson.updateMany({ where: { id: lessonId }, data: { state: 'ended', endedAt: now } });
    await tx.liveFact.deleteMany({ where: { lessonId } });
    await tx.seat.updateMany({
      where: { lessonId, state: { in: ['bench', 'admitted'] } },
      data: { state: 'left', holdsSign: false },
    });
    await record(tx);
  });
}

/** The lesson's class board; made once. */
export async function ensureBoard(
  scope: SchoolScope,
  lessonId: LessonId,
): Promise<{ id: string; epoch: number }> {
  const db = schoolDb(scope);
  const found = await db.board.findFirst({ where: { lessonId, kind: 'class' } });
  return found ?? db.board.create({ data: { schoolId: scope.schoolId, id: newId(), lessonId } });
}

/** Gives an account's seat of this lesson a new secret; null when it has none yet. */
export async function setSeatHolding(
  scope: SchoolScope,
  lessonId: LessonId,
  accountId: AccountId,
  secretHash: string,
): Promise<SeatId | null> {
  const db = schoolDb(scope);
  const seat = await db.seat.findFirst({
    where: { lessonId, accountId, state: { not: 'removed' } },
    select: { id: true },
  });
  if (!seat) return null;
  await db.seat.updateMany({ where: { id: seat.id }, data: { secretHash, state: 'admitted' } });
  return seat.id as SeatId;
}

/** Gives the seat of a staff link to a new tab, under the name typed there; false when it has none yet. */
export async function retakeStaffSeat(
  scope: SchoolScope,
  by: {
    readonly lessonId: LessonId;
    readonly linkId: string;
    readonly secretHash: string;
    readonly name: string;
  },
): Promise<boolean> {
  const { lessonId, linkId, secretHash, name } = by;
  const db = schoolDb(scope);
  const seat = await db.seat.findFirst({ where: { lessonId, cardId: linkId }, select: { id: true } });
  if (!seat) return false;
  const data = { secretHash, state: 'admitted', adultName: sealText(name, seat.id) };
  await db.seat.updateMany({ where: { id: seat.id }, data });
  return true;
}

/** Seats forget whose they were. */
export async function forgetSign(scope: SchoolScope, signId: SignId): Promise<void> {
  await schoolDb(scope).seat.updateMany({ where: { signId }, data: { signId: null, cardId: null } });
}
