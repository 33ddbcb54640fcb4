import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { enterAsTeacher, makePass } from '@/lib/classroom/entry/live';
import { LiveLessons } from '@/lib/classroom/lessons/live';
import { liveLessons, setLiveLessons } from '@/lib/classroom/registry/live';
import { unscopedDb } from '@/lib/server/unscoped';
import type { LessonId } from '@/lib/shared/ids';
import { openTestDatabase } from '@/lib/testing/db';
import { makeClass, makeLesson, makeSchool, type TestSchool } from '@/lib/testing/factories';
import { lessonSocket } from '@/lib/testing/lesson-socket';

let cleanUp: () => Promise<void>;
let school: TestSchool;
let lessonId: LessonId;
let number: number;
const id = '0b7e6f6e-4b1c-4a58-9d3f-1f6a2c3d4e5f';
const text = 'Streng geheim';

beforeAll(async () => {
  ({ cleanUp } = await openTestDatabase());
});
afterAll(() => cleanUp());
beforeEach(async () => {
  setLiveLessons(new LiveLessons());
  school = await makeSchool();
  lessonId = await makeLesson(school, (await makeClass(school)).classId);
  const entered = await enterAsTeacher(school.scope, lessonId, school.teacherId, new Date());
  const pass = entered.ok ? await makePass(entered.value.seatSecret) : null;
  if (!pass?.ok) throw new Error('no seat');
  ({ number } = pass.value.seat);
  expect(await submit('chat.say', { text, to: 'staff', id })).toEqual({ ok: true });
});

const live = async () => {
  const lesson = await liveLessons().get(school.scope, lessonId);
  if (!lesson) throw new Error('no lesson');
  return lesson;
};
const submit = async (type: string, body: unknown) => (await live()).submit(number, type, body);
const rows = () => unscopedDb().liveFact.findMany({ where: { lessonId, slice: 'chat' } });
const readable = (value: unknown) =>
  JSON.stringify(value, (_, part: unknown) =>
    part instanceof Uint8Array ? Buffer.from(part).toString('latin1') : part,
  );

async function seen(): Promise<unknown> {
  const socket = lessonSocket();
  (await live()).attach(number, socket);
  return socket.facts.get('chat');
}

it('what is written lies sealed in the database and survives a restart of the process', async () => {
  const [row] = await rows();
  expect(row?.words).toBeTruthy();
  expect(readable(row)).not.toContain('geheim');
  setLiveLessons(new LiveLessons());
  expect(await seen()).toMatchObject({ messages: [{ id, text }] });
});

it('a message sent again is one, also after a restart', async () => {
  setLiveLessons(new LiveLessons());
  expect(await submit('chat.say', { text, to: 'staff', id })).toEqual({ ok: true });
  expect(await rows()).toHaveLength(1);
});

it('a message that was taken away has no words in the database, also after a restart', async () => {
  await submit('chat.delete', { id });
  expect(await rows()).toMatchObject([{ words: null }]);
  setLiveLessons(new LiveLessons());
  expect(await seen()).toMatchObject({ messages: [{ id, text: null }] });
});

it('the end of the lesson leaves nothing of it', async () => {
  await (await live()).end();
  expect(await unscopedDb().liveFact.count({ where: { lessonId } })).toBe(0);
});

it('words moved to another row open for nobody', async () => {
  const other = '1b7e6f6e-4b1c-4a58-9d3f-1f6a2c3d4e5f';
  await unscopedDb().liveFact.updateMany({
    where: { lessonId, slice: 'chat', key: id },
    data: { key: other },
  });
  setLiveLessons(new LiveLessons());
  expect(await seen()).toMatchObject({ messages: [{ id: other, text: null }] });
});
