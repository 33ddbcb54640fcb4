import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { schoolDb } from '@/lib/server/db';
import { unscopedDb } from '@/lib/server/unscoped';
import { newId, type AccountId, type ClassId, type LessonId } from '@/lib/shared/ids';
import { openTestDatabase } from '@/lib/testing/db';
import { makeClass, makeLesson, makeSchool, type TestSchool } from '@/lib/testing/factories';
import type { Actor } from './data';
import { markEnded, scheduleLessons, startInstantLesson, startLesson } from './mutations';
import type { PlanInput } from './schema';

const zone = 'Europe/Berlin';
const now = new Date('2026-11-24T06:50:00Z');
const context = { zone, now };

let cleanUp: () => Promise<void>;
let ours: TestSchool;
let teacher: Actor;
let classId: ClassId;

beforeAll(async () => {
  ({ cleanUp } = await openTestDatabase());
  ours = await makeSchool();
  teacher = { scope: ours.scope, accountId: ours.teacherId, role: 'teacher' };
  ({ classId } = await makeClass(ours));
});
afterAll(() => cleanUp());

const plan = (changes: Partial<PlanInput> = {}): PlanInput => ({
  classId,
  title: 'Mathe',
  date: '2026-11-24',
  startTime: '08:00',
  minutes: 45,
  repeat: 'weekly',
  lastDate: null,
  ...changes,
});
const lessonsOf = (id: ClassId) =>
  schoolDb(ours.scope).lesson.findMany({ where: { classId: id }, orderBy: { startsAt: 'asc' } });

describe('planning', () => {
  it('writes the series and every date to the end of the school year', async () => {
    const made = await makeClass(ours);
    const result = await scheduleLessons(teacher, plan({ classId: made.classId }), context);
    expect(result).toMatchObject({ ok: true, value: { count: 36 } });
    const lessons = await lessonsOf(made.classId);
    expect(lessons).toHaveLength(36);
    expect(lessons.at(0)?.startsAt.toISOString()).toBe('2026-11-24T07:00:00.000Z');
    expect(lessons.at(-1)).toMatchObject({ date: '2027-07-27', startsAt: new Date('2027-07-27T06:00:00Z') });
  });

  it('refuses a time that is over and a last date before the first, and leaves nothing behind', async () => {
    const made = await makeClass(ours);
    const at = (changes: Partial<PlanInput>) =>
      scheduleLessons(teacher, plan({ classId: made.classId, ...changes }), context);
    expect(await at({ date: '2026-11-23' })).toEqual({ ok: false, code: 'past' });
    expect(await at({ lastDate: '2026-11-20' })).toEqual({ ok: false, code: 'bad-last-date' });
    expect(await lessonsOf(made.classId)).toEqual([]);
  });

  it('refuses the class of another school, also to an admin', async () => {
    const theirs = await makeSchool();
    const foreign = await makeClass(theirs);
    for (const role of ['teacher', 'admin'] as const) {
      const attempt = plan({ classId: foreign.classId });
      expect(await scheduleLessons({ ...teacher, role }, attempt, context)).toEqual({
        ok: false,
        code: 'not-found',
      });
      expect(await startInstantLesson({ ...teacher, role }, foreign.classId, context)).toEqual({
        ok: false,
        code: 'not-found',
      });
    }
    expect(await unscopedDb().lesson.count({ where: { classId: foreign.classId } })).toBe(0);
  });

  it("refuses a colleague's class to a teacher and grants it to an admin", async () => {
    const stranger: Actor = { ...teacher, accountId: newId<AccountId>() };
    expect((await scheduleLessons(stranger, plan({ repeat: 'once' }), context)).ok).toBe(false);
    const admin: Actor = { ...stranger, role: 'admin' };
    expect((await scheduleLessons(admin, plan({ repeat: 'once' }), context)).ok).toBe(true);
  });
});

describe('starting', () => {
  it('happens once, however many tap at the same time', async () => {
    const lessonId = await makeLesson(ours, classId, 'planned', new Date('2026-11-24T07:00:00Z'));
    const results = await Promise.all([1, 2, 3].map(() => startLesson(teacher, lessonId, context)));
    expect(results.every((result) => result.ok)).toBe(true);
    expect(results.filter((result) => result.ok && result.value.started)).toHaveLength(1);
    const row = await schoolDb(ours.scope).lesson.findFirst({ where: { id: lessonId } });
    expect(row).toMatchObject({ state: 'live', startedAt: now });
  });

  it('is refused for the lesson of another school, and that lesson stays as it was', async () => {
    const theirs = await makeSchool();
    const foreign = await makeClass(theirs);
    const lessonId = await makeLesson(theirs, foreign.classId, 'planned', now);
    expect(await startLesson({ ...teacher, role: 'admin' }, lessonId, context)).toEqual({
      ok: false,
      code: 'not-found',
    });
    expect(await markEnded(teacher.scope, lessonId, now)).toBe(false);
    expect((await unscopedDb().lesson.findFirst({ where: { id: lessonId } }))?.state).toBe('planned');
  });

  it('is refused days before, and to a teacher of another class', async () => {
    const lessonId = await makeLesson(ours, classId, 'planned', new Date('2026-11-27T07:00:00Z'));
    expect(await startLesson(teacher, lessonId, context)).toEqual({ ok: false, code: 'too-early' });
    const stranger: Actor = { ...teacher, accountId: newId<AccountId>() };
    expect(await startLesson(stranger, lessonId, context)).toEqual({ ok: false, code: 'not-found' });
    expect(await startLesson(teacher, newId<LessonId>(), context)).toEqual({ ok: false, code: 'not-found' });
  });

  it('at once makes one lesson, and a second tap leads into the same', async () => {
    const made = await makeClass(ours);
    const results = await Promise.all([1, 2].map(() => startInstantLesson(teacher, made.classId, context)));
    const ids = results.map((result) => (result.ok ? result.value.lessonId : null));
    expect(ids[0]).toBe(ids[1]);
    expect(await lessonsOf(made.classId)).toHaveLength(1);
  });

  it('at once is possible although a lesson of yesterday was never closed', async () => {
    const made = await makeClass(ours);
    await makeLesson(ours, made.classId, 'live', new Date('2026-11-23T07:00:00Z'));
    expect(await startInstantLesson(teacher, made.classId, context)).toMatchObject({
      ok: true,
      value: { started: true },
    });
  });

  it('and ending: a lesson ends once', async () => {
    const lessonId = await makeLesson(ours, classId, 'live', now);
    expect(await markEnded(ours.scope, lessonId, now)).toBe(true);
    expect(await markEnded(ours.scope, lessonId, now)).toBe(false);
  });
});
