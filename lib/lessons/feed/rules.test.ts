import { describe, expect, it } from 'vitest';
import { occurrenceOn, occurrencesOf } from '../calendar/rules';
import { writeCalendar, type FeedDate, type FeedSeries } from './rules';

const zone = 'Europe/Berlin';
const frame = { name: 'Kreide', zone, host: 'schule.example', now: new Date('2026-10-01T06:00:00Z') };
const plan = {
  repeat: 'weekly',
  firstDate: '2026-10-12',
  lastDate: '2026-11-16',
  startTime: '08:00',
  minutes: 45,
} as const;
const weekly: FeedSeries = {
  ...plan,
  ...{ id: 'series', className: '2a', title: 'Lesen', revision: 3, url: 'https://schule.example/home' },
  dates: occurrencesOf(plan, zone).map((one) => ({
    ...one,
    id: one.date,
    title: 'Lesen',
    isCancelled: false,
  })),
};

/** The series with some of its dates changed; null takes one away. */
function changed(dates: Readonly<Record<string, Partial<FeedDate>>>): FeedSeries {
  return { ...weekly, dates: weekly.dates.map((date) => ({ ...date, ...dates[date.date] })) };
}

/** Lines as they are meant: long ones are folded in the file. */
const write = (...series: readonly FeedSeries[]) =>
  writeCalendar(series, frame).replaceAll('\r\n ', '').split('\r\n');
const all = (lines: readonly string[], name: string) =>
  lines.filter((line) => line.startsWith(`${name}:`) || line.startsWith(`${name};`));

describe('[FEED-1] a weekly series', () => {
  it('is one event with a rule, on the wall clock of the school, past the end of daylight saving', () => {
    const lines = write(weekly);
    expect(all(lines, 'DTSTART').slice(-1)).toEqual(['DTSTART;TZID=Europe/Berlin:20261012T080000']);
    expect(all(lines, 'RRULE').slice(-1)).toEqual(['RRULE:FREQ=WEEKLY;UNTIL=20261116T070000Z']);
    expect(all(lines, 'EXDATE')).toEqual([]);
    expect(all(lines, 'UID')).toEqual(['UID:series@schule.example']);
    expect(all(lines, 'SUMMARY')).toEqual(['SUMMARY:2a: Lesen']);
    expect(all(lines, 'SEQUENCE')).toEqual(['SEQUENCE:3']);
    expect(lines).toContain('METHOD:PUBLISH');
  });

  it('explains its time zone with both offsets', () => {
    const lines = write(weekly);
    expect(lines).toContain('BEGIN:VTIMEZONE');
    expect(all(lines, 'TZID')).toEqual(['TZID:Europe/Berlin']);
    expect(all(lines, 'TZOFFSETTO')).toEqual(['TZOFFSETTO:+0200', 'TZOFFSETTO:+0100']);
  });
});

describe('[FEED-2] dates that are not as the rule says', () => {
  it('one that is cancelled is taken out of it', () => {
    const lines = write(changed({ '2026-10-19': { isCancelled: true } }));
    expect(all(lines, 'EXDATE')).toEqual(['EXDATE;TZID=Europe/Berlin:20261019T080000']);
    expect(all(lines, 'UID')).toHaveLength(1);
  });

  it('one that was moved is taken out and stands alone, at its own time', () => {
    const moved = occurrenceOn('2026-11-03', { startTime: '10:00', minutes: 30 }, zone);
    const lines = write(changed({ '2026-11-02': moved }));
    expect(all(lines, 'EXDATE')).toEqual(['EXDATE;TZID=Europe/Berlin:20261102T080000']);
    expect(all(lines, 'UID')).toEqual(['UID:series@schule.example', 'UID:2026-11-02@schule.example']);
    expect(lines).toContain('DTSTART;TZID=Europe/Berlin:20261103T100000');
    expect(lines).toContain('DTEND;TZID=Europe/Berlin:20261103T103000');
  });

  it('the rule begins and ends with dates that are held', () => {
    const lines = write(
      changed({ '2026-10-12': { isCancelled: true }, '2026-11-16': { isCancelled: true } }),
    );
    expect(all(lines, 'DTSTART').slice(-1)).toEqual(['DTSTART;TZID=Europe/Berlin:20261019T080000']);
    expect(all(lines, 'RRULE').slice(-1)).toEqual(['RRULE:FREQ=WEEKLY;UNTIL=20261109T070000Z']);
    expect(all(lines, 'EXDATE')).toEqual([]);
  });

  it('a series with nothing left is not there', () => {
    const none = { ...weekly, dates: weekly.dates.map((date) => ({ ...date, isCancelled: true })) };
    expect(all(write(none), 'BEGIN')).not.toContain('BEGIN:VEVENT');
  });
});

it('[FEED-1] a lesson that is held once has no rule', () => {
  const [first] = weekly.dates;
  const lines = write({ ...weekly, repeat: 'once', lastDate: '2026-10-12', dates: first ? [first] : [] });
  expect(all(lines, 'RRULE').filter((line) => line.includes('WEEKLY'))).toEqual([]);
  expect(lines).toContain('DTSTART;TZID=Europe/Berlin:20261012T080000');
});

it('[FEED-3] a title with commas, breaks or another property in it stays a title', () => {
  const title = 'Lesen, Rechnen; x\r\nATTACH:https://example.org/x';
  const lines = write({ ...weekly, title, dates: weekly.dates.map((date) => ({ ...date, title })) });
  expect(all(lines, 'ATTACH')).toEqual([]);
  expect(all(lines, 'SUMMARY')).toHaveLength(1);
});
