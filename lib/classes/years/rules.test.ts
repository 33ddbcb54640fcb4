import { describe, expect, it } from 'vitest';
import { deletionOf, isNoticeTime, lastDayOf, nextLastDay } from './rules';

const zone = 'Europe/Berlin';
const made = (day: string, endsOn: string | null = null) => ({
  createdAt: new Date(`${day}T08:00:00Z`),
  endsOn,
});

describe('the end of a school year', () => {
  it.each([
    ['2026-08-20', '2027-07-31'],
    ['2027-02-01', '2027-07-31'],
    ['2027-05-31', '2027-07-31'],
    ['2027-06-01', '2028-07-31'], // made for the coming year
    ['2027-12-31', '2028-07-31'],
  ])('of a class made on %s is %s', (day, end) => {
    expect(lastDayOf(made(day), zone).toISODate()).toBe(end);
  });

  it('four weeks later its class is deleted, and four weeks before its teachers are told', () => {
    const year = made('2026-09-01');
    expect(deletionOf(year, zone).toISO()).toBe('2027-08-29T00:00:00.000+02:00');
    expect(isNoticeTime(year, zone, new Date('2027-07-02T12:00:00Z'))).toBe(false);
    expect(isNoticeTime(year, zone, new Date('2027-07-03T12:00:00Z'))).toBe(true);
  });

  it('a class that goes on ends a year later, again and again', () => {
    const now = new Date('2027-07-20T12:00:00Z');
    expect(nextLastDay(made('2026-09-01'), zone, now)).toBe('2028-07-31');
    expect(nextLastDay(made('2026-09-01', '2028-07-31'), zone, now)).toBe('2029-07-31');
    expect(nextLastDay(made('2021-09-01'), zone, now)).toBe('2027-07-31'); // the server was off for years
  });
});
