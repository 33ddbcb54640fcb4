import 'server-only';
import type { Remains } from '@/lib/classroom/feature';
import type { Tx } from '@/lib/lessons/mutations';
import { schoolDb } from '@/lib/server/db';
import { recordDeletions } from '@/lib/server/deletion-log';
import type { Prisma } from '@/lib/server/prisma/client';
import type { SchoolScope } from '@/lib/server/scope';
import { sealText } from '@/lib/server/seal';
import type { LessonId, SignId } from '@/lib/shared/ids';
import { recordAttendance } from './attendance/mutations';
import type { Seen } from './attendance/schema';
import { keepUntil, minutesOwner, reportWordsOwner } from './rules';

type Lesson = { readonly scope: SchoolScope; readonly lessonId: LessonId };

/** Part of the transaction that closes a lesson: attendance by sign, and what the features leave without anybody in it. */
export async function recordLesson(
  tx: Tx,
  { scope, lessonId }: Lesson,
  left: {
    readonly seen: ReadonlyMap<SignId, Seen>;
    readonly remains: ReadonlyMap<string, Remains>;
    readonly now: Date;
  },
): Promise<void> {
  const { schoolId } = scope;
  const { seen, remains, now } = left;
  await recordAttendance(tx, { schoolId, lessonId }, { seen, now });
  const entries = [...remains];
  const content = Object.fromEntries(entries.map(([name, { value }]) => [name, value]));
  const said = entries.flatMap(([name, { words }]) => (words === undefined ? [] : [[name, words]]));
  const words =
    said.length > 0 ? sealText(JSON.stringify(Object.fromEntries(said)), reportWordsOwner(lessonId)) : null;
  const { reportDays } = await tx.school.findFirstOrThrow({ select: { reportDays: true } });
  const row = { schoolId, lessonId, words, keepUntil: keepUntil(now, reportDays) };
  await tx.lessonReport.createMany({
    data: { ...row, content: content as Prisma.InputJsonObject },
    skipDuplicates: true,
  });
}

/** Everything a lesson left (receipt/rules.ts), with its entry in the log of deletions. */
export async function eraseLesson(scope: SchoolScope, lessonId: LessonId, now: Date): Promise<void> {
  const where = { lessonId };
  await schoolDb(scope).$transaction(async (tx) => {
    const deleted = {
      attendance: await tx.attendance.deleteMany({ where }),
      reports: await tx.lessonReport.deleteMany({ where }),
      facts: await tx.liveFact.deleteMany({ where }),
      secrets: await tx.staffLink.deleteMany({ where }),
      seats: await tx.seat.deleteMany({ where }),
      boards: await tx.board.deleteMany({ where }), // with all their updates and snapshots
    };
    const counts = Object.fromEntries(Object.entries(deleted).map(([part, { count }]) => [part, count]));
    await recordDeletions(tx, scope, { at: now, cause: 'lesson', counts });
  });
}

/** @param until what `keptAtMost` allows; attendance that stays longer anyway is left alone */
export async function keepAttendance(scope: SchoolScope, lessonId: LessonId, until: Date): Promise<void> {
  const where = { lessonId, keepUntil: { lt: until } };
  await schoolDb(scope).attendance.updateMany({ where, data: { keepUntil: until } });
}

/** @returns false when the report was deleted meanwhile */
export async function storeMinutes(scope: SchoolScope, lessonId: LessonId, text: string): Promise<boolean> {
  const minutes = text === '' ? null : sealText(text, minutesOwner(lessonId));
  const { count } = await schoolDb(scope).lessonReport.updateMany({ where: { lessonId }, data: { minutes } });
  return count === 1;
}
