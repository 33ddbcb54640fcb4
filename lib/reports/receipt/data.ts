import 'server-only';
import { schoolDb, type SchoolClient } from '@/lib/server/db';
import type { SchoolScope } from '@/lib/server/scope';
import type { LessonId } from '@/lib/shared/ids';
import { keepUntil } from '../rules';
import type { ReportLesson } from '../schema';
import { lessonModels, type LessonModel } from './rules';
import { receiptParts, type Receipt, type ReceiptPart } from './schema';

type Count = (db: SchoolClient, lessonId: LessonId) => Promise<number>;

/** Asked of the database itself, table by table: a table that is not asked does not compile. */
const counts: Readonly<Record<LessonModel, Count>> = {
  LiveFact: (db, lessonId) => db.liveFact.count({ where: { lessonId } }),
  Seat: (db, lessonId) => db.seat.count({ where: { lessonId } }),
  StaffLink: (db, lessonId) => db.staffLink.count({ where: { lessonId } }),
  Board: (db, lessonId) => db.board.count({ where: { lessonId } }),
  BoardUpdate: (db, lessonId) => db.boardUpdate.count({ where: { board: { lessonId } } }),
  BoardSnapshot: (db, lessonId) => db.boardSnapshot.count({ where: { board: { lessonId } } }),
  BoardFile: (db, lessonId) => db.boardFile.count({ where: { board: { lessonId } } }),
  Attendance: (db, lessonId) => db.attendance.count({ where: { lessonId } }),
  LessonReport: (db, lessonId) => db.lessonReport.count({ where: { lessonId } }),
};
const models = Object.keys(counts) as readonly LessonModel[];

/** What the database has of this lesson now, and until when. */
export async function readParts(
  scope: SchoolScope,
  lesson: ReportLesson,
  school: { readonly boardDays: number },
): Promise<Receipt['parts']> {
  const db = schoolDb(scope);
  const found = new Map<ReceiptPart, number>();
  for (const model of models) {
    const part = lessonModels[model];
    found.set(part, (found.get(part) ?? 0) + (await counts[model](db, lesson.id)));
  }
  const until = await readUntil(db, lesson, school);
  return receiptParts.map((part) => {
    const count = found.get(part) ?? 0;
    return { part, count, until: count === 0 ? null : (until[part]?.toISOString() ?? null) };
  });
}

/** Seats, and links that open nothing any more, go a day later (lib/retention). */
const aDay = 1;

async function readUntil(
  db: SchoolClient,
  { id: lessonId, endedAt }: ReportLesson,
  { boardDays }: { readonly boardDays: number },
): Promise<Readonly<Record<ReceiptPart, Date | null>>> {
  const where = { lessonId };
  const [links, attendance, report] = await Promise.all([
    db.staffLink.aggregate({ where, _max: { expiresAt: true } }),
    db.attendance.aggregate({ where, _max: { keepUntil: true } }),
    db.lessonReport.aggregate({ where, _max: { keepUntil: true } }),
  ]);
  return {
    live: endedAt,
    seats: keepUntil(endedAt, aDay),
    links: links._max.expiresAt && keepUntil(links._max.expiresAt, aDay),
    board: keepUntil(endedAt, boardDays),
    attendance: attendance._max.keepUntil,
    report: report._max.keepUntil,
  };
}
