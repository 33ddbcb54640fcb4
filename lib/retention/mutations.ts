import 'server-only';
import { schoolDb, type SchoolClient } from '@/lib/server/db';
import { recordDeletions } from '@/lib/server/deletion-log';
import type { SchoolScope } from '@/lib/server/scope';
import type { ClassId } from '@/lib/shared/ids';
import {
  retentionNames,
  type DeletedPart,
  type DeletionCause,
  type RetentionDays,
} from '@/lib/shared/retention';

type Tx = Parameters<Extract<Parameters<SchoolClient['$transaction']>[0], (tx: never) => unknown>>[0];
type Counts = Partial<Record<DeletedPart, number>>;
export type Due = { readonly now: Date; readonly days: RetentionDays };

const dayMs = 86_400_000;
const daysBefore = (now: Date, days: number) => new Date(now.getTime() - days * dayMs);
const accountDays = 30;
const manyMax = 500;

/** One part in one transaction with its entry in the log. @returns how much is gone */
async function deleteLogged(
  scope: SchoolScope,
  { now, cause }: { readonly now: Date; readonly cause: DeletionCause },
  work: (tx: Tx) => Promise<Counts>,
): Promise<Counts> {
  return schoolDb(scope).$transaction(async (tx) => {
    const counts = await work(tx);
    await recordDeletions(tx, scope, { at: now, cause, counts });
    return counts;
  });
}

/** Everything whose time is over but whole classes. Each part by itself: one that fails is tried again, the others are done. */
export async function deleteDue(scope: SchoolScope, due: Due): Promise<void> {
  for (const work of [secrets, presence, boards, boardHistory, reports, accounts]) {
    await deleteLogged(scope, { now: due.now, cause: 'time' }, (tx) => work(tx, due));
  }
}

/** Ended sign-ins and links that open nothing any more: a day later nobody asks why. */
async function secrets(tx: Tx, { now }: Due): Promise<Counts> {
  const before = { lt: daysBefore(now, 1) };
  const over = { OR: [{ expiresAt: before }, { usedAt: before }] };
  const revoked = { OR: [{ expiresAt: before }, { revokedAt: before }] };
  const deleted = [
    await tx.signIn.deleteMany({ where: revoked }),
    await tx.staffLink.deleteMany({ where: revoked }),
    await tx.invitation.deleteMany({ where: over }),
    await tx.passwordReset.deleteMany({ where: over }),
    await tx.ltiVisit.deleteMany({ where: { expiresAt: { lte: now } } }),
    await tx.card.deleteMany({ where: { via: 'lti', expiresAt: { lte: now } } }),
  ];
  return { secrets: deleted.reduce((sum, { count }) => sum + count, 0) };
}

/** Of a lesson that is over for this long; one that never began counts from its planned end. */
function over(now: Date, days: number) {
  const before = { lt: daysBefore(now, days) };
  return {
    OR: [
      { state: 'ended', endedAt: before },
      { state: { in: ['planned', 'cancelled'] }, endsAt: before },
    ],
  };
}

/** Who came when, with which device: a day. Live facts went with the lesson; what a crash left goes here. */
async function presence(tx: Tx, { now }: Due): Promise<Counts> {
  const seats = await tx.seat.deleteMany({ where: { lesson: over(now, 1) } });
  const facts = await tx.liveFact.deleteMany({ where: { lesson: over(now, 0) } });
  return { seats: seats.count, facts: facts.count };
}

/** Also the slate of a child that was deleted while its lesson ran. */
async function boards(tx: Tx, { now, days }: Due): Promise<Counts> {
  const { count } = await tx.board.deleteMany({ where: { lesson: over(now, days.boardDays) } });
  const slates = await tx.board.findMany({
    where: { kind: 'slate', lesson: { state: { not: 'live' } } },
    select: { key: true },
    distinct: ['key'],
  });
  const known = await tx.sign.findMany({
    where: { id: { in: slates.map(({ key }) => key) } },
    select: { id: true },
  });
  const keys = new Set(slates.map(({ key }) => key));
  for (const { id } of known) keys.delete(id);
  const where = { kind: 'slate', key: { in: [...keys] }, lesson: { state: { not: 'live' } } };
  const orphans = await tx.board.deleteMany({ where });
  return { boards: count + orphans.count };
}

/** A rebuilt board begins anew; what was before, and is on no page any more, goes after a day. */
async function boardHistory(tx: Tx, { now }: Due): Promise<Counts> {
  const rebuilt = await tx.board.findMany({
    where: { epoch: { gt: 1 } },
    orderBy: { createdAt: 'desc' },
    select: { id: true, epoch: true },
    take: manyMax,
  });
  let count = 0;
  for (const { id, epoch } of rebuilt) {
    const where = { boardId: id, epoch: { lt: epoch }, createdAt: { lt: daysBefore(now, 1) } };
    count += (await tx.boardUpdate.deleteMany({ where })).count;
    count += (await tx.boardSnapshot.deleteMany({ where })).count;
  }
  return { 'board-history': count };
}

async function reports(tx: Tx, { now }: Due): Promise<Counts> {
  const where = { keepUntil: { lte: now } };
  const attendance = await tx.attendance.deleteMany({ where });
  const kept = await tx.lessonReport.deleteMany({ where });
  return { attendance: attendance.count, reports: kept.count };
}

async function accounts(tx: Tx, { now }: Due): Promise<Counts> {
  const { count } = await tx.account.deleteMany({
    where: { disabledAt: { lt: daysBefore(now, accountDays) } },
  });
  return { accounts: count };
}

/** A class with its children, cards, lessons and all they left. False while it has a lesson: nobody is thrown out of one. */
export async function deleteClass(
  scope: SchoolScope,
  classId: ClassId,
  why: { readonly now: Date; readonly cause: 'time' | 'class' },
): Promise<boolean> {
  const counts = await deleteLogged(scope, why, async (tx) => {
    const isLive = await tx.lesson.count({ where: { classId, state: 'live' } });
    if (isLive > 0) return {};
    const [children, boards, attendance, reports] = [
      await tx.sign.count({ where: { classId } }),
      await tx.board.count({ where: { lesson: { classId } } }),
      await tx.attendance.count({ where: { lesson: { classId } } }),
      await tx.lessonReport.count({ where: { lesson: { classId } } }),
    ];
    const { count } = await tx.class.deleteMany({ where: { id: classId } });
    return count === 0 ? {} : { classes: count, children, boards, attendance, reports };
  });
  return (counts.classes ?? 0) > 0;
}

/** The class goes on: its end is this day. */
export async function setLastDay(scope: SchoolScope, classId: ClassId, endsOn: string): Promise<void> {
  await schoolDb(scope).class.updateMany({ where: { id: classId }, data: { endsOn } });
}

/** What lies there already moves with the change, so that a new time holds for everything at once. */
export async function setRetention(scope: SchoolScope, days: RetentionDays): Promise<void> {
  const { schoolId } = scope;
  await schoolDb(scope).$transaction(async (tx) => {
    const before = await tx.school.findFirstOrThrow();
    await tx.school.updateMany({
      data: Object.fromEntries(retentionNames.map((name) => [name, days[name]])),
    });
    const attendance = days.attendanceDays - before.attendanceDays;
    const reports = days.reportDays - before.reportDays;
    await tx.$executeRaw`UPDATE "Attendance" SET "keepUntil" = "keepUntil" + make_interval(days => ${attendance}::int)
      WHERE "schoolId" = ${schoolId}`;
    await tx.$executeRaw`UPDATE "LessonReport" SET "keepUntil" = "keepUntil" + make_interval(days => ${reports}::int)
      WHERE "schoolId" = ${schoolId}`;
  });
}
