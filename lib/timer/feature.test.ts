import fc from 'fast-check';
import { expect, it } from 'vitest';
import { child, LessonMachine, teacher } from '@/lib/testing/lesson-machine';
import { readTimer } from './feature';
import { timerSecondsMax } from './schema';

it('[TIME-1] it runs out by itself, stays to be seen, and is taken away', () => {
  const lesson = new LessonMachine();
  lesson.send(teacher, 'timer.start', { seconds: 60 });
  lesson.pass(59_999);
  expect(readTimer(lesson.state)?.over).toBe(false);
  lesson.pass(1);
  expect(lesson.shown(child, 'timer')).toMatchObject({ over: true });
  lesson.send(teacher, 'timer.stop');
  expect(lesson.shown(child, 'timer')).toBeNull();
});

it('[TIME-1] a minute more counts from its end; after it ran out, from now', () => {
  const lesson = new LessonMachine();
  const start = lesson.now.getTime();
  lesson.send(teacher, 'timer.start', { seconds: 60 });
  lesson.send(teacher, 'timer.extend', { seconds: 60 });
  expect(Date.parse(readTimer(lesson.state)?.endsAt ?? '') - start).toBe(120_000);
  lesson.pass(130_000);
  lesson.send(teacher, 'timer.extend', { seconds: 60 });
  expect(readTimer(lesson.state)).toMatchObject({ over: false, startedAt: lesson.now.toISOString() });
  lesson.pass(60_000);
  expect(readTimer(lesson.state)?.over).toBe(true);
});

it('refuses a time that is none, and one that never ends', () => {
  const lesson = new LessonMachine();
  for (const seconds of [0, -5, 9, 3601, 1e12, 30.5, '60', null]) {
    expect(lesson.send(teacher, 'timer.start', { seconds })).toBe('malformed');
  }
  expect(lesson.send(child, 'timer.start', { seconds: 60 })).toBe('forbidden');
});

it('[TIME-1] goes on where it was after a restart, and runs out though nobody was there', () => {
  const lesson = new LessonMachine();
  lesson.send(teacher, 'timer.start', { seconds: 60 });
  const before = lesson.shown(child, 'timer');
  lesson.restart();
  expect(lesson.shown(child, 'timer')).toEqual(before);
  lesson.now = new Date(lesson.now.getTime() + 90_000);
  lesson.restart();
  lesson.pass(0);
  expect(lesson.shown(child, 'timer')).toMatchObject({ over: true });
});

it('[TIME-1] however often it is made longer, it ends within the hour', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 10, max: 3600 }), fc.integer({ min: 0, max: 900_000 }))),
      (steps) => {
        const lesson = new LessonMachine();
        lesson.send(teacher, 'timer.start', { seconds: 60 });
        for (const [seconds, ms] of steps) {
          const before = Date.parse(readTimer(lesson.state)?.endsAt ?? '');
          lesson.send(teacher, 'timer.extend', { seconds });
          expect(Date.parse(readTimer(lesson.state)?.endsAt ?? '')).toBeGreaterThanOrEqual(before);
          const left = Date.parse(readTimer(lesson.state)?.endsAt ?? '') - lesson.now.getTime();
          expect(left).toBeGreaterThan(0);
          expect(left).toBeLessThanOrEqual(timerSecondsMax * 1000);
          lesson.pass(ms);
        }
      },
    ),
    { seed: 31 },
  );
});
