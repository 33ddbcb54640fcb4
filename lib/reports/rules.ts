import { retentionRanges } from '@/lib/shared/retention';
import type { ModeChange, Phase, StepChange, StepSpan } from './schema';

const dayMs = 24 * 60 * 60_000;

export function keepUntil(from: Date, days: number): Date {
  return new Date(from.getTime() + days * dayMs);
}

/** How long a teacher may keep attendance: as long as her school keeps reports, and never longer than the law of the house. */
export function keptAtMost(endedAt: Date, school: { readonly reportDays: number }): Date {
  return keepUntil(endedAt, Math.min(school.reportDays, retentionRanges.attendanceDays.max));
}

/** What the words of a report are sealed for. */
export const reportWordsOwner = (lessonId: string): string => `${lessonId}/report`;
export const minutesOwner = (lessonId: string): string => `${lessonId}/minutes`;

/** What was on for less was a slip of the finger. */
const shortestMs = 30_000;

type Span = { readonly from: Date; readonly to: Date };
type Stretch<T> = Span & { readonly what: T | null };
type Lesson = { readonly startedAt: Date; readonly endedAt: Date };

/** The lesson from beginning to end, cut where something else began; what goes on is one stretch. Null: nothing was on. */
function stretchesOf<T>(
  changes: readonly { readonly what: T | null; readonly at: Date }[],
  { startedAt, endedAt }: Lesson,
  isSame: (one: T | null, other: T | null) => boolean,
): readonly Stretch<T>[] {
  const clamp = (at: Date) =>
    new Date(Math.min(Math.max(at.getTime(), startedAt.getTime()), endedAt.getTime()));
  const marks = [{ what: null, at: startedAt }, ...changes];
  const cut = marks.map(({ what, at }, index) => ({
    what,
    from: clamp(at),
    to: clamp(marks[index + 1]?.at ?? endedAt),
  }));
  const stretches: Stretch<T>[] = [];
  for (const stretch of cut) {
    const last = stretches.at(-1);
    if (stretch.to.getTime() - stretch.from.getTime() < shortestMs) continue;
    if (last && isSame(last.what, stretch.what))
      stretches[stretches.length - 1] = { ...last, to: stretch.to };
    else stretches.push(stretch);
  }
  return stretches;
}

/** By its work modes; stretches in one mode are one. */
export const phasesOf = (changes: readonly ModeChange[], lesson: Lesson): readonly Phase[] =>
  stretchesOf(
    changes.map(({ mode, at }) => ({ what: mode, at })),
    lesson,
    Object.is,
  ).map(({ what: mode, ...span }) => ({ mode, ...span }));

/** By the steps of its strip, without what lies between them. */
export const stepsOf = (changes: readonly StepChange[], lesson: Lesson): readonly StepSpan[] =>
  stretchesOf(
    changes.map(({ kind, name, at }) => ({ what: kind && { kind, name }, at })),
    lesson,
    (one, other) => one?.kind === other?.kind && one?.name === other?.name,
  ).flatMap(({ what, ...span }) => (what ? [{ ...what, ...span }] : []));
