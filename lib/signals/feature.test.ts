import fc from 'fast-check';
import { expect, it } from 'vitest';
import { child, LessonMachine, teacher } from '@/lib/testing/lesson-machine';
import { readSignals } from './feature';
import { signalKinds } from './schema';

const kinds = (lesson: LessonMachine) => readSignals(lesson.state).map(({ number, kind }) => [number, kind]);

it('[SIGN-1] a child shows one signal, the newest; all but "done" are over after ten seconds', () => {
  const lesson = new LessonMachine(2);
  lesson.send(child, 'signals.show', { kind: 'yes' });
  lesson.send(child, 'signals.show', { kind: 'no' });
  lesson.send(11, 'signals.show', { kind: 'done' });
  expect(kinds(lesson)).toEqual([
    [child, 'no'],
    [11, 'done'],
  ]);
  lesson.pass(10_000);
  expect(kinds(lesson)).toEqual([[11, 'done']]);
});

it('[SIGN-1] clearing can be undone for five seconds; what a child said since wins', () => {
  const lesson = new LessonMachine(2);
  lesson.send(child, 'signals.show', { kind: 'done' });
  lesson.send(11, 'signals.show', { kind: 'done' });
  lesson.send(teacher, 'signals.clear');
  expect(kinds(lesson)).toEqual([]);
  lesson.send(11, 'signals.show', { kind: 'no' });
  expect(lesson.send(teacher, 'signals.undo')).toBeNull();
  expect(kinds(lesson)).toEqual([
    [child, 'done'],
    [11, 'no'],
  ]);
  lesson.send(teacher, 'signals.clear');
  lesson.pass(5_100);
  expect(lesson.send(teacher, 'signals.undo')).toBe('not-now');
});

it('[SIGN-1] "done" said again keeps its place; what was over meanwhile does not come back with an undo', () => {
  const lesson = new LessonMachine(2);
  lesson.send(child, 'signals.show', { kind: 'done' });
  lesson.pass(1_000);
  lesson.send(11, 'signals.show', { kind: 'done' });
  lesson.send(12, 'signals.show', { kind: 'yes' });
  lesson.send(child, 'signals.show', { kind: 'done' });
  expect(kinds(lesson)[0]).toEqual([child, 'done']);
  lesson.pass(7_000);
  lesson.send(teacher, 'signals.clear');
  lesson.send(teacher, 'signals.clear'); // a second tap leaves what the first one keeps
  lesson.pass(4_000);
  lesson.send(teacher, 'signals.undo');
  expect(kinds(lesson)).toEqual([
    [child, 'done'],
    [11, 'done'],
  ]);
});

it('a child clears nobody else’s signal, and shows only what there is', () => {
  const lesson = new LessonMachine(1);
  lesson.send(11, 'signals.show', { kind: 'done' });
  expect(lesson.send(child, 'signals.clear')).toBe('forbidden');
  expect(lesson.send(child, 'signals.undo')).toBe('forbidden');
  for (const body of [{ kind: 'poo' }, { kind: 'yes', number: 11 }, {}, null])
    expect(lesson.send(child, 'signals.show', body)).toBe('malformed');
  lesson.send(child, 'signals.hide');
  expect(kinds(lesson)).toEqual([[11, 'done']]);
});

it('[SIGN-1] no order, repetition or loss of intents gives a child two signals or an absent child one', () => {
  const who = [child, 11, 12];
  const steps = fc.array(
    fc.tuple(
      fc.constantFrom(teacher, ...who),
      fc.constantFrom('signals.show', 'signals.hide', 'signals.clear', 'signals.undo', 'seat.to-bench'),
      fc.constantFrom(...signalKinds),
      fc.constantFrom(...who),
      fc.integer({ min: 0, max: 6000 }),
    ),
  );
  fc.assert(
    fc.property(steps, (all) => {
      const lesson = new LessonMachine(2);
      for (const [number, type, kind, target, ms] of all) {
        const body = type === 'signals.show' ? { kind } : type === 'seat.to-bench' ? { number: target } : {};
        lesson.send(number, type, body);
        lesson.pass(ms);
        const seen = readSignals(lesson.state).map((signal) => signal.number);
        expect(new Set(seen).size).toBe(seen.length);
        for (const one of seen) expect(lesson.state.seats.get(one)?.state).toBe('admitted');
      }
    }),
    { seed: 21, numRuns: 150 },
  );
});
