import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { schoolDb } from '@/lib/server/db';
import { newId, type AccountId, type ClassId } from '@/lib/shared/ids';
import { openTestDatabase } from '@/lib/testing/db';
import { makeClass, makeLesson, makeSchool, type TestSchool } from '@/lib/testing/factories';
import type { Actor } from '../data';
import { findNextLesson, listHomeClasses, listToday, listToDo } from './data';

const now = new Date('2026-11-24T06:50:00Z');
const after = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const context = { zone: 'Europe/Berlin', now };

let cleanUp: () => Promise<void>;
let ours: TestSchool;
let teacher: Actor;
let stranger: Actor;
let classId: ClassId;

beforeAll(async () => {
  ({ cleanUp } = await openTestDatabase());
  ours = await makeSchool();
  const theirs = await makeSchool();
  teacher = { scope: ours.scope, accountId: ours.teacherId, role: 'teacher' };
  stranger = { scope: theirs.scope, accountId: theirs.teacherId, role: 'admin' };
  ({ classId } = await makeClass(ours));
});
afterAll(() => cleanUp());

describe('the start page', () => {
  it('shows the next lesson, and one that runs before it', async () => {
    expect(await findNextLesson(teacher, now)).toBeNull();
    await makeLesson(ours, classId, 'ended', after(-120));
    const later = await makeLesson(ours, classId, 'planned', after(60));
    const sooner = await makeLesson(ours, classId, 'planned', after(8));
    expect((await findNextLesson(teacher, now))?.lesson.id).toBe(sooner);
    expect((await findNextLesson(teacher, after(60)))?.lesson.id).toBe(later);
    const live = await makeLesson(ours, classId, 'live', after(-30));
    expect((await findNextLesson(teacher, now))?.lesson.id).toBe(live);
    // Six hours after its end a forgotten lesson no longer stands in the way.
    expect(await findNextLesson(teacher, after(15 + 6 * 60 + 1))).toBeNull();
  });

  it("lists the school's day, not the server's, without what is cancelled", async () => {
    await makeLesson(ours, classId, 'planned', new Date('2026-11-23T23:30:00Z')); // 0:30 on the 24th in Berlin
    await makeLesson(ours, classId, 'planned', new Date('2026-11-24T23:30:00Z')); // the 25th
    const cancelled = await makeLesson(ours, classId, 'planned', after(200));
    await schoolDb(ours.scope).lesson.updateMany({ where: { id: cancelled }, data: { state: 'cancelled' } });
    const today = await listToday(teacher, context);
    expect(today.map((lesson) => lesson.date)).toEqual(Array.from({ length: 5 }, () => '2026-11-24'));
    expect(today[0]?.startsAt.toISOString()).toBe('2026-11-23T23:30:00.000Z');
  });

  it('counts cards to print and consents that are missing', async () => {
    const { schoolId } = ours.scope;
    const signs = await schoolDb(ours.scope).sign.findMany({
      where: { classId },
      orderBy: { position: 'asc' },
    });
    const card = (index: number, revokedAt: Date | null) => ({
      schoolId,
      id: newId(),
      signId: signs[index]?.id ?? '',
      secretHash: newId(),
      revokedAt,
    });
    await schoolDb(ours.scope).card.createMany({ data: [card(0, null), card(1, now)] });
    await schoolDb(ours.scope).sign.updateMany({
      where: { id: signs[0]?.id ?? '' },
      data: { cameraConsent: 'no', voiceConsent: 'yes' },
    });
    expect(await listToDo(teacher)).toEqual([
      { type: 'cards', classId, className: '2a', count: 2 },
      { type: 'consents', classId, className: '2a', count: 2 },
    ]);
  });

  it('tells nothing to another school, nor to a colleague who does not teach the class', async () => {
    for (const actor of [stranger, { ...teacher, accountId: newId<AccountId>() }]) {
      expect(await findNextLesson(actor, now)).toBeNull();
      expect(await listToday(actor, context)).toEqual([]);
      expect(await listToDo(actor)).toEqual([]);
      expect(await listHomeClasses(actor)).toEqual({ classes: [], count: 0 });
    }
    expect(await listHomeClasses(teacher)).toMatchObject({
      count: 1,
      classes: [{ name: '2a', childCount: 3 }],
    });
  });
});
