import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LiveState } from '@/lib/classroom/feature';
import { documents } from '@/lib/classroom/rules';
import type { LessonFacts } from '@/lib/classroom/schema';
import { child, coteacher, LessonMachine, teacher } from '@/lib/testing/lesson-machine';
import { seatNumbers } from '@/lib/testing/live-state';
import type { SlatesFact } from './schema';

const pupils = [child, 11, 12];

/** What the live lesson does after every change: the documents that are asked for are there. */
function make(lesson: LessonMachine): void {
  const { state } = lesson;
  const made = documents.missing(state).map((wish, at) => {
    const stream = 2 + state.documents.length + at;
    return { ...wish, stream, boardId: `board-${(stream * 7) % 11}`, epoch: 1 };
  });
  lesson.state = { ...state, documents: [...state.documents, ...made] };
}

function tell(lesson: LessonMachine, type: string, body: unknown = {}, by: number = teacher): string | null {
  const refused = lesson.send(by, type, body);
  make(lesson);
  return refused;
}

function handedOut(): LessonMachine {
  const lesson = new LessonMachine(2);
  tell(lesson, 'slates.hand-out');
  return lesson;
}

const fact = (lesson: LessonMachine, by: number) => lesson.shown(by, 'slates') as SlatesFact;
const streams = (lesson: LessonMachine, by: number) =>
  (lesson.shown(by, 'boards') as LessonFacts['boards']).map(({ stream }) => stream).filter((one) => one > 1);

function seatOf({ seats }: LiveState, number: number) {
  const seat = seats.get(number);
  if (!seat) throw new Error('no such seat');
  return seat;
}
const reads = ({ state }: LessonMachine, number: number, stream: number) =>
  state.documents.some(
    (one) => one.stream === stream && documents.mayRead(state, seatOf(state, number), one),
  );
const writes = ({ state }: LessonMachine, number: number, stream: number) =>
  state.documents.some(
    (one) => one.stream === stream && documents.mayWrite(state, seatOf(state, number), one),
  );

describe('slates', () => {
  it('[SLATE-1] are there for every child, each with its own, and for one who comes late', () => {
    const lesson = new LessonMachine(2);
    lesson.change(12, { state: 'bench' });
    tell(lesson, 'slates.hand-out');
    expect(lesson.state.documents.length).toBe(2);
    lesson.change(12, { state: 'admitted' });
    make(lesson);
    const own = pupils.map((number) => fact(lesson, number).mine);
    expect(new Set(own).size).toBe(3);
    expect(own).not.toContain(null);
    expect(pupils.map((number) => streams(lesson, number))).toEqual(own.map((stream) => [stream]));
  });

  it("[SLATE-1] stay the child's on another device, and come back after they were collected", () => {
    const lesson = handedOut();
    const before = fact(lesson, 11).mine;
    tell(lesson, 'slates.collect');
    expect(fact(lesson, 11)).toMatchObject({ out: false, mine: null });
    expect(streams(lesson, 11)).toEqual([]);
    tell(lesson, 'slates.hand-out');
    expect(fact(lesson, 11).mine).toBe(before);
    lesson.change(12, { state: 'left' });
    lesson.change(11, { signId: null });
    lesson.change(12, { state: 'admitted', signId: 'sign-11' }); // the child of seat 11, by another device
    expect(fact(lesson, 12).mine).toBe(before);
  });

  it('[SLATE-2] are written on by their child alone and read by the adults', () => {
    const lesson = handedOut();
    const mine = fact(lesson, 11).mine ?? 0;
    expect([teacher, coteacher, ...pupils].filter((number) => writes(lesson, number, mine))).toEqual([11]);
    expect([teacher, coteacher, ...pupils].filter((number) => reads(lesson, number, mine))).toEqual([
      teacher,
      coteacher,
      11,
    ]);
    expect(fact(lesson, teacher).wall.map(({ number }) => number)).toEqual(pupils);
    expect(fact(lesson, 11).wall).toEqual([]);
    expect(JSON.stringify(lesson.shown(11, 'boards'))).not.toContain('sign');
  });

  it('[SLATE-3] are shown one or all, until they are turned back', () => {
    const lesson = handedOut();
    const mine = fact(lesson, 11).mine ?? 0;
    expect(tell(lesson, 'slates.turn', { number: 11, on: true, signs: true })).toBeNull();
    expect(pupils.map((number) => reads(lesson, number, mine))).toEqual([true, true, true]);
    expect(streams(lesson, 12)).toHaveLength(2);
    expect(fact(lesson, 12).turned).toEqual({
      all: false,
      signs: true,
      slates: [{ stream: mine, number: 11 }],
    });
    expect(writes(lesson, 12, mine)).toBe(false);
    tell(lesson, 'slates.turn', { number: null, on: true, signs: true });
    expect(streams(lesson, 12)).toHaveLength(3);
    tell(lesson, 'slates.turn', { number: null, on: false, signs: true });
    expect(streams(lesson, 12)).toHaveLength(1);
  });

  it('[SLATE-4] without signs tell the class neither names nor an order; the adults still see whose they are', () => {
    const lesson = handedOut();
    tell(lesson, 'slates.turn', { number: null, on: true, signs: false });
    const { slates = [] } = fact(lesson, 12).turned ?? {};
    expect(slates.map(({ number }) => number)).toEqual([null, null, null]);
    expect(slates.map(({ stream }) => stream)).not.toEqual(pupils.map((number) => fact(lesson, number).mine));
    expect(fact(lesson, teacher).turned?.slates.map(({ number }) => number)).toEqual(pupils);
  });

  it('[SLATE-5] clean ones are new documents; nobody but the adults reads the old ones, even with all turned', () => {
    const lesson = handedOut();
    const old = fact(lesson, 11).mine ?? 0;
    tell(lesson, 'slates.clear');
    expect(fact(lesson, 11).mine).not.toBe(old);
    tell(lesson, 'slates.turn', { number: null, on: true, signs: true });
    expect(pupils.some((number) => reads(lesson, number, old))).toBe(false);
    expect(reads(lesson, teacher, old)).toBe(true);
    for (let times = 0; times < 30; times += 1) tell(lesson, 'slates.clear');
    expect(tell(lesson, 'slates.clear')).toBe('not-now');
    expect(lesson.state.documents.length).toBe(3 * 12);
  });

  it('[SLATE-5] clean ones by mistake: the ones before come back, and what was drawn meanwhile is nobody else’s', () => {
    const lesson = handedOut();
    const before = pupils.map((number) => fact(lesson, number).mine);
    expect(tell(lesson, 'slates.undo-clear')).toBe('not-now');
    tell(lesson, 'slates.clear');
    const between = fact(lesson, 11).mine ?? 0;
    expect(pupils.map((number) => fact(lesson, number).mayUndo)).toEqual([false, false, false]);
    expect(fact(lesson, teacher).mayUndo).toBe(true);
    tell(lesson, 'slates.turn', { number: null, on: true, signs: true });
    lesson.restart();
    expect(tell(lesson, 'slates.undo-clear')).toBeNull();
    expect(pupils.map((number) => fact(lesson, number).mine)).toEqual(before);
    expect(fact(lesson, 11)).toMatchObject({ turned: null });
    expect(fact(lesson, teacher).mayUndo).toBe(false);
    expect(pupils.some((number) => reads(lesson, number, between))).toBe(false);
    tell(lesson, 'slates.clear');
    expect([...before, between]).not.toContain(fact(lesson, 11).mine);
    tell(lesson, 'slates.collect');
    tell(lesson, 'slates.hand-out');
    expect(tell(lesson, 'slates.undo-clear')).toBe('not-now');
  });

  it('[SLATE-6] are away while the class is shut and back as they were', () => {
    const lesson = handedOut();
    tell(lesson, 'slates.turn', { number: 11, on: true, signs: true });
    const before = pupils.map((number) => streams(lesson, number));
    tell(lesson, 'protection.shut');
    expect(
      pupils.flatMap((number) => (lesson.shown(number, 'boards') ? streams(lesson, number) : [])),
    ).toEqual([]);
    tell(lesson, 'protection.open');
    expect(pupils.map((number) => streams(lesson, number))).toEqual(before);
  });

  it('[PROT-1] given out while the class is shut they are read by their children and written on by none', () => {
    const lesson = handedOut();
    tell(lesson, 'protection.shut');
    tell(lesson, 'slates.hand-out');
    const mine = fact(lesson, 11).mine ?? 0;
    expect(pupils.filter((number) => reads(lesson, number, mine))).toEqual([11]);
    expect(pupils.filter((number) => writes(lesson, number, mine))).toEqual([]);
    tell(lesson, 'protection.open');
    expect(writes(lesson, 11, fact(lesson, 11).mine ?? 0)).toBe(true);
  });

  it('are not turned before they are out, nor for somebody who has none', () => {
    const lesson = new LessonMachine(2);
    const turn = { number: 11, on: true, signs: true };
    expect(tell(lesson, 'slates.turn', turn)).toBe('not-now');
    expect(tell(lesson, 'slates.clear')).toBe('not-now');
    tell(lesson, 'slates.hand-out');
    for (const number of [teacher, seatNumbers.bench, 99])
      expect(tell(lesson, 'slates.turn', { ...turn, number })).toBe('not-found');
  });

  const isShut = (lesson: LessonMachine) => Boolean(lesson.shown(teacher, 'protection'));

  it('[SLATE-2] [SLATE-3] whatever happens, a child reads its own, what is turned now, and nothing else', () => {
    const act = fc.oneof(
      fc
        .constantFrom('slates.hand-out', 'slates.collect', 'slates.clear', 'slates.undo-clear')
        .map((type) => ({ type, body: {} })),
      fc.record({
        type: fc.constant('slates.turn'),
        body: fc.record({
          number: fc.constantFrom(null, ...pupils),
          on: fc.boolean(),
          signs: fc.boolean(),
        }),
      }),
      fc.constantFrom('protection.shut', 'protection.open', 'restart').map((type) => ({ type, body: {} })),
    );
    fc.assert(
      fc.property(fc.array(act, { maxLength: 14 }), (acts) => {
        const lesson = new LessonMachine(2);
        for (const { type, body } of acts) {
          if (type === 'restart') lesson.restart();
          else tell(lesson, type, body);
          for (const number of [11, 12]) {
            const seen = fact(lesson, number);
            const allowed = new Set([seen.mine, ...(seen.turned?.slates ?? []).map(({ stream }) => stream)]);
            expect(new Set(streams(lesson, number))).toEqual(
              new Set([...allowed].filter((one) => one !== null)),
            );
            const { documents: all } = lesson.state;
            expect(
              all.filter(({ stream }) => writes(lesson, number, stream)).map(({ stream }) => stream),
            ).toEqual(seen.mine === null || isShut(lesson) ? [] : [seen.mine]);
          }
        }
      }),
    );
  });
});
