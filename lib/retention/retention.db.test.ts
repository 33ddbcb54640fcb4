import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deleteSign } from '@/lib/classes/mutations';
import { checkDeletions } from '@/lib/server/deletion-log';
import { schoolDb } from '@/lib/server/db';
import { newId, newSecret, type ClassId, type LessonId, type SignId } from '@/lib/shared/ids';
import { openTestDatabase } from '@/lib/testing/db';
import { makeClass, makeLesson, makeSchool, type TestSchool } from '@/lib/testing/factories';
import { runRetention } from './live';
import { setLastDay, setRetention } from './mutations';

let cleanUp: () => Promise<void>;
let ours: TestSchool;
let theirs: TestSchool;
let lessons: Map<TestSchool, Made>;

function never(): never {
  throw new Error('no lesson was made');
}

type Made = { readonly classId: ClassId; readonly lessonId: LessonId; readonly signId: SignId };
const now = new Date('2026-11-24T10:00:00Z');
const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000);

beforeAll(async () => {
  ({ cleanUp } = await openTestDatabase());
});
afterAll(() => cleanUp());
beforeEach(async () => {
  ours = await makeSchool();
  theirs = await makeSchool();
  lessons = new Map([
    [ours, await makeTraces(ours)],
    [theirs, await makeTraces(theirs)],
  ]);
});

/** A lesson that ended at `now`, with one row of everything that it may leave. */
async function makeTraces(school: TestSchool): Promise<Made> {
  const db = schoolDb(school.scope);
  const { schoolId } = school.scope;
  const { classId, signIds } = await makeClass(school);
  const signId = signIds[0] ?? newId<SignId>();
  await db.class.updateMany({ data: { createdAt: now } });
  await db.card.create({ data: { schoolId, id: newId(), signId, secretHash: newSecret() } });
  const lessonId = await makeLesson(school, classId, 'ended', now);
  await db.lesson.updateMany({ data: { endedAt: now } });
  const seat = { number: 1, role: 'pupil', state: 'left', via: 'card', mediaIdentity: newId() };
  await db.seat.create({
    data: { ...seat, schoolId, id: newId(), lessonId, signId, secretHash: newSecret() },
  });
  await db.liveFact.create({ data: { schoolId, lessonId, slice: 'hands', key: '1', value: {} } });
  const boardId = newId();
  await db.board.create({ data: { schoolId, id: boardId, lessonId, epoch: 2 } });
  for (const epoch of [1, 2]) {
    const log = { epoch, firstSeq: 1n, lastSeq: 2n, records: Uint8Array.of(1), createdAt: now };
    await db.boardUpdate.create({ data: { ...log, schoolId, boardId } });
  }
  await db.attendance.create({ data: { schoolId, lessonId, signId, keepUntil: inDays(14) } });
  await db.lessonReport.create({ data: { schoolId, lessonId, content: {}, keepUntil: inDays(30) } });
  return { classId, lessonId, signId };
}

async function counts(school: TestSchool) {
  const db = schoolDb(school.scope);
  return {
    seats: await db.seat.count(),
    facts: await db.liveFact.count(),
    history: await db.boardUpdate.count(),
    boards: await db.board.count(),
    attendance: await db.attendance.count(),
    reports: await db.lessonReport.count(),
    children: await db.sign.count(),
    cards: await db.card.count(),
    classes: await db.class.count(),
  };
}

const everything = {
  seats: 1,
  facts: 1,
  history: 2,
  boards: 1,
  attendance: 1,
  reports: 1,
  children: 3,
  cards: 1,
  classes: 1,
};

describe('what a lesson leaves is gone when its time is over', () => {
  it('live facts that a crash left: with the next hour', async () => {
    await runRetention(ours.scope, inDays(0.04));
    expect(await counts(ours)).toEqual({ ...everything, facts: 0 });
  });

  it('who came when, and what was rubbed out of a board: a day', async () => {
    await runRetention(ours.scope, inDays(0.99));
    expect(await counts(ours)).toMatchObject({ seats: 1, history: 2 });
    await runRetention(ours.scope, inDays(1.01));
    expect(await counts(ours)).toMatchObject({ seats: 0, history: 1, boards: 1 });
  });

  it('attendance: 14 days, boards and reports: 30', async () => {
    await runRetention(ours.scope, inDays(13.9));
    expect(await counts(ours)).toMatchObject({ attendance: 1 });
    await runRetention(ours.scope, inDays(14.1));
    expect(await counts(ours)).toMatchObject({ attendance: 0, boards: 1, reports: 1 });
    await runRetention(ours.scope, inDays(30.1));
    expect(await counts(ours)).toMatchObject({ boards: 0, reports: 0, history: 0, children: 3 });
  });

  it('a lesson that never began: counted from its planned end', async () => {
    await schoolDb(ours.scope).lesson.updateMany({ data: { state: 'planned', endedAt: null, endsAt: now } });
    await runRetention(ours.scope, inDays(29));
    expect(await counts(ours)).toMatchObject({ boards: 1, seats: 0 });
    await runRetention(ours.scope, inDays(31));
    expect(await counts(ours)).toMatchObject({ boards: 0 });
  });

  it('a lesson that still runs loses nothing', async () => {
    await schoolDb(ours.scope).lesson.updateMany({ data: { state: 'live', endedAt: null } });
    await runRetention(ours.scope, inDays(10));
    expect(await counts(ours)).toMatchObject({ seats: 1, facts: 1, boards: 1 });
  });

  it('another school is left alone', async () => {
    await runRetention(ours.scope, inDays(2000));
    expect(await counts(ours)).toMatchObject({ classes: 0 });
    expect(await counts(theirs)).toEqual(everything);
  });
});

describe('the admin may change the times', () => {
  it('longer and shorter times hold for what lies there already', async () => {
    await setRetention(ours.scope, { boardDays: 0, attendanceDays: 30, reportDays: 60 });
    await runRetention(ours.scope, inDays(29));
    expect(await counts(ours)).toMatchObject({ boards: 0, attendance: 1, reports: 1 });
    await runRetention(ours.scope, inDays(31));
    expect(await counts(ours)).toMatchObject({ attendance: 0, reports: 1 });
    await setRetention(ours.scope, { boardDays: 0, attendanceDays: 30, reportDays: 10 });
    await runRetention(ours.scope, inDays(31));
    expect(await counts(ours)).toMatchObject({ reports: 0 });
    await runRetention(theirs.scope, inDays(13));
    expect(await counts(theirs)).toMatchObject({ boards: 1, attendance: 1, reports: 1 });
  });
});

describe('a school year ends', () => {
  it('four weeks after the end of July children, names, cards and everything of the class are gone', async () => {
    await runRetention(ours.scope, new Date('2027-08-28T21:00:00Z'));
    expect(await counts(ours)).toMatchObject({ classes: 1, children: 3, cards: 1 });
    await runRetention(ours.scope, new Date('2027-08-28T22:01:00Z')); // 29 August in Berlin
    expect(await counts(ours)).toMatchObject({ classes: 0, children: 0, cards: 0 });
    expect(await schoolDb(ours.scope).lesson.count()).toBe(0);
  });

  it('a class that goes on stays for another year', async () => {
    await setLastDay(ours.scope, (lessons.get(ours) ?? never()).classId, '2028-07-31');
    await runRetention(ours.scope, new Date('2028-08-01T00:00:00Z'));
    expect(await counts(ours)).toMatchObject({ classes: 1, children: 3 });
    await runRetention(ours.scope, new Date('2028-09-01T00:00:00Z'));
    expect(await counts(ours)).toMatchObject({ classes: 0 });
  });

  it('nobody is thrown out of a lesson: the class goes with the next hour after it', async () => {
    await schoolDb(ours.scope).lesson.updateMany({ data: { state: 'live', endedAt: null } });
    await runRetention(ours.scope, new Date('2027-09-01T00:00:00Z'));
    expect(await counts(ours)).toMatchObject({ classes: 1 });
  });
});

describe('accounts and links', () => {
  it('a sign-in is gone a day after its end', async () => {
    const row = { schoolId: ours.scope.schoolId, accountId: ours.teacherId, device: 'Chrome' };
    await schoolDb(ours.scope).signIn.createMany({
      data: [
        { ...row, id: newId(), expiresAt: inDays(30) },
        { ...row, id: newId(), expiresAt: inDays(30), revokedAt: now },
        { ...row, id: newId(), expiresAt: now },
      ],
    });
    await runRetention(ours.scope, inDays(0.9));
    expect(await schoolDb(ours.scope).signIn.count()).toBe(3);
    await runRetention(ours.scope, inDays(1.1));
    expect(await schoolDb(ours.scope).signIn.count()).toBe(1);
  });

  it('a link that opens nothing any more is gone a day later, one that still opens stays', async () => {
    const { schoolId } = ours.scope;
    const { lessonId } = lessons.get(ours) ?? never();
    const db = schoolDb(ours.scope);
    const link = () => ({ schoolId, id: newId(), secretHash: newSecret(), expiresAt: inDays(9) });
    const invitation = () => ({ ...link(), role: 'teacher', createdBy: ours.teacherId });
    await db.invitation.createMany({
      data: [invitation(), { ...invitation(), usedAt: now }, { ...invitation(), expiresAt: now }],
    });
    const reset = () => ({ ...link(), accountId: ours.teacherId });
    await db.passwordReset.createMany({
      data: [reset(), { ...reset(), usedAt: now }, { ...reset(), expiresAt: now }],
    });
    const second = () => ({ ...link(), lessonId, role: 'coteacher', createdBy: ours.teacherId });
    await db.staffLink.createMany({
      data: [second(), { ...second(), revokedAt: now }, { ...second(), expiresAt: now }],
    });
    const left = async () => [
      await db.invitation.count(),
      await db.passwordReset.count(),
      await db.staffLink.count(),
    ];
    await runRetention(ours.scope, inDays(0.9));
    expect(await left()).toEqual([3, 3, 3]);
    await runRetention(ours.scope, inDays(1.1));
    expect(await left()).toEqual([1, 1, 1]);
  });

  it('a closed account is gone 30 days later, an open one stays', async () => {
    const { schoolId } = ours.scope;
    const closed = { schoolId, id: newId(), email: `${newId()}@example.org`, displayName: 'Herr Demir' };
    await schoolDb(ours.scope).account.create({ data: { ...closed, role: 'teacher', disabledAt: now } });
    await runRetention(ours.scope, inDays(29));
    expect(await schoolDb(ours.scope).account.count()).toBe(2);
    await runRetention(ours.scope, inDays(31));
    expect(await schoolDb(ours.scope).account.count()).toBe(1);
  });
});

describe('a child is deleted by its teacher', () => {
  it('its card, attendance and slates are gone at once; a slate of a lesson that runs goes after it', async () => {
    const { classId, signId, lessonId } = lessons.get(ours) ?? never();
    const { schoolId } = ours.scope;
    const db = schoolDb(ours.scope);
    const running = await makeLesson(ours, classId, 'live', now);
    for (const id of [lessonId, running]) {
      await db.board.create({
        data: { schoolId, id: newId(), lessonId: id, kind: 'slate', key: signId, stream: 2 },
      });
    }
    expect(await deleteSign(ours.scope, classId, signId, now)).toBe(true);
    expect(await counts(ours)).toMatchObject({ children: 2, cards: 0, attendance: 0, boards: 2 });
    expect(await db.deletionEntry.findMany({ orderBy: { number: 'asc' } })).toMatchObject([
      { cause: 'child', what: 'boards', count: 1 },
      { cause: 'child', what: 'attendance', count: 1 },
      { cause: 'child', what: 'children', count: 1 },
    ]);
    await db.lesson.updateMany({ where: { id: running }, data: { state: 'ended', endedAt: now } });
    await runRetention(ours.scope, inDays(0.04));
    expect(await db.board.count({ where: { kind: 'slate' } })).toBe(0);
    expect(await checkDeletions(ours.scope)).toBe(true);
  });
});

describe('the log of deletions', () => {
  const entries = (school: TestSchool) =>
    schoolDb(school.scope).deletionEntry.findMany({ orderBy: { number: 'asc' } });

  it('says what and how many, never who; a run that deletes nothing writes nothing', async () => {
    await runRetention(ours.scope, inDays(1.01));
    await runRetention(ours.scope, inDays(1.02));
    const written = await entries(ours);
    expect(written).toMatchObject([
      { number: 1, cause: 'time', what: 'seats', count: 1 },
      { number: 2, cause: 'time', what: 'facts', count: 1 },
      { number: 3, cause: 'time', what: 'board-history', count: 1 },
    ]);
    const { classId, lessonId, signId } = lessons.get(ours) ?? never();
    for (const id of [classId, lessonId, signId, ours.teacherId]) {
      expect(JSON.stringify(written)).not.toContain(id);
    }
    expect(await checkDeletions(ours.scope)).toBe(true);
  });

  it.each([
    ['a number is changed', { count: 0 }],
    ['a moment is changed', { at: inDays(5) }],
    ['a cause is changed', { cause: 'child' }],
  ])('shows when %s', async (_, data) => {
    await runRetention(ours.scope, inDays(1.01));
    await schoolDb(ours.scope).deletionEntry.updateMany({ where: { number: 2 }, data });
    expect(await checkDeletions(ours.scope)).toBe(false);
  });

  it.each([1, 2, 3])('shows when entry %i of three is taken out', async (number) => {
    await runRetention(ours.scope, inDays(1.01));
    await schoolDb(ours.scope).deletionEntry.deleteMany({ where: { number } });
    expect(await checkDeletions(ours.scope)).toBe(false);
  });
});
