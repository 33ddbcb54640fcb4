/** What a lesson is at this moment. `missed`: planned, never started, and its time is over. */
export type LessonPhase = 'planned' | 'doors-open' | 'live' | 'ended' | 'cancelled' | 'missed';

export type LessonState = 'planned' | 'live' | 'ended' | 'cancelled';
export type LessonTimeline = {
  readonly state: LessonState;
  readonly startsAt: Date;
  readonly endsAt: Date;
};

const minuteMs = 60_000;
export const doorsOpenMs = 10 * minuteMs;
/** A lesson that nobody closed counts as over this long after its planned end. */
export const forgottenMs = 6 * 60 * minuteMs;

export function asLessonState(value: string): LessonState {
  return value === 'planned' || value === 'live' || value === 'cancelled' ? value : 'ended';
}

export function lessonPhase(lesson: LessonTimeline, now: Date): LessonPhase {
  switch (lesson.state) {
    case 'planned':
      if (now >= lesson.endsAt) return 'missed';
      return now.getTime() >= lesson.startsAt.getTime() - doorsOpenMs ? 'doors-open' : 'planned';
    case 'live':
      return now.getTime() > lesson.endsAt.getTime() + forgottenMs ? 'ended' : 'live';
    case 'ended':
    case 'cancelled':
      return lesson.state;
  }
}

export type StartRefusal = 'too-early' | 'cancelled' | 'over';

/** A planned lesson is started on its day, early or late; entering one that is live is no new start. */
export function startRefusal(
  lesson: LessonTimeline & { readonly date: string },
  today: string,
  now: Date,
): StartRefusal | null {
  switch (lessonPhase(lesson, now)) {
    case 'live':
    case 'doors-open':
      return null;
    case 'planned':
      return lesson.date === today ? null : 'too-early';
    case 'missed':
      return lesson.date === today ? null : 'over';
    case 'ended':
      return 'over';
    case 'cancelled':
      return 'cancelled';
  }
}

export type DoorLesson<L> =
  { readonly type: 'live' | 'waiting' | 'not-yet' | 'ended'; readonly lesson: L } | { readonly type: 'none' };

/**
 * Which lesson the door of a class leads to. `candidates` are in the order of their start; of several that are live the one
 * started last is meant, since a forgotten one must not keep children from the next.
 */
export function pickDoorLesson<L extends LessonTimeline & { readonly startedAt: Date | null }>(
  candidates: readonly L[],
  now: Date,
): DoorLesson<L> {
  const inPhase = (phase: LessonPhase) => candidates.filter((lesson) => lessonPhase(lesson, now) === phase);
  const live = inPhase('live').toSorted(byStarted).at(-1);
  if (live) return { type: 'live', lesson: live };
  const waiting = inPhase('doors-open')[0];
  if (waiting) return { type: 'waiting', lesson: waiting };
  const next = inPhase('planned')[0];
  if (next) return { type: 'not-yet', lesson: next };
  const ended = inPhase('ended').at(-1);
  return ended ? { type: 'ended', lesson: ended } : { type: 'none' };
}

function byStarted(a: { readonly startedAt: Date | null }, b: { readonly startedAt: Date | null }): number {
  return (a.startedAt?.getTime() ?? 0) - (b.startedAt?.getTime() ?? 0);
}

export type DayPart = 'morning' | 'day' | 'evening';

/** `time` is HH:mm in the school's zone. */
export function dayPart(time: string): DayPart {
  if (time >= '04:00' && time < '11:00') return 'morning';
  return time >= '11:00' && time < '18:00' ? 'day' : 'evening';
}

export type Distance = { readonly value: number; readonly unit: 'minute' | 'hour' | 'day' };

/** How far away a start is, as one would say it: another day in days, today in hours, and soon in minutes. */
export function distanceTo(startsAt: Date, now: Date, daysAway: number): Distance {
  if (daysAway !== 0) return { value: daysAway, unit: 'day' };
  const minutes = Math.round((startsAt.getTime() - now.getTime()) / minuteMs);
  return Math.abs(minutes) < 90
    ? { value: minutes, unit: 'minute' }
    : { value: Math.round(minutes / 60), unit: 'hour' };
}
