import { expect, it } from 'vitest';
import { isMomentary } from '@/lib/classroom/rules';
import { child, LessonMachine, teacher } from '@/lib/testing/lesson-machine';
import type { PraiseFact } from './schema';

it('[PRAISE-1] praise reaches its child or all, no other child, and is forgotten after a moment', () => {
  const lesson = new LessonMachine(1);
  lesson.send(teacher, 'praise.give', { number: child });
  expect(lesson.shown(child, 'praise')).toMatchObject({ number: child });
  expect(lesson.shown(11, 'praise')).toBeNull();
  lesson.send(teacher, 'praise.give', { number: null });
  expect(lesson.shown(11, 'praise')).toMatchObject({ number: null });
  lesson.pass(4_000);
  expect(lesson.state.facts.get('praise')?.size).toBe(0);
  expect(isMomentary('praise')).toBe(true);
});

it('[PRAISE-1] two praises at the same moment are two', () => {
  const lesson = new LessonMachine(1);
  const ids = [1, 2].map(() => {
    lesson.send(teacher, 'praise.give', { number: null });
    return (lesson.shown(child, 'praise') as PraiseFact).id;
  });
  expect(new Set(ids).size).toBe(2);
});

it('praises nobody who is not here, and no child praises', () => {
  const lesson = new LessonMachine(1);
  expect(lesson.send(teacher, 'praise.give', { number: 99 })).toBe('not-found');
  expect(lesson.send(child, 'praise.give', { number: 11 })).toBe('forbidden');
});
