import { describe, expect, it } from 'vitest';
import type { PersonMedia } from '@/lib/classroom/client/media';
import type { SeatView } from '@/lib/classroom/schema';
import { findTeacher, fitPeople, orderPeople } from './people';
import { seenBy } from './visibility';

const seat = (number: number, more: Partial<SeatView> = {}): SeatView => ({
  number,
  role: 'pupil',
  state: 'admitted',
  via: 'card',
  marked: false,
  request: false,
  online: true,
  mediaIdentity: `m${number}`,
  ...more,
});
const quiet: PersonMedia = { camera: null, screen: null, microphoneOn: false, speaking: false };
const numbers = (people: readonly { seat: SeatView }[]) => people.map((person) => person.seat.number);

describe('who sees me', () => {
  it('nobody sees a child whose camera is off, broken or only starting', () => {
    for (const camera of [
      { type: 'off' },
      { type: 'starting' },
      { type: 'problem', reason: 'denied' },
    ] as const) {
      expect(seenBy(camera, 'class')).toBe('nobody');
    }
  });
  it('a running camera is seen by the teacher alone unless the class may see it', () => {
    expect(seenBy({ type: 'on' }, 'teacher')).toBe('teacher');
    expect(seenBy({ type: 'on' }, 'class')).toBe('all');
    expect(seenBy({ type: 'on' }, 'off')).toBe('nobody');
  });
});

describe('faces', () => {
  const seats = [1, 2, 3, 4].map((number) => seat(number));
  it('a speaker comes first, then hands in the order they went up, then everybody in the usual order', () => {
    const hands = [
      { number: 4, since: '1', turn: false, first: true },
      { number: 2, since: '2', turn: false, first: true },
    ];
    const media = new Map([['m3', { ...quiet, speaking: true }]]);
    expect(numbers(orderPeople({ seats, hands, media, me: 9 }))).toEqual([3, 4, 2, 1]);
  });
  it('a child sees neither itself nor anybody who is not in the lesson', () => {
    const others = [
      ...seats,
      seat(5, { state: 'bench' }),
      seat(6, { online: false }),
      seat(7, { role: 'teacher' }),
    ];
    expect(numbers(orderPeople({ seats: others, hands: [], media: new Map(), me: 1 }))).toEqual([2, 3, 4]);
  });
  it('the last place counts the rest, so that all numbers add up', () => {
    const people = orderPeople({
      seats: [1, 2, 3, 4, 5, 6, 7, 8].map((n) => seat(n)),
      hands: [],
      media: new Map(),
      me: 0,
    });
    const { shown, more } = fitPeople(people, 6);
    expect(shown.length + more).toBe(8);
    expect(shown).toHaveLength(5);
    expect(fitPeople(people.slice(0, 6), 6)).toMatchObject({ more: 0 });
  });
  it('the adult who shows a picture is the one on the screen', () => {
    const adults = [seat(1, { role: 'teacher' }), seat(2, { role: 'coteacher' })];
    const camera = { key: 'c', attach: () => () => undefined };
    expect(findTeacher({ seats: adults, media: new Map() })?.seat.number).toBe(1);
    expect(findTeacher({ seats: adults, media: new Map([['m2', { ...quiet, camera }]]) })?.seat.number).toBe(
      2,
    );
  });
});
