import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { remainsOf } from '@/lib/classroom/rules';
import { child, coteacher, LessonMachine, teacher } from '@/lib/testing/lesson-machine';
import { newStep as step, readyStrip, type StripStep } from './rules';
import { stepKinds, stepsMax, stepTables, type StripFact } from './schema';

let lesson: LessonMachine;
beforeEach(() => {
  lesson = new LessonMachine(5);
});
const children = [child, 11, 12, 13, 14, 15];
const lay = (steps: readonly StripStep[] = readyStrip, who: number = teacher) =>
  lesson.send(who, 'strip.lay', { steps });
const go = (at: number, who: number = teacher) => lesson.send(who, 'strip.go', { at });
const undo = (who: number = teacher) => lesson.send(who, 'strip.undo');
const strip = (who: number = teacher) => lesson.shown(who, 'strip') as StripFact | null | undefined;
const slices = ['mode', 'rights', 'room', 'board', 'tables', 'timer', 'attention'];
const everything = () => [teacher, ...children].map((who) => slices.map((slice) => lesson.shown(who, slice)));
const drawing = (who: number) => (lesson.shown(who, 'board') as { drawing: boolean }).drawing;
const stageOf = (who: number) => (lesson.shown(who, 'room') as { stage: string }).stage;
const table = (who: number) => (lesson.shown(who, 'tables') as { now: { mine: number } | null }).now?.mine;
const sand = (who: number) => (lesson.shown(who, 'timer') as { endsAt: string } | null)?.endsAt ?? null;

describe('[STRIP-2] one tap sets everything for everybody', () => {
  it('circle, board, tables, goodbye: stage, mode, drawing, tables and sand of each', () => {
    expect(lay()).toBeNull();
    expect(go(0)).toBeNull();
    expect([stageOf(child), lesson.shown(child, 'mode'), drawing(child)]).toEqual([
      'children',
      'talk',
      false,
    ]);
    expect(sand(child)).toBe('2026-11-24T07:10:00.000Z');
    expect(go(1)).toBeNull();
    expect([stageOf(child), lesson.shown(child, 'mode'), drawing(child)]).toEqual(['board', 'listen', false]);
    expect(go(2)).toBeNull();
    expect([lesson.shown(child, 'mode'), drawing(child)]).toEqual(['work', true]);
    for (const number of children) expect(table(number)).toBeGreaterThan(0);
    expect(go(3)).toBeNull();
    expect(lesson.shown(child, 'tables')).toMatchObject({ now: null });
    expect([stageOf(child), drawing(child), sand(child)]).toEqual(['children', false, null]);
  });

  it('it is the same as the single controls one after the other', () => {
    lay();
    go(2);
    const byStrip = everything();
    lesson = new LessonMachine(5);
    lesson.send(teacher, 'tables.open', { how: 'pairs' });
    lesson.send(teacher, 'mode.set', { mode: 'work' });
    lesson.send(teacher, 'room.stage', { stage: 'board' });
    lesson.send(teacher, 'timer.start', { seconds: 15 * 60 });
    expect(byStrip).toEqual(everything());
  });

  it('all of it happens or none: with nobody to seat nothing changes', () => {
    lay();
    go(1);
    for (const number of children) lesson.change(number, { online: false });
    const before = everything();
    expect(go(2)).toBe('nobody-here');
    expect(everything()).toEqual(before);
    expect(strip()?.at).toBe(1);
  });

  it('“as before” without a before is threes', () => {
    lay([step('tables', { tables: 'last' })]);
    expect(go(0)).toBeNull();
    expect(lesson.shown(teacher, 'tables')).toMatchObject({ now: { how: 'threes' } });
  });
});

describe('[STRIP-3] who taps twice, or with somebody else, moves one step', () => {
  it('the second tap changes nothing, the sand runs on', () => {
    lay();
    go(0);
    lesson.pass(60_000);
    const before = everything();
    expect(go(0, coteacher)).toBeNull();
    expect(everything()).toEqual(before);
  });

  it('any step can be begun from any other; one that is not there is refused', () => {
    lay();
    expect(go(3)).toBeNull();
    expect(go(1)).toBeNull();
    expect(strip()?.at).toBe(1);
    expect(go(4)).toBe('not-found');
    for (const at of [-1, 0.5, '1', null]) expect(lesson.send(teacher, 'strip.go', { at })).toBe('malformed');
  });
});

describe('[STRIP-4] a slip is taken back', () => {
  it('for five seconds everything is as it was, the sand too, also over a restart', () => {
    lay();
    go(0);
    lesson.pass(60_000);
    const before = everything();
    const place = strip();
    go(2, coteacher);
    lesson.restart();
    lesson.pass(4_999);
    expect(undo()).toBeNull();
    expect(everything()).toEqual(before);
    expect(strip()).toEqual(place);
  });

  it('after five seconds, or a second time, no more', () => {
    lay();
    go(0);
    lesson.pass(5_000);
    expect(undo()).toBe('not-now');
    go(1);
    expect(undo()).toBeNull();
    expect(undo()).toBe('not-now');
    expect(strip()?.at).toBe(0);
  });

  it('the first step taken back, nothing is on', () => {
    lay();
    const before = everything();
    go(0);
    undo();
    expect(strip()).toMatchObject({ at: null, since: null });
    expect(everything()).toEqual(before);
    expect(remainsOf(lesson.state).has('strips')).toBe(false);
  });

  it('who left meanwhile does not come back with a place', () => {
    lay();
    go(2);
    lesson.pass(5_000);
    go(3);
    lesson.send(15, 'seat.leave');
    undo();
    expect(lesson.state.facts.get('table-places')?.has('15') ?? false).toBe(false);
    expect(table(14)).toBeGreaterThan(0);
  });
});

describe('[STRIP-5] while the class is shut', () => {
  it('no step begins and none is taken back; the strip keeps its place', () => {
    lay();
    go(0);
    lesson.send(teacher, 'protection.shut');
    expect(go(1)).toBe('not-now');
    expect(undo()).toBe('not-now');
    lesson.send(teacher, 'protection.open');
    expect(strip(child)?.at).toBe(0);
    expect(go(1)).toBeNull();
  });
});

describe('[STRIP-1] what a strip may be', () => {
  it.each([
    ['no step', []],
    ['too many', Array.from({ length: stepsMax + 1 }, () => step('board'))],
    ['an own step without a name', [step('own')]],
    ['a name that is too long', [step('own', { name: 'Gruppenarbeit am Fenster' })]],
    ['two hours of sand', [step('board', { minutes: 120 })]],
    ['a control that is none', [{ ...step('board'), recording: true }]],
  ])('%s is refused', (_, steps) => {
    expect(lesson.send(teacher, 'strip.lay', { steps })).toBe('malformed');
    expect(strip()).toBeNull();
  });

  it('a name is one clean line', () => {
    lay([step('own', { name: '  Lese\u202E\nzeit ' })]);
    expect(strip(child)?.steps[0]?.name).toBe('Lese zeit');
  });

  it('another strip replaces it and moves nothing', () => {
    lay();
    go(2);
    const before = everything();
    lay([step('own', { name: 'Lesen', picture: 'book' })]);
    expect(strip(child)).toMatchObject({ at: null, steps: [{ name: 'Lesen', picture: 'book' }] });
    expect(lesson.send(coteacher, 'strip.put-away')).toBeNull();
    expect(strip(child)).toBeNull();
    expect(go(0)).toBe('not-now');
    expect(everything()).toEqual(before);
  });
});

describe('[STRIP-6] what children see of it', () => {
  it('pictures, names, minutes and the present step; nothing of modes and rights; the bench nothing', () => {
    lay();
    go(1);
    expect(strip(child)?.steps[2]).toEqual({ kind: 'tables', name: '', picture: null, minutes: 15 });
    expect(strip(child)?.at).toBe(1);
    expect(strip(4)).toBeUndefined();
  });

  it('after a restart everybody sees the same place', () => {
    lay();
    go(2);
    const before = [teacher, child].map(strip);
    lesson.restart();
    expect([teacher, child].map(strip)).toEqual(before);
  });
});

describe('[STRIP-7] what is stored and what is left', () => {
  const named = [step('circle', { name: 'Mia erzählt' }), step('board'), step('bye')];

  it('names are in the words of a row only', () => {
    lay(named);
    go(0);
    const facts = JSON.stringify([...lesson.state.facts].map(([name, rows]) => [name, [...rows]]));
    expect(facts).not.toContain('Mia');
  });

  it('which kind was on from when, and the names apart', () => {
    lay(named);
    go(0);
    lesson.pass(60_000);
    go(1);
    lesson.pass(60_000);
    lesson.send(teacher, 'strip.put-away');
    expect(remainsOf(lesson.state).get('strips')).toEqual({
      value: [
        { kind: 'circle', at: '2026-11-24T07:00:00.000Z' },
        { kind: 'board', at: '2026-11-24T07:01:00.000Z' },
        { kind: null, at: '2026-11-24T07:02:00.000Z' },
      ],
      words: ['Mia erzählt', '', ''],
    });
  });

  it('no single control that a step moves keeps words, so that taking back loses none', () => {
    lay();
    for (const at of [0, 1, 2, 3]) go(at);
    const withWords = [...lesson.state.words].filter(([, rows]) => rows.size > 0).map(([name]) => name);
    expect(withWords.sort()).toEqual(['strip', 'strip-log']);
  });
});

it('[STRIP-2] [STRIP-4] in any order: what is on is what the step says, and undo is exact', () => {
  const someStep = fc.record({
    kind: fc.constantFrom(...stepKinds),
    name: fc.constant('Wort'),
    picture: fc.constant(null),
    mode: fc.constantFrom('listen', 'talk', 'work', 'play'),
    stage: fc.constantFrom('board', 'children', 'both'),
    drawing: fc.boolean(),
    tables: fc.option(fc.constantFrom(...stepTables), { nil: null }),
    minutes: fc.option(fc.integer({ min: 1, max: 60 }), { nil: null }),
  });
  const act = fc.record({
    at: fc.nat({ max: 4 }),
    who: fc.constantFrom(teacher, coteacher),
    takeBack: fc.boolean(),
    ms: fc.integer({ min: 0, max: 400_000 }),
    other: fc.constantFrom('hands.raise', 'timer.stop', 'attention.gallery', 'none'),
  });
  fc.assert(
    fc.property(
      fc.array(someStep, { minLength: 1, maxLength: 5 }),
      fc.array(act, { maxLength: 12 }),
      (steps, acts) => {
        lesson = new LessonMachine(5);
        expect(lesson.send(teacher, 'strip.lay', { steps })).toBeNull();
        for (const { at, who, takeBack, ms, other } of acts) {
          if (other === 'hands.raise') lesson.send(child, other);
          else if (other !== 'none') lesson.send(teacher, other, other === 'timer.stop' ? {} : { on: true });
          const before = { all: everything(), strip: strip() };
          const isNew = before.strip?.at !== at;
          const taken = go(at, who);
          const wanted = steps[at];
          expect(taken).toBe(wanted ? null : 'not-found');
          if (taken === null && wanted && isNew) {
            expect(lesson.shown(child, 'mode')).toBe(wanted.mode);
            expect(stageOf(child)).toBe(wanted.stage);
            for (const number of children) {
              expect(drawing(number)).toBe(wanted.drawing);
              expect((table(number) ?? null) !== null).toBe(wanted.tables !== null);
              expect(sand(number) !== null).toBe(wanted.minutes !== null);
            }
            if (takeBack) {
              expect(undo(who)).toBeNull();
              expect({ all: everything(), strip: strip() }).toEqual(before);
            }
          }
          lesson.pass(ms);
        }
      },
    ),
    { seed: 5, numRuns: 120 },
  );
});
