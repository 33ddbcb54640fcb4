import { describe, expect, it } from 'vitest';
import type { LessonFacts, SeatView } from '@/lib/classroom/schema';
import { listChildren, listWaiting, type RosterSign } from './children';
import { waitingTime } from './waiting-time';

const roster: readonly RosterSign[] = [
  { animal: 'fox', badge: 'sun', name: 'Mia' },
  { animal: 'bear', badge: 'lagoon', name: 'Ole' },
  { animal: 'cat', badge: 'plum', name: 'Ada' },
  { animal: 'hare', badge: 'coral', name: null },
];
const seat = (number: number, at: number, change: Partial<SeatView> = {}): SeatView => ({
  number,
  role: 'pupil',
  state: 'admitted',
  via: 'card',
  animal: roster[at]?.animal ?? 'frog',
  badge: roster[at]?.badge ?? 'sun',
  marked: false,
  request: false,
  online: true,
  mediaIdentity: `media-${number}`,
  ...change,
});
const since = '2026-01-01T08:00:00.000Z';
const list = (facts: Partial<LessonFacts>) => listChildren({ roster, facts, people: new Map() });
const signs = (facts: Partial<LessonFacts>) => list(facts).map(({ animal }) => animal);

describe('the class in the panel', () => {
  it('shows who needs help before whose hand is up before who is here before who is missing', () => {
    const facts = {
      seats: [seat(1, 0), seat(2, 1), seat(3, 2)],
      hands: [{ number: 2, since, turn: false, first: true }],
      help: [{ number: 3, kind: 'no-sound', since, answer: null }],
    } satisfies Partial<LessonFacts>;
    expect(signs(facts)).toEqual(['cat', 'bear', 'fox', 'hare']);
  });

  it('keeps the order of the class list otherwise, so that nobody jumps while a teacher aims', () => {
    expect(signs({ seats: [seat(1, 2), seat(2, 0)] })).toEqual(['fox', 'cat', 'bear', 'hare']);
  });

  it('tells a device that is off line from a child that is missing; the bench is not in the room', () => {
    const facts = { seats: [seat(1, 0, { online: false }), seat(2, 1, { state: 'bench' })] };
    expect(list(facts).map(({ animal, place }) => [animal, place])).toEqual([
      ['fox', 'away'],
      ['bear', 'missing'],
      ['cat', 'missing'],
      ['hare', 'missing'],
    ]);
    expect(listWaiting(facts).map(({ number }) => number)).toEqual([2]);
  });

  it('shows a child that was added to the class during the lesson', () => {
    const facts = { seats: [seat(9, 9, { name: 'Tom' })] };
    expect(list(facts).find(({ animal }) => animal === 'frog')).toMatchObject({ name: 'Tom', place: 'here' });
  });
});

it('waiting times count in minutes, and a server clock ahead of ours is no negative time', () => {
  expect(waitingTime(since, Date.parse(since) + 65_000)).toBe('1:05');
  expect(waitingTime(since, Date.parse(since) - 3_000)).toBe('0:00');
});
