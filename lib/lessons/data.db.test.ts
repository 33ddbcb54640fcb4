import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { schoolDb } from '@/lib/server/db';
import { newId, type AccountId, type ClassId } from '@/lib/shared/ids';
import { openTestDatabase } from '@/lib/testing/db';
import { makeClass, makeLesson, makeSchool, type TestSchool } from '@/lib/testing/factories';
import { findLessonView, listClassChoices, listKnownLessons, listLessons, type Actor } from './data';
import { findDoorLesson } from './door/data';
import { pageSize, parseCursor, type LessonView } from './schema';

const now = new Date('2026-11-24T06:50:00Z');
const hourMs = 3_600_000;

let cleanUp: () => Promise<void>;
let database: Awaited<ReturnType<typeof openTestDatabase>>;
let ours: TestSchool;
let teacher: Actor;
let classId: ClassId;

beforeAll(async () => {
  database = await openTestDatabase();
  ({ cleanUp } = database);
  ours = await makeSchool();
  teacher = { scope: ours.scope, accountId: ours.teacherId, role: 'teacher' };
  ({ classId } = await makeClass(ours));
});
afterAll(() => cleanUp());

describe('forty classes and two thousand past lessons', () => {
  beforeAll(async () => {
    const { schoolId } = ours.scope;
    const classIds = [classId, ...Array.from({ length: 39 }, () => newId<ClassId>())];
    await schoolDb(ours.scope).class.createMany({
      data: classIds
        .slice(1)
        .map((id) => ({ schoolId, id, name: '2b', grade: '1-2', linkCode: id, pictureCode: id })),
    });
    await schoolDb(ours.scope).classTeacher.createMany({
      data: classIds.slice(1).map((id) => ({ schoolId, classId: id, accountId: ours.teacherId })),
    });
    await schoolDb(ours.scope).lesson.createMany({
      data: Array.from({ length: 2000 }, (_, index) => ({
        schoolId,
        id: newId(),
        classId: classIds[index % 40] ?? classId,
        date: '2026-01-01',
        title: `${index}`,
        // Groups of forty begin at the same moment: the cursor must tell them apart.
        startsAt: new Date(now.getTime() - (1 + Math.floor(index / 40)) * 24 * hourMs),
        endsAt: new Date(now.getTime() - (1 + Math.floor(index / 40)) * 24 * hourMs + hourMs / 2),
        state: 'ended',
        createdBy: ours.teacherId,
      })),
    });
  });

  it('come in pages of fifty, each lesson once, the latest first', async () => {
    const seen: LessonView[] = [];
    let after = null;
    let pages = 0;
    do {
      const page: Awaited<ReturnType<typeof listLessons>> = await listLessons(teacher, {
        when: 'past',
        classId: null,
        after,
        now,
      });
      expect(page.lessons.length).toBeLessThanOrEqual(pageSize);
      seen.push(...page.lessons);
      after = parseCursor(page.next ?? undefined);
      pages += 1;
    } while (after);
    expect(pages).toBe(40);
    expect(new Set(seen.map((lesson) => lesson.id)).size).toBe(2000);
    const starts = seen.map((lesson) => lesson.startsAt.getTime());
    expect(starts).toEqual(starts.toSorted((a, b) => b - a));
  });

  it('of one class are found by the index on class and start', async () => {
    await database.client.$executeRawUnsafe('ANALYZE "Lesson"');
    const plan = await database.client.$queryRawUnsafe<Record<string, string>[]>(
      `EXPLAIN SELECT * FROM "Lesson" WHERE "schoolId" = '${ours.scope.schoolId}' AND "classId" = '${classId}'
       ORDER BY "startsAt" DESC, "id" DESC LIMIT 51`,
    );
    expect(plan.map((row) => Object.values(row)[0]).join('\n')).toContain(
      'Lesson_schoolId_classId_startsAt_idx',
    );
    const page = await listLessons(teacher, { when: 'past', classId, after: null, now });
    expect(page.lessons).toHaveLength(50);
    expect(page.next).toBeNull();
  });
});

describe('who sees a lesson', () => {
  it('not a teacher of other classes, not an admin of another school', async () => {
    const lessonId = await makeLesson(ours, classId, 'planned', new Date(now.getTime() + hourMs));
    const theirs = await makeSchool();
    const colleague: Actor = { ...teacher, accountId: newId<AccountId>() };
    const foreignAdmin: Actor = { scope: theirs.scope, accountId: theirs.teacherId, role: 'admin' };
    for (const stranger of [colleague, foreignAdmin]) {
      expect(await findLessonView(stranger, lessonId, now)).toBeNull();
      const page = await listLessons(stranger, { when: 'upcoming', classId, after: null, now });
      expect(page.lessons).toEqual([]);
      expect(await listKnownLessons(stranger, classId, now)).toEqual([]);
      expect((await listClassChoices(stranger)).some((choice) => choice.id === classId)).toBe(false);
    }
    expect((await findDoorLesson(theirs.scope, classId, now)).type).toBe('none');
    expect(await findLessonView(teacher, lessonId, now)).toMatchObject({ id: lessonId, phase: 'planned' });
  });

  it('a cursor made up by hand is no cursor', () => {
    for (const text of ['', 'x', '1', '-1.abc', `${'9'.repeat(15)}.a`, "1.a' OR 1=1", undefined]) {
      expect(parseCursor(text)).toBeNull();
    }
  });
});

describe('the door of a class', () => {
  const door = async (id: ClassId, at: Date) => {
    const found = await findDoorLesson(ours.scope, id, at);
    return found.type === 'none' ? ['none'] : [found.type, found.lesson.id];
  };
  const after = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

  it('leads through a school day: not yet, waiting, live, then the next lesson or good-bye', async () => {
    const made = await makeClass(ours);
    expect(await door(made.classId, now)).toEqual(['none']);
    const first = await makeLesson(ours, made.classId, 'planned', after(30));
    expect(await door(made.classId, now)).toEqual(['not-yet', first]);
    expect(await door(made.classId, after(20))).toEqual(['waiting', first]);
    await schoolDb(ours.scope).lesson.updateMany({
      where: { id: first },
      data: { state: 'live', startedAt: after(29) },
    });
    expect(await door(made.classId, after(40))).toEqual(['live', first]);
    await schoolDb(ours.scope).lesson.updateMany({ where: { id: first }, data: { state: 'ended' } });
    expect(await door(made.classId, after(80))).toEqual(['ended', first]);
    expect(await door(made.classId, after(60 * 24))).toEqual(['none']);
    const next = await makeLesson(ours, made.classId, 'planned', after(60 * 24 * 7));
    expect(await door(made.classId, after(80))).toEqual(['not-yet', next]);
  });

  it('forgets a lesson that nobody closed six hours after its end', async () => {
    const made = await makeClass(ours);
    const lessonId = await makeLesson(ours, made.classId, 'live', now);
    expect(await door(made.classId, after(45 + 6 * 60))).toEqual(['live', lessonId]);
    expect((await door(made.classId, after(46 + 6 * 60)))[0]).not.toBe('live');
  });
});
