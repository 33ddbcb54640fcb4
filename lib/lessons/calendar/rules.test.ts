import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import {
  daysBetween,
  instantOf,
  localDate,
  localDay,
  localTime,
  nextSlots,
  occurrencesMax,
  occurrencesOf,
  schoolYearEnd,
  shiftDate,
  type Plan,
} from './rules';

const berlin = 'Europe/Berlin';
const zones = [
  berlin,
  'Asia/Kathmandu',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'America/Santiago',
  'Pacific/Apia',
];
const weekly: Plan = {
  repeat: 'weekly',
  firstDate: '2026-03-16',
  lastDate: null,
  startTime: '08:00',
  minutes: 45,
};

const dateArbitrary = fc.integer({ min: 0, max: 3650 }).map((days) => shiftDate('2024-01-01', days));
const timeArbitrary = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);

describe('a lesson at eight is at eight', () => {
  it('before and after the clocks go forward', () => {
    const starts = occurrencesOf(weekly, berlin)
      .slice(0, 3)
      .map((o) => o.startsAt.toISOString());
    expect(starts).toEqual([
      '2026-03-16T07:00:00.000Z',
      '2026-03-23T07:00:00.000Z',
      '2026-03-30T06:00:00.000Z',
    ]);
  });

  it('before and after the clocks go back', () => {
    const starts = occurrencesOf({ ...weekly, firstDate: '2026-10-19' }, berlin).slice(0, 2);
    expect(starts.map((o) => o.startsAt.toISOString())).toEqual([
      '2026-10-19T06:00:00.000Z',
      '2026-10-26T07:00:00.000Z',
    ]);
  });

  it('a time that the clock skips is moved forward', () => {
    expect(instantOf('2026-03-29', '02:30', berlin).toISOString()).toBe('2026-03-29T01:30:00.000Z');
    expect(localTime(instantOf('2026-03-29', '02:30', berlin), berlin)).toBe('03:30');
  });

  it('of a time that comes twice the first counts', () => {
    expect(instantOf('2026-10-25', '02:30', berlin).toISOString()).toBe('2026-10-25T00:30:00.000Z');
    expect(instantOf('2026-04-05', '01:45', 'Australia/Lord_Howe').toISOString()).toBe(
      '2026-04-04T14:45:00.000Z',
    );
  });

  it('in every zone, on every day, the wall shows what was planned, or later where that time does not exist', () => {
    fc.assert(
      fc.property(dateArbitrary, timeArbitrary, fc.constantFrom(...zones), (date, time, zone) => {
        const at = instantOf(date, time, zone);
        const shown = DateTime.fromJSDate(at, { zone }).toFormat("yyyy-MM-dd'T'HH:mm");
        expect(shown >= `${date}T${time}`).toBe(true);
        const exists = DateTime.fromISO(`${date}T${time}`, { zone }).toFormat('HH:mm') === time;
        if (exists) expect(shown).toBe(`${date}T${time}`);
      }),
    );
  });
});

describe('a weekly plan', () => {
  it('keeps weekday and time, never repeats a date, and ends with the school year', () => {
    fc.assert(
      fc.property(dateArbitrary, timeArbitrary, fc.constantFrom(...zones), (firstDate, startTime, zone) => {
        const found = occurrencesOf({ ...weekly, firstDate, startTime }, zone);
        expect(found.length).toBeGreaterThan(0);
        expect(found.length).toBeLessThanOrEqual(occurrencesMax);
        expect(new Set(found.map((o) => o.startsAt.getTime())).size).toBe(found.length);
        found.forEach((o, index) => {
          expect(o.date).toBe(shiftDate(firstDate, 7 * index));
          expect(o.date <= schoolYearEnd(firstDate)).toBe(true);
          expect(o.endsAt.getTime() - o.startsAt.getTime()).toBe(45 * 60_000);
        });
      }),
    );
  });

  it('ends at its own last date if that is earlier, and at the school year if it is later', () => {
    expect(occurrencesOf({ ...weekly, lastDate: '2026-03-30' }, berlin)).toHaveLength(3);
    expect(occurrencesOf({ ...weekly, lastDate: '2099-01-01' }, berlin).at(-1)?.date).toBe('2026-07-27');
  });

  it('planned once is one date', () => {
    expect(occurrencesOf({ ...weekly, repeat: 'once' }, berlin)).toHaveLength(1);
  });

  it('the school year ends on the last day of July', () => {
    expect(schoolYearEnd('2026-07-31')).toBe('2026-07-31');
    expect(schoolYearEnd('2026-08-01')).toBe('2027-07-31');
  });
});

describe('a local day', () => {
  it('has 23 hours when the clocks go forward and 25 when they go back', () => {
    const hours = (date: string) => {
      const { from, to } = localDay(date, berlin);
      return (to.getTime() - from.getTime()) / 3_600_000;
    };
    expect([hours('2026-03-29'), hours('2026-10-25'), hours('2026-11-24')]).toEqual([23, 25, 24]);
  });

  it('is the day at the school, not at the server', () => {
    expect(localDate(new Date('2026-11-23T23:30:00Z'), berlin)).toBe('2026-11-24');
    expect(daysBetween('2026-10-20', '2026-10-27')).toBe(7);
  });
});

describe('the offered times', () => {
  const now = new Date('2026-11-24T06:50:00Z'); // Tuesday, 7:50 in Berlin
  const lesson = (date: string, time: string, title = 'Mathe') => {
    const startsAt = instantOf(date, time, berlin);
    return { startsAt, endsAt: new Date(startsAt.getTime() + 45 * 60_000), title };
  };

  it('of a new class are the next usual starts', () => {
    expect(nextSlots({ known: [], now, zone: berlin }).map((s) => `${s.date} ${s.startTime}`)).toEqual([
      '2026-11-24 08:00',
      '2026-11-24 09:45',
      '2026-11-24 11:30',
      '2026-11-25 08:00',
    ]);
  });

  it('are those at which the class had lessons, with their titles, also in other weeks of the year', () => {
    const known = [
      lesson('2026-10-12', '10:15', 'Sachkunde'),
      lesson('2026-11-18', '07:45'),
      lesson('2026-11-11', '07:45'),
    ];
    const [first, second] = nextSlots({ known, now, zone: berlin });
    expect(first).toEqual({ date: '2026-11-25', startTime: '07:45', minutes: 45, title: 'Mathe' });
    expect(second).toEqual({ date: '2026-11-30', startTime: '10:15', minutes: 45, title: 'Sachkunde' });
  });

  it('skip what is planned already', () => {
    const known = [
      lesson('2026-11-17', '08:00'),
      lesson('2026-11-24', '08:00'),
      lesson('2026-12-01', '08:00'),
    ];
    const offered = nextSlots({ known, now, zone: berlin }).map((slot) => `${slot.date} ${slot.startTime}`);
    expect(offered).toContain('2026-12-08 08:00');
    expect(offered).not.toContain('2026-11-24 08:00');
    expect(offered).not.toContain('2026-12-01 08:00');
  });

  it('are always four, different, in the future and in order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(dateArbitrary, timeArbitrary), { maxLength: 40 }),
        fc.constantFrom(...zones),
        (raw, zone) => {
          const slots = nextSlots({ known: raw.map(([d, t]) => lesson(d, t)), now, zone });
          const starts = slots.map((slot) => instantOf(slot.date, slot.startTime, zone).getTime());
          expect(new Set(starts).size).toBe(4);
          expect(starts.every((at) => at > now.getTime())).toBe(true);
          expect(starts).toEqual(starts.toSorted((a, b) => a - b));
        },
      ),
    );
  });
});
