import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { schoolDb } from '@/lib/server/db';
import type { ClassId, LessonId } from '@/lib/shared/ids';
import { openTestDatabase } from '@/lib/testing/db';
import { makeClass, makeSchool, type TestSchool } from '@/lib/testing/factories';
import type { Actor } from '../data';
import { scheduleLessons } from '../mutations';
import { cancelLessons, editLesson, restoreLessons } from './mutations';

const zone = 'Europe/Berlin';
const now = new Date('2026-11-24T06:50:00Z');
const context = { zone, now };

let cleanUp: () => Promise<void>;
let ours: TestSchool;
let theirs: TestSchool;
let teacher: Actor;
let attacker: Actor;
let classId: ClassId;
let ids: readonly LessonId[];

beforeAll(async () => {
  ({ cleanUp } = await openTestDatabase());
  [ours, theirs] = [await makeSchool(), await makeSchool()];
  teacher = { scope: ours.scope, accountId: ours.teacherId, role: 'teacher' };
  attacker = { scope: theirs.scope, accountId: theirs.teacherId, role: 'admin' };
});
afterAll(() => cleanUp());

beforeEach(async () => {
  ({ classId } = await makeClass(ours));
  await scheduleLessons(
    teacher,
    {
      classId,
      title: 'Mathe',
      date: '2026-11-24',
      startTime: '08:00',
      minutes: 45,
      repeat: 'weekly',
      lastDate: '2026-12-15',
    },
    context,
  );
  ids = (await rows()).map((row) => row.id as LessonId);
});

const rows = () => schoolDb(ours.scope).lesson.findMany({ where: { classId }, orderBy: { startsAt: 'asc' } });
const summary = async () =>
  (await rows()).map(
    (row) => `${row.date} ${row.startsAt.toISOString().slice(11, 16)} ${row.title} ${row.state}`,
  );
const id = (index: number) => ids[index] ?? ('' as LessonId);

describe('cancelling', () => {
  it('one date keeps the others', async () => {
    expect(await cancelLessons(teacher, id(1), 'one', now)).toEqual({ ok: true, value: [id(1)] });
    expect((await rows()).map((row) => row.state)).toEqual(['planned', 'cancelled', 'planned', 'planned']);
  });

  it('a date and all later ones keeps the earlier, and can be taken back exactly', async () => {
    await cancelLessons(teacher, id(3), 'one', now);
    expect(await cancelLessons(teacher, id(1), 'following', now)).toEqual({
      ok: true,
      value: [id(1), id(2)],
    });
    expect((await rows()).map((row) => row.state)).toEqual([
      'planned',
      'cancelled',
      'cancelled',
      'cancelled',
    ]);
    expect(await restoreLessons(teacher, [id(1), id(2)], now)).toEqual({ ok: true, value: 2 });
    expect((await rows()).map((row) => row.state)).toEqual(['planned', 'planned', 'planned', 'cancelled']);
  });

  it('all dates cancels the series, and taking one back revives it', async () => {
    await cancelLessons(teacher, id(0), 'following', now);
    const series = () => schoolDb(ours.scope).lessonSeries.findFirst({ where: { classId } });
    expect((await series())?.cancelledAt).toEqual(now);
    await restoreLessons(teacher, [id(2)], now);
    expect((await series())?.cancelledAt).toBeNull();
  });

  it('is not for a lesson that runs, nor is taking back for one whose time is over', async () => {
    await schoolDb(ours.scope).lesson.updateMany({ where: { id: id(0) }, data: { state: 'live' } });
    expect(await cancelLessons(teacher, id(0), 'one', now)).toEqual({ ok: false, code: 'not-planned' });
    await cancelLessons(teacher, id(1), 'one', now);
    const later = new Date('2027-01-01T00:00:00Z');
    expect(await restoreLessons(teacher, [id(1)], later)).toEqual({ ok: false, code: 'not-found' });
  });
});

describe('editing', () => {
  const change = { title: 'Lesen', startTime: '09:45', minutes: 60 };

  it('one date leaves the others alone', async () => {
    const edit = { ...change, date: '2026-12-03', reach: 'one' as const };
    expect(await editLesson(teacher, id(1), edit, context)).toMatchObject({ ok: true });
    expect(await summary()).toEqual([
      '2026-11-24 07:00 Mathe planned',
      '2026-12-03 08:45 Lesen planned',
      '2026-12-08 07:00 Mathe planned',
      '2026-12-15 07:00 Mathe planned',
    ]);
  });

  it('a date and all later ones keeps the past', async () => {
    const edit = { ...change, date: '2026-12-09', reach: 'following' as const };
    expect(await editLesson(teacher, id(2), edit, context)).toMatchObject({ ok: true });
    expect(await summary()).toEqual([
      '2026-11-24 07:00 Mathe planned',
      '2026-12-01 07:00 Mathe planned',
      '2026-12-09 08:45 Lesen planned',
      '2026-12-16 08:45 Lesen planned',
    ]);
    const series = await schoolDb(ours.scope).lessonSeries.findMany({
      where: { classId },
      orderBy: { firstDate: 'asc' },
    });
    expect(series.map((s) => `${s.firstDate} ${s.lastDate} ${s.startTime} ${s.title}`)).toEqual([
      '2026-11-24 2026-12-07 08:00 Mathe',
      '2026-12-09 2026-12-16 09:45 Lesen',
    ]);
  });

  it('a cancelled date stays cancelled when the later ones move', async () => {
    await cancelLessons(teacher, id(2), 'one', now);
    await editLesson(teacher, id(1), { ...change, date: '2026-12-01', reach: 'following' }, context);
    expect((await rows()).map((row) => row.state)).toEqual(['planned', 'planned', 'cancelled', 'planned']);
  });

  it('refuses a date the series already has, another week for all, the past, and what runs', async () => {
    const edit = (index: number, date: string, reach: 'one' | 'following') =>
      editLesson(teacher, id(index), { ...change, date, reach }, context);
    expect(await edit(1, '2026-12-08', 'one')).toEqual({ ok: false, code: 'date-taken' });
    expect(await edit(1, '2026-12-08', 'following')).toEqual({ ok: false, code: 'other-week' });
    expect(await edit(1, '2026-11-23', 'one')).toEqual({ ok: false, code: 'past' });
    await schoolDb(ours.scope).lesson.updateMany({ where: { id: id(0) }, data: { state: 'live' } });
    expect(await edit(0, '2026-11-25', 'one')).toEqual({ ok: false, code: 'not-planned' });
  });
});

describe('an admin of another school who knows our lesson ids', () => {
  it('can neither edit, cancel nor restore, and nothing changes', async () => {
    await cancelLessons(teacher, id(3), 'one', now);
    const before = await summary();
    const edit = { title: 'x', date: '2026-12-02', startTime: '08:00', minutes: 45, reach: 'one' as const };
    expect(await editLesson(attacker, id(1), edit, context)).toEqual({ ok: false, code: 'not-found' });
    expect(await cancelLessons(attacker, id(1), 'following', now)).toEqual({ ok: false, code: 'not-found' });
    expect(await restoreLessons(attacker, [id(3)], now)).toEqual({ ok: false, code: 'not-found' });
    expect(await summary()).toEqual(before);
  });
});
