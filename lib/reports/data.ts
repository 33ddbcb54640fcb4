import 'server-only';
import { taughtBy, type Actor } from '@/lib/lessons/data';
import { asLessonKind } from '@/lib/lessons/schema';
import { schoolDb } from '@/lib/server/db';
import { openText } from '@/lib/server/seal';
import type { SchoolScope } from '@/lib/server/scope';
import type { LessonId } from '@/lib/shared/ids';
import { minutesOwner, reportWordsOwner } from './rules';
import {
  contentSchema,
  wordsSchema,
  type ModeChange,
  type PollResult,
  type ReportLesson,
  type StepChange,
} from './schema';

/**
 * An ended lesson, for who teaches its class, and for an admin who stood in it as staff. An admin who did neither has no
 * business with who was there.
 */
export async function findReportLesson(actor: Actor, lessonId: LessonId): Promise<ReportLesson | null> {
  const { accountId, role } = actor;
  const stoodIn = { seats: { some: { accountId, role: { in: ['teacher', 'coteacher'] } } } };
  const row = await schoolDb(actor.scope).lesson.findFirst({
    where: {
      id: lessonId,
      state: 'ended',
      OR: [{ class: taughtBy(accountId) }, ...(role === 'admin' ? [stoodIn] : [])],
    },
    include: { class: { select: { name: true } } },
  });
  if (!row) return null;
  const { title, startsAt } = row;
  const startedAt = row.startedAt ?? startsAt;
  return {
    id: lessonId,
    className: row.class.name,
    kind: asLessonKind(row.kind),
    title,
    startsAt,
    startedAt,
    endedAt: row.endedAt ?? row.endsAt,
  };
}

export type StoredReport = {
  readonly polls: readonly PollResult[];
  readonly changes: readonly ModeChange[];
  readonly steps: readonly StepChange[];
  readonly minutes: string | null;
  readonly keepUntil: Date | null;
};

/** Words of questions and minutes are opened here. Nothing when it was deleted. */
export async function readReport(scope: SchoolScope, lessonId: LessonId): Promise<StoredReport> {
  const row = await schoolDb(scope).lessonReport.findFirst({ where: { lessonId } });
  if (!row) return { polls: [], changes: [], steps: [], minutes: null, keepUntil: null };
  const { polls, modes, strips } = contentSchema.parse(row.content);
  const text = row.words && openText(row.words, reportWordsOwner(lessonId));
  const words = wordsSchema.parse(text ? JSON.parse(text) : {});
  return {
    polls: polls.map((poll, at) => ({ ...poll, words: words.polls[at] ?? null })),
    changes: modes,
    steps: strips.map((change, at) => ({ ...change, name: words.strips[at] ?? '' })),
    minutes: row.minutes && openText(row.minutes, minutesOwner(lessonId)),
    keepUntil: row.keepUntil,
  };
}

export async function attendanceKeptUntil(scope: SchoolScope, lessonId: LessonId): Promise<Date | null> {
  const last = await schoolDb(scope).attendance.aggregate({ where: { lessonId }, _max: { keepUntil: true } });
  return last._max.keepUntil;
}

/** Any of its boards. */
export async function isBoardKept(scope: SchoolScope, lessonId: LessonId): Promise<boolean> {
  return (await schoolDb(scope).board.count({ where: { lessonId } })) > 0;
}

/** How the school is called, and how long it keeps what. */
export function readSchool(scope: SchoolScope) {
  return schoolDb(scope).school.findFirstOrThrow({
    select: { name: true, boardDays: true, reportDays: true },
  });
}
