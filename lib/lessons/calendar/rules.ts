import { DateTime } from 'luxon';
import { assert } from '@/lib/shared/assert';

/** A plan is wall-clock time in the school's zone; only here does it become instants. */
export type Plan = {
  readonly repeat: 'once' | 'weekly';
  readonly firstDate: string;
  /** Null: to the end of the school year. */
  readonly lastDate: string | null;
  readonly startTime: string;
  readonly minutes: number;
};

export type Occurrence = { readonly date: string; readonly startsAt: Date; readonly endsAt: Date };

export const occurrencesMax = 53;

export function occurrencesOf(plan: Plan, zone: string): Occurrence[] {
  if (plan.repeat === 'once') {
    return [occurrenceOn(plan.firstDate, plan, zone)];
  }
  const bound = schoolYearEnd(plan.firstDate);
  const last = plan.lastDate !== null && plan.lastDate < bound ? plan.lastDate : bound;
  const found: Occurrence[] = [];
  for (let week = 0; week < occurrencesMax; week += 1) {
    const date = shiftDate(plan.firstDate, week * 7);
    if (date > last) break;
    found.push(occurrenceOn(date, plan, zone));
  }
  return found;
}

export function occurrenceOn(
  date: string,
  times: { readonly startTime: string; readonly minutes: number },
  zone: string,
): Occurrence {
  const startsAt = instantOf(date, times.startTime, zone);
  return { date, startsAt, endsAt: new Date(startsAt.getTime() + times.minutes * 60_000) };
}

/**
 * The instant a clock on the wall shows this time. A time that the clock skips in spring is moved forward by what is skipped;
 * of a time that comes twice in autumn the first counts.
 */
export function instantOf(date: string, time: string, zone: string): Date {
  const local = DateTime.fromISO(`${date}T${time}`, { zone });
  assert(local.isValid, 'date, time and zone were parsed before');
  const [first] = local.getPossibleOffsets().toSorted((a, b) => a.toMillis() - b.toMillis());
  return (first ?? local).toJSDate();
}

/** The last day of the school year a date lies in: 31 July. */
export function schoolYearEnd(date: string): string {
  const year = Number(date.slice(0, 4));
  return `${date.slice(5) <= '07-31' ? year : year + 1}-07-31`;
}

export function shiftDate(date: string, days: number): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

export function localDate(at: Date, zone: string): string {
  return DateTime.fromJSDate(at, { zone }).toFormat('yyyy-MM-dd');
}

export function localTime(at: Date, zone: string): string {
  return DateTime.fromJSDate(at, { zone }).toFormat('HH:mm');
}

/** From the first instant of a local day to the first of the next: 23, 24 or 25 hours. */
export function localDay(date: string, zone: string): { readonly from: Date; readonly to: Date } {
  return { from: instantOf(date, '00:00', zone), to: instantOf(shiftDate(date, 1), '00:00', zone) };
}

/** The wall-clock values of a lesson, as an edit form shows them. */
export function wallClockOf(lesson: { readonly startsAt: Date; readonly endsAt: Date }, zone: string) {
  return {
    startTime: localTime(lesson.startsAt, zone),
    minutes: Math.round((lesson.endsAt.getTime() - lesson.startsAt.getTime()) / 60_000),
  };
}

export type KnownLesson = { readonly startsAt: Date; readonly endsAt: Date; readonly title: string };
export type Slot = {
  readonly date: string;
  readonly startTime: string;
  readonly minutes: number;
  readonly title: string;
};

const usualStarts = ['08:00', '09:45', '11:30'];
const slotsAhead = 28;

/**
 * The next free times at which this class usually has a lesson; where there are too few, the usual starts of school days.
 * `known` are the class's lessons, past and planned; a time that is planned already is not offered again.
 */
export function nextSlots(input: {
  readonly known: readonly KnownLesson[];
  readonly now: Date;
  readonly zone: string;
  readonly count?: number;
}): Slot[] {
  const { known, now, zone, count = 4 } = input;
  const taken = new Set(known.map((lesson) => lesson.startsAt.getTime()));
  const isFree = (slot: Slot) => {
    const start = instantOf(slot.date, slot.startTime, zone);
    const free = start > now && !taken.has(start.getTime());
    if (free) taken.add(start.getTime());
    return free;
  };
  const today = localDate(now, zone);
  const days = Array.from({ length: slotsAhead }, (_, index) => shiftDate(today, index));
  const usual = usualSlots(known, zone);
  const habitual = days
    .flatMap((date) => usual.filter((slot) => slot.weekday === weekday(date)).map((s) => slotOn(date, s)))
    .filter(isFree)
    .slice(0, count);
  const fallback = days
    .filter((date) => weekday(date) < 6)
    .flatMap((date) => usualStarts.map((startTime) => ({ date, startTime, minutes: 45, title: '' })))
    .filter(isFree)
    .slice(0, count - habitual.length);
  return [...habitual, ...fallback].toSorted((a, b) =>
    `${a.date}${a.startTime}`.localeCompare(`${b.date}${b.startTime}`),
  );
}

type UsualSlot = Omit<Slot, 'date'> & { readonly weekday: number; readonly times: number };

/** At most eight pairs of weekday and time, the most frequent first; a single lesson counts as a habit too. */
function usualSlots(known: readonly KnownLesson[], zone: string): UsualSlot[] {
  const byKey = new Map<string, UsualSlot>();
  for (const lesson of known.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime())) {
    const day = weekday(localDate(lesson.startsAt, zone));
    const times = wallClockOf(lesson, zone);
    const key = `${day} ${times.startTime}`;
    byKey.set(key, {
      ...times,
      weekday: day,
      title: lesson.title,
      times: (byKey.get(key)?.times ?? 0) + 1,
    });
  }
  return [...byKey.values()]
    .toSorted((a, b) => b.times - a.times)
    .slice(0, 8)
    .toSorted((a, b) => a.startTime.localeCompare(b.startTime));
}

function slotOn(date: string, usual: UsualSlot): Slot {
  return { date, startTime: usual.startTime, minutes: usual.minutes, title: usual.title };
}

/** 1 is Monday, 7 is Sunday. */
function weekday(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
}
