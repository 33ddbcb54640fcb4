import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { requireStaff } from '@/lib/accounts/gate';
import { checkDeletions } from '@/lib/server/deletion-log';
import { schoolDb } from '@/lib/server/db';
import { log } from '@/lib/server/log';
import { newId, type AccountId, type ClassId } from '@/lib/shared/ids';
import { openTestDatabase } from '@/lib/testing/db';
import { makeClass, makeLesson, makeSchool, staffOf, type TestSchool } from '@/lib/testing/factories';
import { changeRetention, endYear, keepClass } from './actions';

vi.mock('@/lib/accounts/gate', () => ({ requireStaff: vi.fn() }));
vi.mock('next/cache', () => ({ revalidatePath: vi.fn() }));

let cleanUp: () => Promise<void>;
let ours: TestSchool;
let theirs: TestSchool;
let classId: ClassId;

beforeAll(async () => {
  ({ cleanUp } = await openTestDatabase());
  vi.spyOn(log, 'info').mockReturnValue();
  ours = await makeSchool();
  theirs = await makeSchool();
});
beforeEach(async () => {
  ({ classId } = await makeClass(ours));
});
afterAll(async () => {
  vi.restoreAllMocks();
  await cleanUp();
});

function actAs(school: TestSchool, who: Parameters<typeof staffOf>[1] = {}) {
  vi.mocked(requireStaff).mockResolvedValue(staffOf(school, who));
}
const days = { boardDays: 10, attendanceDays: 7, reportDays: 20 };
const read = (school: TestSchool) =>
  schoolDb(school.scope).school.findFirstOrThrow({
    select: { boardDays: true, attendanceDays: true, reportDays: true },
  });
const standard = { boardDays: 30, attendanceDays: 14, reportDays: 30 };

describe('the times of deletion', () => {
  it('are changed by the admin, for that school only', async () => {
    actAs(ours);
    expect(await changeRetention(days)).toEqual({ ok: false, code: 'not-allowed' });
    actAs(ours, { role: 'admin' });
    expect(await changeRetention(days)).toEqual({ ok: true, value: undefined });
    expect(await read(ours)).toEqual(days);
    expect(await read(theirs)).toEqual(standard);
  });

  it.each([
    ['boards for longer than half a year', { boardDays: 181 }],
    ['attendance for longer than a month', { attendanceDays: 31 }],
    ['attendance for less than a week', { attendanceDays: 6 }],
    ['half a day', { reportDays: 0.5 }],
    ['less than nothing', { reportDays: -1 }],
    ['another field', { schoolId: 'x' }],
  ])('stay in their ranges: %s is refused', async (_, change) => {
    actAs(theirs, { role: 'admin' });
    expect(await changeRetention({ ...standard, ...change })).toEqual({ ok: false, code: 'invalid' });
    expect(await read(theirs)).toEqual(standard);
  });
});

describe('ending the school year of a class', () => {
  it('deletes the class with its children and says so in the log', async () => {
    actAs(ours);
    expect(await endYear(classId)).toEqual({ ok: true, value: undefined });
    expect(await schoolDb(ours.scope).class.count({ where: { id: classId } })).toBe(0);
    expect(await schoolDb(ours.scope).sign.count({ where: { classId } })).toBe(0);
    const last = await schoolDb(ours.scope).deletionEntry.findMany({ orderBy: { number: 'asc' } });
    expect(last).toMatchObject([
      { cause: 'class', what: 'children', count: 3 },
      { cause: 'class', what: 'classes', count: 1 },
    ]);
    expect(await checkDeletions(ours.scope)).toBe(true);
  });

  it('is for those who teach it: a colleague and another school cannot', async () => {
    actAs(ours, { accountId: newId<AccountId>() });
    expect(await endYear(classId)).toEqual({ ok: false, code: 'not-found' });
    expect(await keepClass(classId)).toEqual({ ok: false, code: 'not-found' });
    actAs(theirs, { role: 'admin' });
    expect(await endYear(classId)).toEqual({ ok: false, code: 'not-found' });
    expect(await schoolDb(ours.scope).class.count({ where: { id: classId } })).toBe(1);
  });

  it('throws nobody out of a lesson', async () => {
    await makeLesson(ours, classId, 'live');
    actAs(ours);
    expect(await endYear(classId)).toEqual({ ok: false, code: 'in-lesson' });
    expect(await schoolDb(ours.scope).sign.count({ where: { classId } })).toBe(3);
  });
});

describe('a class that goes on', () => {
  const endsOn = async () =>
    (await schoolDb(ours.scope).class.findFirstOrThrow({ where: { id: classId } })).endsOn;

  it('gets one more year when its end is near, and not one more with each tap', async () => {
    actAs(ours);
    const year = new Date().getFullYear();
    await schoolDb(ours.scope).class.updateMany({
      where: { id: classId },
      data: { endsOn: `${year}-01-01` }, // in its four weeks, or after them
    });
    expect(await keepClass(classId)).toMatchObject({ ok: true });
    expect(await endsOn()).toBe(`${year + 1}-01-01`);
    await schoolDb(ours.scope).class.updateMany({
      where: { id: classId },
      data: { endsOn: `${year + 1}-07-31` }, // far away
    });
    expect(await keepClass(classId)).toEqual({ ok: false, code: 'invalid' });
    expect(await endsOn()).toBe(`${year + 1}-07-31`);
  });
});
