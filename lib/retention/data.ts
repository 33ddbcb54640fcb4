import 'server-only';
import { schoolDb } from '@/lib/server/db';
import type { SchoolScope } from '@/lib/server/scope';
import type { ClassId } from '@/lib/shared/ids';

const classesMax = 2000;
const listMax = 50;

export function readRetention(scope: SchoolScope) {
  return schoolDb(scope).school.findFirstOrThrow({
    select: { boardDays: true, attendanceDays: true, reportDays: true, timeZone: true, deletions: true },
  });
}

/** Every class with what says when its year ends. */
export function listYears(scope: SchoolScope) {
  return schoolDb(scope).class.findMany({
    select: { id: true, createdAt: true, endsOn: true },
    orderBy: { createdAt: 'asc' },
    take: classesMax,
  });
}

export function readYear(scope: SchoolScope, classId: ClassId) {
  return schoolDb(scope).class.findFirstOrThrow({
    where: { id: classId },
    select: { createdAt: true, endsOn: true },
  });
}

/** What ending the year of a class would delete. */
export async function countClass(scope: SchoolScope, classId: ClassId) {
  const db = schoolDb(scope);
  const lesson = { classId };
  const [children, names, cards, lessons, boards, attendance, reports, live] = await Promise.all([
    db.sign.count({ where: { classId } }),
    db.sign.count({ where: { classId, firstName: { not: null } } }),
    db.card.count({ where: { sign: { classId }, via: 'paper', revokedAt: null } }),
    db.lesson.count({ where: lesson }),
    db.board.count({ where: { lesson } }),
    db.attendance.count({ where: { lesson } }),
    db.lessonReport.count({ where: { lesson } }),
    db.lesson.count({ where: { classId, state: 'live' } }),
  ]);
  return { children, names, cards, lessons, boards, attendance, reports, isLive: live > 0 };
}

/** The newest entries of the log. */
export function listDeletions(scope: SchoolScope) {
  return schoolDb(scope).deletionEntry.findMany({ orderBy: { number: 'desc' }, take: listMax });
}

/** One page of the log in its order, for the download. */
export function listDeletionsAfter(scope: SchoolScope, number: number, take: number) {
  return schoolDb(scope).deletionEntry.findMany({
    where: { number: { gt: number } },
    orderBy: { number: 'asc' },
    omit: { schoolId: true },
    take,
  });
}
