import { expect, it } from 'vitest';
import { earlyTime } from './early-time';

const now = new Date('2026-11-24T05:30:00Z');
const base = { now, timeZone: 'Europe/Berlin', clock: '#' };

it('says the hour of the school, wherever the device thinks it is', () => {
  expect(earlyTime({ ...base, starts: new Date('2026-11-24T07:00:00Z') })).toBe('8');
  expect(earlyTime({ ...base, starts: new Date('2026-11-24T07:15:00Z') })).toBe('8:15');
  expect(earlyTime({ ...base, starts: new Date('2026-11-24T07:00:00Z'), clock: "# o'clock" })).toBe(
    "8 o'clock",
  );
});

it('names no time for a lesson on another day', () => {
  expect(earlyTime({ ...base, starts: new Date('2026-11-25T07:00:00Z') })).toBeNull();
});
