import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { requireStaff } from '@/lib/accounts/gate';
import { unscopedDb } from '@/lib/server/unscoped';
import { newId, type ClassId, type LessonId } from '@/lib/shared/ids';
import { openTestDatabase } from '@/lib/testing/db';
import { makeClass, makeLesson, makeSchool, type TestSchool } from '@/lib/testing/factories';
import {
  beginInstantLesson,
  beginLesson,
  cancelLesson,
  changeLesson,
  planLessons,
  restoreCancelled,
} from './actions';

// Outside a request there is neither a cookie nor a page: only these are stood in for.
vi.mock('@/lib/accounts/gate', () => ({ requireStaff: vi.fn() }));
vi.mock('next/cache', () => ({ revalidatePath: vi.fn() }));
vi.mock('next/navigation', () => ({
  redirect: (address: string) => {
    throw new Error(`to ${address}`);
  },
}));

let cleanUp: () => Promise<void>;
let ours: TestSchool;
let theirs: TestSchool;
let classId: ClassId;
let lessonId: LessonId;
let foreignClassId: ClassId;
let foreignLessonId: LessonId;

beforeAll(async () => {
  ({ cleanUp } = await openTestDatabase());
  [ours, theirs] = [await makeSchool(), await makeSchool()];
  ({ classId } = await makeClass(ours));
  ({ classId: foreignClassId } = await makeClass(theirs));
  const tomorrow = new Date(Date.now() + 86_400_000);
  lessonId = await makeLesson(ours, classId, 'planned', tomorrow);
  foreignLessonId = await makeLesson(theirs, foreignClassId, 'planned', new Date());
  vi.mocked(requireStaff).mockResolvedValue({
    scope: ours.scope,
    accountId: ours.teacherId,
    signInId: 'test',
    displayName: 'Frau Kaya',
    role: 'admin',
    timeZone: 'Europe/Berlin',
  });
});
afterAll(() => cleanUp());

const plan = () => ({
  classId,
  title: 'Mathe',
  date: '2099-03-02',
  startTime: '08:00',
  minutes: '45',
  repeat: 'once',
  lastDate: '',
});
const form = (name: string, value: string) => {
  const data = new FormData();
  data.set(name, value);
  return data;
};
const allRows = () => unscopedDb().lesson.findMany({ orderBy: { id: 'asc' } });

const nonsense: readonly unknown[] = [
  null,
  undefined,
  42,
  'x',
  [],
  {},
  new FormData(),
  { __proto__: null },
  { lessonId: { startsWith: '' }, reach: 'one' },
  { lessonId: ['a'], classId: { not: '' } },
  Array.from({ length: 10_000 }, () => newId()),
];

describe('somebody who sends what no form of ours sends', () => {
  it.each(nonsense.map((value, index) => [index, value] as const))('is refused (%i)', async (_, value) => {
    const before = await allRows();
    expect((await planLessons(value)).ok).toBe(false);
    expect((await changeLesson(value)).ok).toBe(false);
    expect((await cancelLesson(value)).ok).toBe(false);
    expect((await restoreCancelled(value)).ok).toBe(false);
    expect(await allRows()).toEqual(before);
  });

  it.each([
    [{ title: 'x'.repeat(61) }, 'bad-title'],
    [{ title: 'x'.repeat(1_000_000) }, 'bad-title'],
    [{ date: '2099-02-30' }, 'bad-date'],
    [{ date: '9999-01-01' }, 'bad-date'],
    [{ date: '2099-03-02T00:00' }, 'bad-date'],
    [{ lastDate: 'never' }, 'bad-date'],
    [{ startTime: '24:00' }, 'bad-time'],
    [{ minutes: '1e9' }, 'bad-minutes'],
    [{ minutes: '-5' }, 'bad-minutes'],
    [{ minutes: 'NaN' }, 'bad-minutes'],
    [{ date: '2020-01-01' }, 'past'],
    [{ repeat: 'hourly' }, 'not-found'],
    [{ classId: '../../x' }, 'not-found'],
  ])('learns which field is wrong: %j', async (change, code) => {
    expect(await planLessons({ ...plan(), ...change })).toEqual({ ok: false, code });
  });
});

describe('somebody who knows ids of another school', () => {
  it('plans, edits, cancels, restores, starts and improvises nothing there', async () => {
    const before = await allRows();
    const edit = { ...plan(), lessonId: foreignLessonId, reach: 'one' };
    expect(await planLessons({ ...plan(), classId: foreignClassId })).toEqual({
      ok: false,
      code: 'not-found',
    });
    expect(await changeLesson(edit)).toEqual({ ok: false, code: 'not-found' });
    expect(await cancelLesson({ lessonId: foreignLessonId, reach: 'following' })).toEqual({
      ok: false,
      code: 'not-found',
    });
    expect(await restoreCancelled([foreignLessonId])).toEqual({ ok: false, code: 'not-found' });
    await expect(beginLesson(form('lesson', foreignLessonId))).rejects.toThrow('to /lessons');
    await expect(beginInstantLesson(form('class', foreignClassId))).rejects.toThrow('to /lessons/instant');
    expect(await allRows()).toEqual(before);
  });
});

describe('a teacher', () => {
  it('plans, is led to the new lesson, and control signs in a title become spaces', async () => {
    const result = await planLessons({ ...plan(), title: '  Mathe\u0000\n\u202e 1 ' });
    expect(result).toMatchObject({ ok: true, value: { count: 1 } });
    const row = await unscopedDb().lesson.findFirst({ where: { date: '2099-03-02' } });
    expect(row?.title).toBe('Mathe 1');
  });

  it('who starts a lesson of another day is told so on its page', async () => {
    await expect(beginLesson(form('lesson', lessonId))).rejects.toThrow(
      `to /lessons/${lessonId}?problem=too-early`,
    );
  });

  it('who starts at once is led into the live lesson', async () => {
    await expect(beginInstantLesson(form('class', classId))).rejects.toThrow(/to \/lessons\/\w{26}\/room/);
  });
});
