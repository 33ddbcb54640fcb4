/** A calendar as other programs read it (RFC 5545), made of series and their dates. No child and no teacher is in it. */
import ical, {
  ICalCalendarMethod,
  ICalEventRepeatingFreq,
  type ICalCalendar,
  type ICalEventData,
} from 'ical-generator';
import { DateTime } from 'luxon';
import { tzlib_get_ical_block } from 'timezones-ical-library';
import { instantOf, shiftDate } from '../calendar/rules';

export type FeedDate = {
  readonly id: string;
  readonly date: string;
  readonly title: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly isCancelled: boolean;
};

export type FeedSeries = {
  readonly id: string;
  readonly className: string;
  readonly title: string;
  readonly repeat: 'once' | 'weekly';
  readonly firstDate: string;
  readonly lastDate: string;
  readonly startTime: string;
  readonly minutes: number;
  /** Grows with every change, for programs that keep what they have read (SEQUENCE). */
  readonly revision: number;
  /** Where one goes for this lesson. */
  readonly url: string;
  readonly dates: readonly FeedDate[];
};

type Frame = {
  readonly name: string;
  readonly zone: string;
  /** The last part of every UID: an event is the same one in every feed of this installation. */
  readonly host: string;
  readonly now: Date;
};

const weeksMax = 60;

/** FEED-1..4 of SPEC.md. */
export function writeCalendar(series: readonly FeedSeries[], frame: Frame): string {
  const calendar = ical({
    name: frame.name,
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: 'Kreide', product: 'Kreide', language: 'DE' },
    timezone: { name: null, generator: (zone) => tzlib_get_ical_block(zone)[0] ?? null },
    ttl: 3600,
  });
  for (const one of series) addSeries(calendar, one, frame);
  return calendar.toString();
}

/** A weekly series is one event with a rule. Dates that are cancelled or were moved are taken out of it; those moved stand alone. */
function addSeries(calendar: ICalCalendar, series: FeedSeries, frame: Frame): void {
  const held = series.dates.filter(({ isCancelled }) => !isCancelled);
  const byRule = new Map(series.repeat === 'weekly' ? slotsOf(series, frame.zone) : []);
  const onRule = new Set(held.filter((date) => isOnRule(date, series, byRule)).map(({ date }) => date));
  const slots = [...byRule].filter(
    ([date]) => date >= (firstOf(onRule) ?? '9') && date <= (lastOf(onRule) ?? ''),
  );
  const [first] = slots;
  if (first) {
    const [, startsAt] = first;
    const until = slots.at(-1)?.[1] ?? startsAt;
    const exclude = slots.flatMap(([date, at]) => (onRule.has(date) ? [] : [inZone(at, frame.zone)]));
    calendar.createEvent({
      ...eventOf(series, frame),
      id: `${series.id}@${frame.host}`,
      ...span(startsAt, series.minutes, frame.zone),
      repeating: {
        freq: ICalEventRepeatingFreq.WEEKLY,
        until,
        ...(exclude.length > 0 && { exclude }),
      },
    });
  }
  for (const date of held) {
    if (onRule.has(date.date)) continue;
    const minutes = (date.endsAt.getTime() - date.startsAt.getTime()) / 60_000;
    calendar.createEvent({
      ...eventOf({ ...series, title: date.title }, frame),
      id: `${date.id}@${frame.host}`,
      ...span(date.startsAt, minutes, frame.zone),
    });
  }
}

function eventOf(
  { className, title, url, revision }: FeedSeries,
  { now }: Frame,
): Omit<ICalEventData, 'start'> {
  return {
    summary: title ? `${className}: ${title}` : className,
    stamp: now,
    sequence: revision,
    location: url,
    url,
  };
}

/** Date and instant of each week of the rule, on the wall clock of the school. */
function slotsOf({ firstDate, lastDate, startTime }: FeedSeries, zone: string): (readonly [string, Date])[] {
  const slots: (readonly [string, Date])[] = [];
  for (let week = 0; week < weeksMax; week += 1) {
    const date = shiftDate(firstDate, week * 7);
    if (date > lastDate) break;
    slots.push([date, instantOf(date, startTime, zone)]);
  }
  return slots;
}

function isOnRule(date: FeedDate, series: FeedSeries, byRule: ReadonlyMap<string, Date>): boolean {
  const minutes = (date.endsAt.getTime() - date.startsAt.getTime()) / 60_000;
  const isInTime = byRule.get(date.date)?.getTime() === date.startsAt.getTime();
  return isInTime && minutes === series.minutes && date.title === series.title;
}

const firstOf = (dates: ReadonlySet<string>) => [...dates].toSorted()[0];
const lastOf = (dates: ReadonlySet<string>) => [...dates].toSorted().at(-1);
const inZone = (at: Date, zone: string) => DateTime.fromJSDate(at, { zone });

function span(startsAt: Date, minutes: number, zone: string) {
  const start = inZone(startsAt, zone);
  return { start, end: start.plus({ minutes }), timezone: zone };
}
