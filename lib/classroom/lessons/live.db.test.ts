import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { noMedia, setMediaControl } from '@/lib/server/media/control';
import { unscopedDb } from '@/lib/server/unscoped';
import type { ClassId } from '@/lib/shared/ids';
import { openTestDatabase } from '@/lib/testing/db';
import { makeClass, makeLesson, makeSchool, type TestSchool } from '@/lib/testing/factories';
import { lessonSocket } from '@/lib/testing/lesson-socket';
import { enterAsTeacher, makePass } from '../entry/live';
import { setLiveLessons } from '../registry/live';
import { LiveLessons, overdueMs } from './live';

let cleanUp: () => Promise<void>;
let school: TestSchool;
let classId: ClassId;
let time: number;
let lessons: LiveLessons;
const hour = 60 * 60_000;

beforeAll(async () => {
  ({ cleanUp } = await openTestDatabase());
});
afterAll(() => cleanUp());
beforeEach(async () => {
  time = Date.now();
  lessons = new LiveLessons(() => new Date(time));
  setLiveLessons(lessons);
  school = await makeSchool();
  ({ classId } = await makeClass(school));
});
afterEach(() => setMediaControl(noMedia));

async function sitAsTeacher(startsAt: Date) {
  const lessonId = await makeLesson(school, classId, 'live', startsAt);
  const entered = await enterAsTeacher(school.scope, lessonId, school.teacherId, startsAt);
  const pass = entered.ok ? await makePass(entered.value.seatSecret) : null;
  if (!pass?.ok) throw new Error('no seat');
  const lesson = await lessons.get(school.scope, lessonId);
  const socket = lessonSocket();
  lesson?.attach(pass.value.seat.number, socket);
  return { lessonId, lesson, socket, number: pass.value.seat.number };
}

describe('a lesson that everybody forgot to end', () => {
  it('is closed six hours after its planned end, with everything that was live in it', async () => {
    const { lessonId, lesson, socket, number } = await sitAsTeacher(new Date(time));
    await lesson?.submit(number, 'room.lock', { locked: true });
    time += 45 * 60_000 + overdueMs - 60_000;
    await lessons.sweep();
    expect(socket.closed()).toBeNull();
    time += 60_000;
    await lessons.sweep();
    expect(socket.closed()).toMatchObject({ reason: 'ended' });
    expect(await unscopedDb().liveFact.count({ where: { lessonId } })).toBe(0);
    expect(await unscopedDb().lesson.findFirst({ where: { id: lessonId } })).toMatchObject({
      state: 'ended',
    });
    expect(lessons.size).toBe(0);
  });

  it('is closed also when it was left live by a process that is gone, and in every school', async () => {
    const other = await makeSchool();
    const old = new Date(time - 24 * hour);
    const left = [
      await makeLesson(school, classId, 'live', old),
      await makeLesson(other, (await makeClass(other)).classId, 'live', old),
    ];
    const running = await makeLesson(school, classId, 'live', new Date(time - hour));
    await lessons.sweep();
    const states = await unscopedDb().lesson.findMany({ where: { id: { in: [...left, running] } } });
    expect(states.filter((row) => row.state === 'live').map((row) => row.id)).toEqual([running]);
  });
});

describe('the media server goes and comes back during a lesson', () => {
  const said = (socket: ReturnType<typeof lessonSocket>) => socket.facts.get('lesson');

  it('the lesson says so to who is in it, and to who comes in', async () => {
    const { socket } = await sitAsTeacher(new Date(time));
    expect(said(socket)).toMatchObject({ media: false });
    setMediaControl({ ...noMedia, available: true });
    await lessons.followMedia();
    expect(said(socket)).toMatchObject({ media: true });
    setMediaControl(noMedia);
    const later = await sitAsTeacher(new Date(time));
    expect(said(later.socket)).toMatchObject({ media: false });
  });
});

it('what somebody asked for just before the orderly end is stored when the end is over', async () => {
  const { lesson, number } = await sitAsTeacher(new Date(time));
  const asked = lesson?.submit(number, 'room.lock', { locked: true });
  let isStored = false;
  void asked?.then((result) => (isStored = result.ok));
  await lessons.closeAll();
  expect(isStored).toBe(true);
});
