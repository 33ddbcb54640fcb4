import { setImmediate as turn } from 'node:timers/promises';
import { expect, it, vi } from 'vitest';
import { makeLiveState } from '@/lib/testing/live-state';
import { proveScope } from '@/lib/server/scope';
import type { LessonId, SchoolId } from '@/lib/shared/ids';
import { Presence } from './live';
import { storeSeen } from './mutations';

vi.mock('./mutations', () => ({ storeSeen: vi.fn() }));

it('[ATTEND-3] fifty lessons that write in the same second keep no more than two connections busy, and all are stored', async () => {
  let [open, most] = [0, 0];
  const stored: string[] = [];
  vi.mocked(storeSeen).mockImplementation(async (_scope, lessonId) => {
    most = Math.max(most, (open += 1));
    await turn();
    stored.push(lessonId);
    open -= 1;
  });
  const scope = proveScope('school' as SchoolId);
  const ids = Array.from({ length: 50 }, (_, at) => `lesson-${at}` as LessonId);
  const seats = [...makeLiveState().seats.values()].map((seat) => ({ ...seat, online: true }));
  const lessons = ids.map((lessonId) => new Presence({ scope, lessonId }, () => new Date()));
  for (const lesson of lessons) lesson.follow(seats);
  await Promise.all(lessons.map((lesson) => lesson.stop()));
  expect(most).toBe(2);
  expect(new Set(stored)).toEqual(new Set(ids));
});
