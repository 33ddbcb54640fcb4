import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { child, coteacher, LessonMachine, teacher } from '@/lib/testing/lesson-machine';
import { readHands } from './feature';

const pupils = [child, 11, 12, 13];
const numbers = (lesson: LessonMachine) => readHands(lesson.state).map(({ number }) => number);
const turns = (lesson: LessonMachine) =>
  readHands(lesson.state).flatMap(({ number, turn }) => (turn ? [number] : []));

function raised(...order: readonly number[]): LessonMachine {
  const lesson = new LessonMachine(3);
  for (const number of order) {
    lesson.send(number, 'hands.raise');
    lesson.pass(1000);
  }
  return lesson;
}

describe('the queue of hands', () => {
  it('[HAND-1] calls the oldest hand first; the one before has spoken and is out of the queue', () => {
    const lesson = raised(12, child, 11);
    expect(lesson.send(teacher, 'hands.next')).toBeNull();
    expect(turns(lesson)).toEqual([12]);
    lesson.pass(1000);
    lesson.send(teacher, 'hands.next');
    expect(turns(lesson)).toEqual([child]);
    expect(numbers(lesson)).toEqual([child, 11]);
  });

  it('[HAND-2] lets those who have not spoken go first, when the order is fair', () => {
    const lesson = raised(12);
    lesson.send(teacher, 'hands.next');
    lesson.send(12, 'hands.done');
    for (const number of [12, 11]) {
      lesson.pass(1000);
      lesson.send(number, 'hands.raise');
    }
    expect(numbers(lesson)).toEqual([12, 11]);
    lesson.send(teacher, 'hands.order', { order: 'fair' });
    expect(numbers(lesson)).toEqual([11, 12]);
    expect(lesson.shown(teacher, 'turns')).toMatchObject({ spoken: [{ number: 12, times: 1 }] });
  });

  it('[HAND-2] does not count a turn that the child passed on', () => {
    const lesson = raised(12, 11);
    lesson.send(teacher, 'hands.next');
    lesson.send(12, 'hands.later');
    expect(numbers(lesson)).toEqual([11, 12]);
    expect(readHands(lesson.state).find(({ number }) => number === 12)?.first).toBe(true);
  });

  it('[HAND-3] can be brought back for five seconds, exactly, and not a moment longer', () => {
    const lesson = raised(12, child, 11);
    const before = lesson.shown(teacher, 'hands');
    lesson.send(teacher, 'hands.lower-all');
    lesson.pass(4900);
    expect(lesson.send(teacher, 'hands.undo')).toBeNull();
    expect(lesson.shown(teacher, 'hands')).toEqual(before);
    lesson.send(teacher, 'hands.next');
    lesson.pass(5100);
    expect(lesson.send(teacher, 'hands.undo')).toBe('not-now');
  });

  it('[HAND-1] two taps on "next" at the same moment, or two teachers’, call one child', () => {
    const lesson = raised(12, child, 11);
    lesson.send(teacher, 'hands.next');
    lesson.pass(300);
    expect(lesson.send(coteacher, 'hands.next')).toBeNull();
    expect(turns(lesson)).toEqual([12]);
    lesson.send(12, 'hands.done');
    lesson.send(coteacher, 'hands.next');
    expect(turns(lesson)).toEqual([child]);
    lesson.send(teacher, 'hands.give-turn', { number: 11 }); // by name: that is no accident
    expect(turns(lesson)).toEqual([11]);
  });

  it('[HAND-3] an undo that is late, though nothing woke the lesson in between, brings nothing back', () => {
    const lesson = raised(12);
    lesson.send(teacher, 'hands.lower-all');
    lesson.now = new Date(lesson.now.getTime() + 5_000);
    expect(lesson.send(teacher, 'hands.undo')).toBe('not-now');
  });

  it('[HAND-1] who had the turn when the class was protected does not come back into a second one', () => {
    for (const between of ['hands.next', 'hands.undo', 'hands.end-turn']) {
      const lesson = raised(12, 11);
      lesson.change(12, { via: 'link' });
      lesson.send(teacher, 'hands.next');
      lesson.pass(1000);
      lesson.send(teacher, 'protection.shut');
      lesson.send(teacher, between);
      lesson.send(teacher, 'hands.give-turn', { number: 11 });
      lesson.send(teacher, 'protection.open');
      expect(turns(lesson)).toEqual([11]);
    }
  });

  it('a child can neither call, clear, undo nor change the order, and nobody calls who is not in the queue', () => {
    const lesson = raised(12);
    const bodies = { 'hands.give-turn': { number: 12 }, 'hands.order': { order: 'fair' } };
    for (const type of [
      'hands.next',
      'hands.end-turn',
      'hands.undo',
      'hands.lower-all',
      'hands.give-turn',
      'hands.order',
    ])
      expect(lesson.send(12, type, type in bodies ? bodies[type as keyof typeof bodies] : {})).toBe(
        'forbidden',
      );
    for (const number of [999, child, teacher])
      expect(lesson.send(teacher, 'hands.give-turn', { number })).toBe('not-found');
    for (const number of [0, -1, 1.5, '12', null])
      expect(lesson.send(teacher, 'hands.give-turn', { number })).toBe('malformed');
    expect(lesson.send(11, 'hands.later')).toBe('not-now');
  });

  it('[HAND-4] closes with the turn in grades 1-2 until the teacher says otherwise', () => {
    const lesson = new LessonMachine();
    expect(lesson.shown(child, 'turns')).toMatchObject({ closes: true });
    lesson.send(teacher, 'hands.closes', { on: false });
    expect(lesson.shown(child, 'turns')).toMatchObject({ closes: false });
  });

  it('tells no child how often another has spoken', () => {
    const lesson = raised(12);
    lesson.send(teacher, 'hands.next');
    expect(lesson.shown(child, 'turns')).toMatchObject({ spoken: [], undo: null });
  });
});

describe('any order, repetition and loss of intents', () => {
  const steps = fc.array(
    fc.tuple(
      fc.constantFrom(teacher, ...pupils),
      fc.constantFrom(
        'hands.raise',
        'hands.lower',
        'hands.done',
        'hands.later',
        'hands.next',
        'hands.end-turn',
        'hands.undo',
        'hands.lower-all',
        'hands.give-turn',
        'seat.remove',
        'protection.shut',
        'protection.open',
      ),
      fc.constantFrom(...pupils),
      fc.integer({ min: 0, max: 4000 }),
    ),
    { maxLength: 60 },
  );

  it('[HAND-1] leaves one hand per present child and one turn at most', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const lesson = new LessonMachine(3);
        lesson.change(12, { via: 'link' });
        for (const [who, type, number, ms] of all) {
          const needsTarget = type === 'hands.give-turn' || type === 'seat.remove';
          lesson.send(who, type, needsTarget ? { number } : {});
          lesson.pass(ms);
          const hands = numbers(lesson);
          expect(turns(lesson).length).toBeLessThanOrEqual(1);
          expect(new Set(hands).size).toBe(hands.length);
          for (const one of hands) expect(lesson.state.seats.get(one)?.state).toBe('admitted');
        }
      }),
      { seed: 11, numRuns: 200 },
    );
  });

  it('[HAND-3] undo right after a call is as if it never happened', () => {
    fc.assert(
      fc.property(steps, fc.constantFrom('hands.next', 'hands.lower-all'), (all, type) => {
        const lesson = new LessonMachine(3);
        for (const [who, what, number, ms] of all) {
          lesson.send(who, what, what === 'hands.give-turn' || what === 'seat.remove' ? { number } : {});
          lesson.pass(ms);
        }
        const before = lesson.shown(teacher, 'hands');
        const spoken = lesson.shown(teacher, 'turns');
        lesson.pass(6000);
        if (lesson.send(teacher, type) !== null) return;
        lesson.send(teacher, 'hands.undo');
        expect(lesson.shown(teacher, 'hands')).toEqual(before);
        expect(lesson.shown(teacher, 'turns')).toEqual({ ...(spoken as object), undo: null });
      }),
      { seed: 12, numRuns: 200 },
    );
  });
});
