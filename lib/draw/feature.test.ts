import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { child, LessonMachine, teacher } from '@/lib/testing/lesson-machine';
import type { DrawFact } from './schema';

const pupils = [child, 11, 12, 13];
const seen = (lesson: LessonMachine, by: number = teacher) => lesson.shown(by, 'draw') as DrawFact | null;

function drawOne(lesson: LessonMachine): number {
  lesson.send(teacher, 'draw.start');
  lesson.pass(3000);
  return seen(lesson)?.number ?? 0;
}

describe('a draw', () => {
  it('[PICK-1] is a secret until everybody has thought for three seconds', () => {
    const lesson = new LessonMachine(3);
    lesson.send(teacher, 'draw.start');
    lesson.pass(2999);
    for (const by of [teacher, child])
      expect(seen(lesson, by)).toMatchObject({ phase: 'thinking', number: null });
    expect(JSON.stringify([...(lesson.state.facts.get('draw') ?? [])])).toContain('"number":null');
    lesson.pass(1);
    expect(pupils).toContain(seen(lesson)?.number);
  });

  it('[PICK-2] a child passes once: somebody else is drawn, and the joker is gone', () => {
    const lesson = new LessonMachine(3);
    const first = drawOne(lesson);
    expect(seen(lesson, first)?.joker).toBe(true);
    const other = pupils.find((number) => number !== first) ?? 0;
    expect(seen(lesson, other)?.joker).toBe(false);
    expect(lesson.send(other, 'draw.joker')).toBe('not-now');
    expect(lesson.send(first, 'draw.joker')).toBeNull();
    lesson.pass(3000);
    expect(seen(lesson)?.number).not.toBe(first);
    while (seen(lesson)?.number !== first) drawOne(lesson);
    expect(seen(lesson, first)?.joker).toBe(false);
    expect(lesson.send(first, 'draw.joker')).toBe('not-now');
  });

  it('[PICK-2] the last one of a round passes: a new round begins with somebody else', () => {
    const dice = [0.99, 0.99];
    const lesson = new LessonMachine(1, () => dice.pop() ?? 0);
    drawOne(lesson);
    const last = drawOne(lesson);
    lesson.send(last, 'draw.joker');
    lesson.pass(3000);
    expect(seen(lesson)?.number).not.toBe(last);
    expect(drawOne(lesson)).toBe(last);
  });

  it('belongs to staff: a child neither starts, ends, undoes nor resets it', () => {
    const lesson = new LessonMachine(1);
    for (const type of ['draw.start', 'draw.close', 'draw.undo', 'draw.reset'])
      expect(lesson.send(child, type)).toBe('forbidden');
    expect(lesson.send(teacher, 'draw.joker')).toBe('forbidden');
    expect(lesson.send(teacher, 'draw.start', { number: child })).toBe('malformed');
  });

  it('names nobody who is not here', () => {
    const lesson = new LessonMachine(2, () => 0.999);
    lesson.change(12, { online: false });
    lesson.change(11, { state: 'bench' });
    expect(drawOne(lesson)).toBe(child);
    lesson.change(child, { online: false });
    expect(lesson.send(teacher, 'draw.start')).toBe('not-now');
  });

  it('undo puts the drawn child back', () => {
    const lesson = new LessonMachine(0);
    drawOne(lesson);
    expect(seen(lesson)?.left).toBe(0);
    lesson.send(teacher, 'draw.undo');
    expect(seen(lesson)).toBeNull();
    drawOne(lesson);
    expect(seen(lesson)?.number).toBe(child);
  });
});

it('[PICK-2] nobody is drawn twice before everybody was drawn, whatever the dice and the taps in between', () => {
  fc.assert(
    fc.property(
      fc.infiniteStream(fc.double({ min: 0, max: 0.999999, noNaN: true })),
      fc.array(fc.constantFrom('draw.start', 'draw.close', 'nothing'), { maxLength: 20 }),
      (dice, taps) => {
        const lesson = new LessonMachine(3, () => dice.next().value ?? 0);
        const round: number[] = [];
        for (let draw = 0; draw < pupils.length; draw += 1) {
          round.push(drawOne(lesson));
          const tap = taps[draw];
          if (tap === 'draw.close') lesson.send(teacher, tap);
        }
        expect(round.toSorted()).toEqual(pupils.toSorted());
      },
    ),
    { seed: 41, numRuns: 100 },
  );
});

it('[PICK-2] stays fair through passing, undo, reset, two taps, restarts, and children who come and go', () => {
  const few = pupils.slice(0, 2);
  const steps = fc.array(
    fc.tuple(
      fc.constantFrom(
        'start',
        'start',
        'start',
        'start',
        'start',
        'start',
        'joker',
        'joker',
        'undo',
        'close',
        'reset',
        'away',
        'back',
        'restart',
      ),
      fc.constantFrom(...few),
      fc.double({ min: 0, max: 0.999999, noNaN: true }),
      fc.constantFrom(1000, 3000, 3000, 3000),
    ),
    { minLength: 20, maxLength: 60 },
  );
  fc.assert(
    fc.property(steps, (all) => {
      let dice = 0;
      const lesson = new LessonMachine(few.length - 1, () => dice);
      const jokers: number[] = [];
      let round = new Set<number>();
      let passed: number | null = null;
      for (const [what, number, thrown, ms] of all) {
        dice = thrown;
        const before = seen(lesson);
        const act = () => {
          if (what === 'away' || what === 'back') return lesson.change(number, { online: what === 'back' });
          if (what === 'restart') return lesson.restart();
          return lesson.send(what === 'joker' ? (before?.number ?? number) : teacher, `draw.${what}`);
        };
        const isTaken = act() === null;
        if (isTaken && what === 'undo') round.delete(before?.number ?? 0);
        if (isTaken && what === 'reset') round = new Set();
        if (isTaken && what === 'start' && before?.phase !== 'thinking') passed = null;
        if (isTaken && what === 'joker') {
          passed = before?.number ?? 0;
          jokers.push(passed);
          round.delete(passed);
        }
        const isThinking = seen(lesson)?.phase === 'thinking';
        lesson.pass(ms);
        const drawn = seen(lesson)?.number ?? null;
        if (!isThinking || drawn === null) continue;
        const here = few.filter((one) => lesson.state.seats.get(one)?.online);
        expect(here).toContain(drawn);
        const others = here.filter((one) => one !== passed);
        if (others.length > 0) expect(drawn).not.toBe(passed);
        if (others.length > 0 && others.every((one) => round.has(one))) round = new Set();
        expect(round.has(drawn) && here.some((one) => !round.has(one))).toBe(false);
        round.add(drawn);
      }
      expect(new Set(jokers).size).toBe(jokers.length);
    }),
    { seed: 42, numRuns: 400 },
  );
});
