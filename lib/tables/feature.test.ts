import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { documents } from '@/lib/classroom/rules';
import { child, coteacher, LessonMachine, teacher } from '@/lib/testing/lesson-machine';
import { readTableOf } from './rules';
import type { TablesFact } from './schema';

let lesson: LessonMachine;
beforeEach(() => {
  lesson = new LessonMachine(7); // eight children: 3 and 11 to 17
});
const children = [child, 11, 12, 13, 14, 15, 16, 17];
const shown = (who: number) => lesson.shown(who, 'tables') as TablesFact | undefined;
const now = (who: number = teacher) => shown(who)?.now;
const open = (how: string, count?: number) =>
  lesson.send(teacher, 'tables.open', count === undefined ? { how } : { how, count });
const move = (number: number, table: number | null) => lesson.send(teacher, 'tables.move', { number, table });
const tableOf = (number: number) => readTableOf(lesson.state, number);
const arrangement = () => now()?.tables.map(({ seats }) => seats);

describe('[TABLE-1] one tap seats all', () => {
  it.each([
    ['pairs', 4],
    ['threes', 3],
    ['fours', 2],
  ])('%s: %s tables, everybody at one of them', (how, count) => {
    expect(open(how)).toBeNull();
    expect(now()?.tables).toHaveLength(count);
    expect(
      now()
        ?.tables.flatMap(({ seats }) => seats)
        .sort(),
    ).toEqual([...children].sort());
  });

  it('a child sees its own table and nobody else’s', () => {
    open('pairs');
    const own = now(child);
    expect(own?.tables).toHaveLength(1);
    expect(own?.tables[0]?.seats).toContain(child);
    expect(own?.mine).toBe(own?.tables[0]?.table);
    expect(shown(child)?.again).toBe(false);
  });

  it('somebody at the bench hears of no table', () => {
    open('pairs');
    expect(lesson.shown(4, 'tables')).toBeUndefined();
  });

  it('without a child there is nothing to open', () => {
    for (const number of children) lesson.change(number, { online: false });
    for (const how of ['pairs', 'last'] as const) expect(open(how)).toBe('nobody-here');
    expect(now()).toBeNull();
  });
});

describe('[TABLE-2] as before', () => {
  it('brings the arrangement back after everybody was in the class', () => {
    expect(open('last')).toBe('not-now');
    open('threes');
    const before = arrangement();
    lesson.send(teacher, 'tables.call-back', { inSeconds: 0 });
    expect(shown(teacher)).toMatchObject({ now: null, again: true });
    expect(tableOf(child)).toBeNull();
    expect(open('last')).toBeNull();
    expect(arrangement()).toEqual(before);
  });
});

describe('[TABLE-3] who comes and goes', () => {
  it('a reload, an outage and a restart bring a child back to its table', () => {
    open('pairs');
    const before = tableOf(child);
    lesson.change(child, { online: false });
    lesson.pass(60_000);
    lesson.restart();
    lesson.change(child, { online: true });
    lesson.pass(0);
    expect(tableOf(child)).toBe(before);
  });

  it('a late joiner lands at the smallest table at once', () => {
    lesson.change(child, { online: false });
    open('fours');
    expect(tableOf(child)).toBeNull();
    lesson.change(child, { online: true });
    lesson.pass(0);
    expect(arrangement()?.map(({ length }) => length)).toEqual([4, 4]);
  });

  it('a child let in from the bench lands as well', () => {
    open('pairs');
    lesson.send(teacher, 'bench.admit', { number: 4 });
    lesson.pass(0);
    expect(tableOf(4)).not.toBeNull();
  });

  it('leaving, being removed and being sent to the bench free the seat', () => {
    open('pairs');
    lesson.send(11, 'seat.leave');
    lesson.send(teacher, 'seat.remove', { number: 12 });
    lesson.send(teacher, 'seat.to-bench', { number: 13 });
    for (const number of [11, 12, 13]) {
      expect(tableOf(number)).toBeNull();
      expect(arrangement()?.flat()).not.toContain(number);
    }
  });
});

describe('[TABLE-4] by hand and by choice', () => {
  it('staff move a child to another table, to a new one, and into the class, where it stays', () => {
    open('fours');
    expect(move(child, 2)).toBeNull();
    expect(tableOf(child)).toBe(2);
    expect(move(child, 3)).toBeNull();
    expect(now()?.tables).toHaveLength(3);
    expect(move(child, null)).toBeNull();
    lesson.pass(60_000);
    expect(tableOf(child)).toBeNull();
  });

  it('no table, no child, no adult: refused', () => {
    expect(move(child, 1)).toBe('not-now');
    open('fours');
    expect(move(child, 9)).toBe('not-found');
    expect(move(99, 1)).toBe('not-found');
    expect(move(4, 1)).toBe('not-found');
    expect(move(coteacher, 1)).toBe('forbidden');
    for (const table of [0, -1, 25, 1.5, '1']) {
      expect(lesson.send(teacher, 'tables.move', { number: child, table })).toBe('malformed');
    }
  });

  it('children choose while choosing is open, six at a table, and the rest is seated when it ends', () => {
    open('choice', 2);
    expect(now(child)?.tables).toHaveLength(2);
    for (const number of children) lesson.send(number, 'tables.choose', { table: 1 });
    expect(arrangement()?.[0]).toHaveLength(6);
    expect(lesson.send(17, 'tables.choose', { table: 1 })).toBe('not-now');
    expect(lesson.send(17, 'tables.choose', { table: 3 })).toBe('not-found');
    lesson.send(teacher, 'tables.settle');
    expect(arrangement()?.map(({ length }) => length)).toEqual([6, 2]);
    expect(lesson.send(child, 'tables.choose', { table: 2 })).toBe('not-now');
    expect(now(child)?.tables).toHaveLength(1);
  });

  it('a child chooses nothing while tables are given', () => {
    open('pairs');
    const before = tableOf(child);
    for (const table of [1, 2, 3, 4]) {
      expect(lesson.send(child, 'tables.choose', { table })).toBe('not-now');
    }
    expect(tableOf(child)).toBe(before);
  });

  it('by hand everybody stays in the class until moved', () => {
    open('hand', 3);
    lesson.pass(60_000);
    expect(arrangement()).toEqual([[], [], []]);
  });
});

describe('[TABLE-5] adults at tables', () => {
  const visit = (table: number | null, who: number = teacher) => lesson.send(who, 'tables.visit', { table });

  it('who visits is seen by that table, by no other, and sits at one at most', () => {
    open('fours');
    const at = (table: number) => now()?.tables[table - 1]?.seats[0] ?? 0;
    visit(1);
    expect(now(at(1))?.tables[0]?.visitors).toEqual([teacher]);
    expect(now(at(2))?.tables[0]?.visitors).toEqual([]);
    visit(2);
    expect(now()?.tables.map(({ visitors }) => visitors)).toEqual([[], [teacher]]);
    visit(null);
    expect(now()?.mine).toBeNull();
    expect(visit(3)).toBe('not-found');
  });

  it('one voice is for all tables: the last adult’s, until she lets go or is gone', () => {
    open('pairs');
    lesson.send(teacher, 'tables.voice', { on: true });
    lesson.send(coteacher, 'tables.voice', { on: true });
    expect(now(child)?.voice).toBe(coteacher);
    lesson.change(coteacher, { online: false });
    lesson.pass(0);
    expect(now(child)?.voice).toBeNull();
    lesson.change(coteacher, { online: true });
    expect(now(child)?.voice).toBeNull();
  });
});

describe('[TABLE-6] everybody comes back', () => {
  const callBack = (inSeconds: number) => lesson.send(teacher, 'tables.call-back', { inSeconds });

  it('in a minute, with notice; called twice it is the same minute; over a restart', () => {
    open('pairs');
    callBack(60);
    lesson.pass(30_000);
    callBack(60);
    expect(now(child)?.endsAt).toBe('2026-11-24T07:01:00.000Z');
    lesson.restart();
    lesson.pass(29_999);
    expect(tableOf(child)).not.toBeNull();
    lesson.pass(1);
    expect(now(child)).toBeNull();
  });

  it('at once, and in no other time', () => {
    open('pairs');
    expect(callBack(30)).toBe('malformed');
    callBack(0);
    for (const number of children) expect(tableOf(number)).toBeNull();
    expect(callBack(0)).toBe('not-now');
  });
});

describe('[TABLE-8] each table has a sheet of its own', () => {
  /** What the live lesson does after every change: the documents that are asked for are there. */
  const make = () => {
    const { state } = lesson;
    const made = documents.missing(state).map((wish, at) => {
      const stream = 2 + state.documents.length + at;
      return { ...wish, stream, boardId: `sheet-${stream}`, epoch: 1 };
    });
    lesson.state = { ...state, documents: [...state.documents, ...made] };
  };
  const seatAt = (how: string, count?: number) => {
    const refused = open(how, count);
    make();
    return refused;
  };
  const back = () => lesson.send(teacher, 'tables.call-back', { inSeconds: 0 });
  const may = (what: 'mayRead' | 'mayWrite', who: number, stream: number | null) => {
    const [seat, sheet] = [lesson.state.seats.get(who), streams().find((one) => one.stream === stream)];
    return seat !== undefined && sheet !== undefined && documents[what](lesson.state, seat, sheet);
  };
  const streams = () => lesson.state.documents;
  const sheetOf = (who: number) => shown(who)?.sheets.map(({ stream }) => stream) ?? [];
  const all = () => shown(teacher)?.sheets ?? [];

  it('a child reads and draws on that of its own table, adults on all', () => {
    seatAt('fours');
    expect(all().map(({ table }) => table)).toEqual([1, 2]);
    for (const { table, stream } of all()) {
      for (const who of children) {
        for (const what of ['mayRead', 'mayWrite'] as const) {
          expect(may(what, who, stream)).toBe(tableOf(who) === table);
        }
        expect(sheetOf(who).includes(stream)).toBe(tableOf(who) === table);
      }
      expect(may('mayWrite', teacher, stream)).toBe(true);
      expect(may('mayRead', 4, stream)).toBe(false);
    }
  });

  it('nobody’s once everybody is back, or while the class is shut; staff still find them', () => {
    seatAt('fours');
    const own = sheetOf(child)[0] ?? 0;
    const before = all();
    lesson.send(teacher, 'protection.shut');
    expect(may('mayRead', child, own)).toBe(false);
    expect(sheetOf(child)).toEqual([]);
    lesson.send(teacher, 'protection.open');
    expect(may('mayRead', child, own)).toBe(true);
    back();
    for (const { stream } of before) expect(may('mayRead', child, stream)).toBe(false);
    expect(sheetOf(child)).toEqual([]);
    expect(all()).toEqual(before);
  });

  it('belongs to this arrangement: who is seated anew finds a clean one, "as before" the one of before', () => {
    seatAt('pairs');
    const first = all().map(({ stream }) => stream);
    const own = sheetOf(child);
    seatAt('pairs');
    for (const who of children) for (const stream of first) expect(may('mayRead', who, stream)).toBe(false);
    expect(all().every(({ stream }) => !first.includes(stream))).toBe(true);
    seatAt('last');
    expect(sheetOf(child)).toEqual(own);
    back();
    lesson.restart();
    seatAt('last');
    expect(sheetOf(child)).toEqual(own);
    const before = all();
    seatAt('hand', 2);
    back();
    seatAt('last');
    expect(all()).toEqual(before);
  });

  it('a sheet never comes back by opening tables while the class is shut', () => {
    seatAt('fours');
    const [own = 0] = sheetOf(child);
    lesson.send(teacher, 'protection.shut');
    seatAt('fours');
    expect(sheetOf(child)).not.toContain(own);
    expect(may('mayRead', child, own)).toBe(false);
    const [opened = 0] = sheetOf(child);
    expect(may('mayRead', child, opened)).toBe(true);
    expect(may('mayWrite', child, opened)).toBe(false);
  });

  it('twenty times in a lesson, then only as before', () => {
    for (let time = 0; time < 20; time += 1) expect(seatAt('fours')).toBeNull();
    expect(seatAt('fours')).toBe('not-now');
    expect(seatAt('last')).toBeNull();
  });
});

describe('[TABLE-7] while the class is shut there are no tables', () => {
  it('and opening brings back the exact arrangement, visits too, without who left', () => {
    open('pairs');
    lesson.send(teacher, 'tables.visit', { table: 2 });
    const before = now();
    lesson.send(coteacher, 'protection.shut');
    expect(now()).toBeNull();
    lesson.send(17, 'seat.leave');
    lesson.restart();
    lesson.send(teacher, 'protection.open');
    const tables = before?.tables.map((one) => ({
      ...one,
      seats: one.seats.filter((number) => number !== 17),
    }));
    expect(now()).toEqual({ ...before, tables });
  });
});

it('[TABLE-1] no order of intents puts a child at two tables, or somebody who is not here at one', () => {
  const adult = fc.constantFrom(teacher, coteacher);
  const pupil = fc.constantFrom(...children, 4);
  const table = fc.option(fc.integer({ min: 1, max: 6 }), { nil: null });
  const step = fc.oneof(
    fc.record({ who: adult, type: fc.constant('tables.open'), body: fc.record({ how: ways }) }),
    fc.record({ who: adult, type: fc.constant('tables.move'), body: fc.record({ number: pupil, table }) }),
    fc.record({ who: pupil, type: fc.constant('tables.choose'), body: fc.record({ table }) }),
    fc.record({ who: adult, type: fc.constant('tables.visit'), body: fc.record({ table }) }),
    fc.record({ who: adult, type: fc.constant('tables.call-back'), body: fc.record({ inSeconds: seconds }) }),
    fc.record({ who: adult, type: fc.constantFrom('tables.settle', 'protection.shut', 'protection.open') }),
    fc.record({
      who: adult,
      type: fc.constantFrom('bench.admit', 'seat.to-bench'),
      body: fc.record({ number: pupil }),
    }),
    fc.record({ who: pupil, type: fc.constant('seat.leave') }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      lesson = new LessonMachine(7);
      for (const { who, type, ...rest } of steps) {
        lesson.send(who, type, 'body' in rest ? rest.body : {});
        lesson.pass(1_000);
        const seated = arrangement()?.flat() ?? [];
        expect(new Set(seated).size).toBe(seated.length);
        for (const number of seated) expect(lesson.state.seats.get(number)?.state).toBe('admitted');
        for (const number of children) {
          const own = now(number);
          if (own && !own.choosing) expect(own.tables.every(({ table: at }) => at === own.mine)).toBe(true);
        }
      }
    }),
    { seed: 4, numRuns: 150 },
  );
});
const ways = fc.constantFrom('pairs', 'threes', 'fours', 'last', 'hand', 'choice');
const seconds = fc.constantFrom(0, 60);
