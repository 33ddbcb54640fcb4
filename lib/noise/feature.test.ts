import { expect, it } from 'vitest';
import { isMomentary } from '@/lib/classroom/rules';
import { child, LessonMachine, teacher } from '@/lib/testing/lesson-machine';

function lit(): LessonMachine {
  const lesson = new LessonMachine(5);
  lesson.send(teacher, 'noise.light', { on: true });
  return lesson;
}

it('[NOISE-1] one loud child alone does not light it; every third does', () => {
  const lesson = lit();
  for (const number of [child, 11, 12, 13, 14]) lesson.send(number, 'noise.report', { level: 1 });
  lesson.send(15, 'noise.report', { level: 3 });
  expect(lesson.shown(child, 'noise')).toEqual({ on: true, level: 1 });
  lesson.send(14, 'noise.report', { level: 3 });
  expect(lesson.shown(child, 'noise')).toEqual({ on: true, level: 3 });
});

it('[NOISE-1] nobody, staff neither, is shown a single child; nothing is kept', () => {
  const lesson = lit();
  lesson.send(child, 'noise.report', { level: 2 });
  expect(Object.keys(lesson.shown(teacher, 'noise') as object).toSorted()).toEqual(['level', 'on']);
  expect(isMomentary('noise-reports')).toBe(true);
  lesson.send(teacher, 'noise.light', { on: false });
  expect(lesson.state.facts.get('noise-reports')?.size).toBe(0);
});

it('[NOISE-1] tells nothing as long as it would be the stage of one child or two', () => {
  const lesson = lit();
  for (const number of [child, 11]) {
    lesson.send(number, 'noise.report', { level: 3 });
    for (const by of [teacher, child, 12])
      expect(lesson.shown(by, 'noise')).toEqual({ on: true, level: null });
  }
  lesson.send(12, 'noise.report', { level: 1 });
  expect(lesson.shown(teacher, 'noise')).toEqual({ on: true, level: 3 });
  lesson.send(11, 'noise.report', { level: 1 });
  expect(lesson.shown(teacher, 'noise')).toEqual({ on: true, level: 1 });
  lesson.change(11, { online: false });
  expect(lesson.shown(teacher, 'noise')).toEqual({ on: true, level: null });
});

it('[NOISE-1] a flood of reports takes one row of each child, and a repeated one changes nothing', () => {
  const lesson = lit();
  for (let at = 0; at < 1000; at += 1) lesson.send(child, 'noise.report', { level: (at % 3) + 1 });
  expect(lesson.state.facts.get('noise-reports')?.size).toBe(1);
  const before = lesson.state.facts;
  lesson.send(child, 'noise.report', { level: 1 });
  expect(lesson.state.facts.get('noise-reports')).toBe(before.get('noise-reports'));
  lesson.send(child, 'noise.report', { level: null });
  expect(lesson.state.facts.get('noise-reports')?.size).toBe(0);
  expect(lesson.send(child, 'noise.light', { on: false })).toBe('forbidden');
});

it('refuses a report while the light is off, and what is no stage', () => {
  const lesson = new LessonMachine();
  expect(lesson.send(child, 'noise.report', { level: 2 })).toBe('not-now');
  lesson.send(teacher, 'noise.light', { on: true });
  for (const level of [0, 4, 2.5, '2'])
    expect(lesson.send(child, 'noise.report', { level })).toBe('malformed');
});
