import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import * as accounts from '@/lib/accounts/gate';
import { enterAsTeacher } from '@/lib/classroom/entry/live';
import { LiveLessons } from '@/lib/classroom/lessons/live';
import { liveLessons, setLiveLessons } from '@/lib/classroom/registry/live';
import { sliceRules } from '@/lib/classroom/rules';
import { readReport } from '@/lib/reports/data';
import { unscopedDb } from '@/lib/server/unscoped';
import { newId, type AccountId, type ClassId, type LessonId } from '@/lib/shared/ids';
import { openTestDatabase } from '@/lib/testing/db';
import { makeClass, makeLesson, makeSchool, staffOf, type TestSchool } from '@/lib/testing/factories';
import * as actions from './actions';
import { newStep, readyStrip } from './rules';
import { stripsMax, type StripFact } from './schema';

vi.mock('next/cache', () => ({ revalidatePath: vi.fn() }));
vi.mock('@/lib/accounts/gate', () => ({ findStaff: vi.fn(), requireStaff: vi.fn() }));

let cleanUp: () => Promise<void>;
let school: TestSchool;
let classId: ClassId;
let lessonId: LessonId;

beforeAll(async () => {
  ({ cleanUp } = await openTestDatabase());
});
afterAll(() => cleanUp());
beforeEach(async () => {
  setLiveLessons(new LiveLessons());
  school = await makeSchool();
  ({ classId } = await makeClass(school));
  lessonId = await makeLesson(school, classId, 'planned');
  signInAs(school, school.teacherId);
});

function signInAs(at: TestSchool, accountId: AccountId, role: 'admin' | 'teacher' = 'teacher'): void {
  const staff = staffOf(at, { accountId, role });
  vi.mocked(accounts.findStaff).mockResolvedValue(staff);
  vi.mocked(accounts.requireStaff).mockResolvedValue(staff);
}

const strip = {
  title: 'Lesestunde',
  steps: [newStep('circle', { minutes: 5 }), newStep('own', { name: 'Lesezeit', picture: 'book' })],
};
const rows = () => unscopedDb().stripTemplate.findMany({ where: { classId } });
const listed = async (of = lessonId) => {
  const result = await actions.loadLessonStrips(of);
  return result.ok ? result.value : [];
};
const onlyId = async () => (await rows())[0]?.id ?? '';
const everything = (value: unknown) =>
  JSON.stringify(value, (_, part: unknown) =>
    part instanceof Uint8Array ? Buffer.from(part).toString('latin1') : part,
  );
const plan = (stripId: string | null, following = false) =>
  actions.planStrip(lessonId, { stripId, following });

async function live() {
  const lesson = await liveLessons().get(school.scope, lessonId);
  if (!lesson) throw new Error('no lesson');
  return lesson;
}

/** A teacher takes her seat; what she is shown of the strip, and what she may send. */
async function stand() {
  await enterAsTeacher(school.scope, lessonId, school.teacherId, new Date());
  const number = [...(await live()).state.seats.keys()][0] ?? 0;
  return {
    send: async (type: string, body: unknown = {}) => (await (await live()).submit(number, type, body)).ok,
    shown: async () => {
      const { state } = await live();
      const seat = state.seats.get(number);
      return seat ? (sliceRules.get('strip')?.view(state, seat) as StripFact | null) : null;
    },
  };
}

describe('[STRIP-8] a class keeps its strips', () => {
  it('a teacher makes one, changes it, finds it in every lesson of the class, and throws it away', async () => {
    expect((await actions.saveStrip(classId, null, strip)).ok).toBe(true);
    expect(await listed()).toMatchObject([strip]);
    const changed = { ...strip, title: 'Lesen', steps: [...strip.steps, newStep('bye')] };
    expect((await actions.saveStrip(classId, await onlyId(), changed)).ok).toBe(true);
    expect(await listed(await makeLesson(school, classId))).toMatchObject([changed]);
    expect((await actions.deleteStrip(classId, await onlyId())).ok).toBe(true);
    expect(await rows()).toEqual([]);
    expect(await actions.deleteStrip(classId, 'gone')).toEqual({ ok: false, code: 'not-found' });
    expect(await actions.saveStrip(classId, 'gone', strip)).toEqual({ ok: false, code: 'not-found' });
  });

  it('leaves no word of it readable in the database', async () => {
    await actions.saveStrip(classId, null, strip);
    expect(everything(await rows())).not.toMatch(/Lese/);
  });

  it('at most twenty, also when many are saved at once', async () => {
    const all = await Promise.all(
      Array.from({ length: stripsMax + 3 }, () => actions.saveStrip(classId, null, strip)),
    );
    expect(all.filter((one) => !one.ok && one.code === 'full')).toHaveLength(3);
    expect(await rows()).toHaveLength(stripsMax);
  });

  it.each([
    ['nothing', null],
    ['no step', { ...strip, steps: [] }],
    ['no title', { ...strip, title: ' ' }],
    ['a field of her own making', { ...strip, classId: 'other' }],
  ])('cannot save %s', async (_, body) => {
    expect(await actions.saveStrip(classId, null, body)).toEqual({ ok: false, code: 'invalid' });
    expect(await rows()).toEqual([]);
  });
});

describe('[STRIP-8] somebody without the class', () => {
  const attempts: readonly (readonly [string, (id: string) => Promise<unknown>])[] = [
    ['loadLessonStrips', () => actions.loadLessonStrips(lessonId)],
    ['saveStrip', (id) => actions.saveStrip(classId, id, { ...strip, title: 'Anders' })],
    ['deleteStrip', (id) => actions.deleteStrip(classId, id)],
    ['planStrip', (id) => plan(id)],
  ];

  it.each(attempts)('is refused by %s', async (_, attempt) => {
    await actions.saveStrip(classId, null, strip);
    const before = await rows();
    const other = await makeSchool();
    signInAs(other, other.teacherId, 'admin');
    expect(await attempt(before[0]?.id ?? '')).toEqual({ ok: false, code: 'not-found' });
    const id = newId<AccountId>();
    const { schoolId } = school.scope;
    const data = { schoolId, id, email: `${id}@example.org`, displayName: 'Herr Blum', role: 'teacher' };
    await unscopedDb().account.create({ data });
    signInAs(school, id);
    expect(await attempt(before[0]?.id ?? '')).toEqual({ ok: false, code: 'not-found' });
    expect(await rows()).toEqual(before);
  });

  it('plans no lesson with the strip of another class', async () => {
    const other = await makeClass(school);
    await actions.saveStrip(other.classId, null, strip);
    const theirs = await unscopedDb().stripTemplate.findFirstOrThrow({ where: { classId: other.classId } });
    expect(await plan(theirs.id)).toEqual({ ok: false, code: 'not-found' });
  });

  it('meets every action of this file in the list above', () => {
    expect(Object.keys(actions).toSorted()).toEqual(attempts.map(([name]) => name).toSorted());
  });
});

describe('[STRIP-9] a lesson begins with the strip that it was planned with', () => {
  it('one of the class, whoever stands in the lesson; what is changed afterwards moves nobody’s place', async () => {
    await actions.saveStrip(classId, null, strip);
    expect((await plan(await onlyId())).ok).toBe(true);
    const { send, shown } = await stand();
    expect(await shown()).toMatchObject({ at: null, steps: [{ kind: 'circle' }, { name: 'Lesezeit' }] });
    expect(await send('strip.go', { at: 1 })).toBe(true);
    await actions.saveStrip(classId, await onlyId(), { ...strip, steps: [newStep('bye')] });
    setLiveLessons(new LiveLessons());
    expect(await shown()).toMatchObject({ at: 1, steps: [{ kind: 'circle' }, { name: 'Lesezeit' }] });
  });

  it('the ready one; put away it stays away, also when the process died', async () => {
    await plan('ready');
    const { send, shown } = await stand();
    expect((await shown())?.steps).toHaveLength(readyStrip.length);
    await send('strip.put-away');
    setLiveLessons(new LiveLessons());
    expect(await shown()).toBeNull();
  });

  it('none once its strip was thrown away', async () => {
    await actions.saveStrip(classId, null, strip);
    await plan(await onlyId());
    await actions.deleteStrip(classId, await onlyId());
    expect(await unscopedDb().lesson.findFirst({ where: { id: lessonId } })).toMatchObject({ stripId: null });
    expect(await (await stand()).shown()).toBeNull();
  });

  it('is not planned any more once it has begun', async () => {
    await unscopedDb().lesson.updateMany({ where: { id: lessonId }, data: { state: 'live' } });
    expect(await plan('ready')).toEqual({ ok: false, code: 'not-found' });
  });
});

it('[STRIP-7] no name of a step is readable while the lesson runs, and the report has it afterwards', async () => {
  await unscopedDb().lesson.updateMany({ where: { id: lessonId }, data: { state: 'live' } });
  const { send } = await stand();
  await send('strip.lay', { steps: strip.steps });
  await send('strip.go', { at: 1 });
  const facts = await unscopedDb().liveFact.findMany({ where: { lessonId } });
  expect(facts.map(({ slice }) => slice)).toContain('strip-log');
  expect(everything(facts)).not.toContain('Lesezeit');
  await (await live()).end();
  const report = await unscopedDb().lessonReport.findMany({ where: { lessonId } });
  expect(everything(report)).not.toContain('Lesezeit');
  const { steps } = await readReport(school.scope, lessonId);
  expect(steps).toMatchObject([{ kind: 'own', name: 'Lesezeit' }]);
});
