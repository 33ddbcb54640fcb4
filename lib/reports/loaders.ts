import 'server-only';
import { publicOrigin } from '@/lib/server/host';
import { writePdf } from '@/lib/server/pdf';
import { systemClock } from '@/lib/shared/clock';
import { attendanceKeptUntil, isBoardKept, readReport, readSchool } from './data';
import { listAttendance } from './attendance/data';
import type { AttendanceRow } from './attendance/schema';
import { delimiterOf, writeCsv } from './csv/rules';
import { enterReport, requireReport } from './gate';
import { readParts } from './receipt/data';
import { sealReceipt } from './receipt/gate';
import type { Receipt } from './receipt/schema';
import { keepUntil, keptAtMost, phasesOf, stepsOf } from './rules';
import type { Report, ReportLesson } from './schema';

/** What remains of a lesson, for its page. Names only when somebody asked for them. */
export async function loadReport(lessonId: string, withNames: boolean): Promise<Report> {
  const { scope, lesson, staff } = await requireReport(lessonId);
  const [school, stored, attendance, attendanceUntil, hasBoard] = await Promise.all([
    readSchool(scope),
    readReport(scope, lesson.id),
    listAttendance(scope, lesson.id, { withNames }),
    attendanceKeptUntil(scope, lesson.id),
    isBoardKept(scope, lesson.id),
  ]);
  const longest = keptAtMost(lesson.endedAt, school);
  return {
    lesson,
    timeZone: staff.timeZone,
    attendance,
    polls: stored.polls,
    phases: phasesOf(stored.changes, lesson),
    steps: stepsOf(stored.steps, lesson),
    minutes: stored.minutes,
    keptUntil: {
      attendance: attendanceUntil,
      report: stored.keepUntil,
      board: hasBoard ? keepUntil(lesson.endedAt, school.boardDays) : null,
    },
    canKeepLonger: attendanceUntil !== null && attendanceUntil < longest,
  };
}

/** Whether the reader may look at what remains of this lesson. */
export async function hasReportOf(lessonId: string): Promise<boolean> {
  return (await enterReport(lessonId)).ok;
}

/** The list as words, before it becomes a file. The page's language words it. */
export type AttendanceWords = {
  readonly title: string;
  readonly lines: readonly string[];
  readonly head: readonly string[];
  readonly row: (row: AttendanceRow) => readonly string[];
  readonly foot: string;
};
type Wording = (lesson: ReportLesson, timeZone: string) => AttendanceWords;
export type AttendanceFile = { readonly type: string; readonly bytes: Uint8Array<ArrayBuffer> };

export async function loadAttendanceFile(
  lessonId: string,
  ask: {
    readonly format: 'csv' | 'pdf';
    readonly withNames: boolean;
    readonly locale: string;
    readonly wording: Wording;
  },
): Promise<AttendanceFile> {
  const { scope, lesson, staff } = await requireReport(lessonId);
  const { format, withNames, locale } = ask;
  const words = ask.wording(lesson, staff.timeZone);
  const rows = (await listAttendance(scope, lesson.id, { withNames })).map(words.row);
  if (format === 'csv') {
    const text = writeCsv([words.head, ...rows], delimiterOf(locale));
    return { type: 'text/csv; charset=utf-8', bytes: new TextEncoder().encode(text) };
  }
  const { title, lines, head, foot } = words;
  const widths = withNames ? [0.26, 0.2, 0.22, 0.11, 0.11, 0.1] : [0.34, 0.26, 0.14, 0.14, 0.12];
  const bytes = await writePdf({ language: locale, title, lines, head, rows, widths, foot });
  return { type: 'application/pdf', bytes };
}

/** What is stored of a lesson at this moment, and the same as a word that can be checked. */
export async function loadReceipt(
  lessonId: string,
): Promise<{ readonly receipt: Receipt; readonly token: string; readonly lessonId: string }> {
  const { scope, lesson, staff } = await requireReport(lessonId);
  const school = await readSchool(scope);
  const receipt: Receipt = {
    version: 1,
    server: new URL(publicOrigin()).host,
    school: school.name,
    className: lesson.className,
    startedAt: lesson.startedAt.toISOString(),
    endedAt: lesson.endedAt.toISOString(),
    timeZone: staff.timeZone,
    issuedAt: systemClock().toISOString(),
    parts: await readParts(scope, lesson, school),
  };
  return { receipt, token: sealReceipt(receipt), lessonId: lesson.id };
}
