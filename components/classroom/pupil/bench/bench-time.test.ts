import { expect, it } from 'vitest';
import { isWaving, timeLeft, waitMood } from './bench-time';

const minute = 60_000;
const startsAt = Date.parse('2026-11-24T07:00:00Z');

it('the disk is full a quarter of an hour before the lesson and empty when it starts', () => {
  expect(timeLeft({ now: startsAt - 40 * minute, startsAt })).toBe(1);
  expect(timeLeft({ now: startsAt - 5 * minute, startsAt })).toBeCloseTo(1 / 3);
  expect(timeLeft({ now: startsAt + minute, startsAt })).toBe(0);
});

it('a child that waits past the start is calmed after 5 minutes and sent for help after 15', () => {
  const at = (minutes: number) =>
    waitMood({ now: startsAt + minutes * minute, startsAt, arrivedAt: startsAt - minute });
  expect([at(-3), at(4), at(5), at(14), at(15)]).toEqual(['soon', 'soon', 'longer', 'longer', 'help']);
});

it('a child that comes twenty minutes late is not sent away for help at once', () => {
  const arrivedAt = startsAt + 20 * minute;
  expect(waitMood({ now: arrivedAt + minute, startsAt, arrivedAt })).toBe('soon');
});

it('a wave is seen for a while, an old one is not', () => {
  expect(isWaving(new Date(startsAt).toISOString(), startsAt + 5_000)).toBe(true);
  expect(isWaving(new Date(startsAt).toISOString(), startsAt + minute)).toBe(false);
  expect(isWaving(null, startsAt)).toBe(false);
});
