import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import * as accounts from '@/lib/accounts/gate';
import { enterAsTeacher, enterLesson } from '@/lib/classroom/entry/live';
import { LiveLessons } from '@/lib/classroom/lessons/live';
import { liveLessons, setLiveLessons } from '@/lib/classroom/registry/live';
import { unscopedDb } from '@/lib/server/unscoped';
import { newId, type AccountId, type ClassId, type LessonId } from '@/lib/shared/ids';
import { openTestDatabase } from '@/lib/testing/db';
import { makeClass, makeLesson, makeSchool, staffOf, type TestSchool } from '@/lib/testing/factories';
import * as actions from './actions';
import type { PollFact } from './schema';
import { pollsFeature } from './feature';

vi.mock('@/lib/accounts/gate', () => ({ findStaff: vi.fn() }));

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
  lessonId = await makeLesson(school, classId);
  signInAs(school, school.teacherId);
});

function signInAs(at: TestSchool, accountId: AccountId, role: 'admin' | 'teacher' = 'teacher'): void {
  vi.mocked(accounts.findStaff).mockResolvedValue(staffOf(at, { accountId, role }));
}

const poll = {
  question: 'Was schwimmt?',
  answers: [{ word: 'Korken', picture: 'cork' }, { word: 'Stein' }],
  multiple: false,
  anonymous: true,
  quiz: true,
  right: [0],
};
const rows = () => unscopedDb().pollTemplate.findMany({ where: { classId } });
const everything = (value: unknown) =>
  JSON.stringify(value, (_, part: unknown) =>
    part instanceof Uint8Array ? Buffer.from(part).toString('latin1') : part,
  );

describe('a teacher', () => {
  it('finds a saved question again in every lesson of the class, newest first, and throws it away', async () => {
    const saved = await actions.savePollTemplate(lessonId, poll);
    await actions.savePollTemplate(lessonId, { ...poll, question: 'Was sinkt?' });
    const later = await makeLesson(school, classId, 'planned');
    const listed = await actions.loadPollTemplates(later);
    expect(listed.ok && listed.value.map((one) => one.poll.question)).toEqual([
      'Was sinkt?',
      'Was schwimmt?',
    ]);
    expect(listed.ok && listed.value[1]?.poll).toEqual(poll);
    const id = saved.ok ? saved.value.id : '';
    expect((await actions.deletePollTemplate(later, id)).ok).toBe(true);
    expect(await actions.deletePollTemplate(later, id)).toEqual({ ok: false, code: 'not-found' });
    expect(await rows()).toHaveLength(1);
  });

  it('leaves no word of it readable in the database', async () => {
    await actions.savePollTemplate(lessonId, poll);
    expect(everything(await rows())).not.toMatch(/schwimmt|Korken|Stein|cork/);
  });

  it('keeps at most forty, also when many are saved at once', async () => {
    const all = await Promise.all(Array.from({ length: 45 }, () => actions.savePollTemplate(lessonId, poll)));
    expect(all.filter((one) => one.ok)).toHaveLength(40);
    expect(all.filter((one) => !one.ok && one.code === 'full')).toHaveLength(5);
    expect(await rows()).toHaveLength(40);
  });

  it.each([
    ['nothing', null],
    ['one answer', { ...poll, answers: [{ word: 'Ja' }], right: [0] }],
    ['a quiz without a right answer', { ...poll, right: [] }],
    ['a field of her own making', { ...poll, classId: 'other' }],
  ])('cannot save %s', async (_, body) => {
    expect(await actions.savePollTemplate(lessonId, body)).toEqual({ ok: false, code: 'invalid' });
    expect(await rows()).toEqual([]);
  });
});

describe('somebody without the class', () => {
  const attempts: readonly (readonly [string, (id: string) => Promise<unknown>])[] = [
    ['loadPollTemplates', () => actions.loadPollTemplates(lessonId)],
    ['savePollTemplate', () => actions.savePollTemplate(lessonId, poll)],
    ['deletePollTemplate', (id) => actions.deletePollTemplate(lessonId, id)],
  ];

  async function colleague(): Promise<AccountId> {
    const id = newId<AccountId>();
    const { schoolId } = school.scope;
    const data = { schoolId, id, email: `${id}@example.org`, displayName: 'Herr Blum', role: 'teacher' };
    await unscopedDb().account.create({ data });
    return id;
  }

  it.each(attempts)('from another school, even as its admin, is refused by %s', async (_, attempt) => {
    const saved = await actions.savePollTemplate(lessonId, poll);
    const before = await rows();
    const other = await makeSchool();
    signInAs(other, other.teacherId, 'admin');
    expect(await attempt(saved.ok ? saved.value.id : '')).toEqual({ ok: false, code: 'not-found' });
    expect(await rows()).toEqual(before);
  });

  it.each(attempts)('from the same school is refused by %s', async (_, attempt) => {
    const saved = await actions.savePollTemplate(lessonId, poll);
    const before = await rows();
    signInAs(school, await colleague());
    expect(await attempt(saved.ok ? saved.value.id : '')).toEqual({ ok: false, code: 'not-found' });
    expect(await rows()).toEqual(before);
  });

  it('cannot reach a question through a lesson of her own class', async () => {
    const saved = await actions.savePollTemplate(lessonId, poll);
    const own = await makeClass(school);
    const ownLesson = await makeLesson(school, own.classId);
    expect(await actions.loadPollTemplates(ownLesson)).toEqual({ ok: true, value: [] });
    const id = saved.ok ? saved.value.id : '';
    expect(await actions.deletePollTemplate(ownLesson, id)).toEqual({ ok: false, code: 'not-found' });
    expect(await rows()).toHaveLength(1);
  });

  it('meets every action of this file in the list above', () => {
    expect(Object.keys(actions).toSorted()).toEqual(attempts.map(([name]) => name).toSorted());
  });
});

describe('a question in a lesson', () => {
  async function live() {
    const lesson = await liveLessons().get(school.scope, lessonId);
    if (!lesson) throw new Error('no lesson');
    return lesson;
  }

  /** A teacher and a child in a lesson; the child has just been told that its vote was taken. */
  async function voted() {
    await enterAsTeacher(school.scope, lessonId, school.teacherId, new Date());
    const { linkCode } = await unscopedDb().class.findFirstOrThrow({ where: { id: classId } });
    const sign = { animal: 'fox', badge: 'sun' } as const;
    await enterLesson({ via: 'link', linkCode, sign, deviceHash: null }, new Date());
    const lesson = await live();
    const numberOf = (role: string) =>
      [...lesson.state.seats.values()].find((seat) => seat.role === role)?.number ?? 0;
    const [teacher, child] = [numberOf('teacher'), numberOf('pupil')];
    await lesson.submit(teacher, 'bench.admit', { number: child });
    const opened = await lesson.submit(teacher, 'poll.open', { template: 'own', ...poll, anonymous: false });
    const pollId = (await see(teacher))?.pollId ?? '';
    const taken = await lesson.submit(child, 'poll.vote', { pollId, choices: [1] });
    expect([opened.ok, taken.ok]).toEqual([true, true]);
    return { teacher, child };
  }

  async function see(number: number): Promise<PollFact | null> {
    const { state } = await live();
    const seat = state.seats.get(number);
    return seat ? (pollsFeature.slices['poll']?.view(state, seat) as PollFact | null) : null;
  }

  it('is there with every acknowledged vote when the process died and the lesson is loaded anew', async () => {
    const { teacher, child } = await voted();
    const before = await see(teacher);
    setLiveLessons(new LiveLessons());
    expect(await see(teacher)).toEqual(before);
    expect(await see(teacher)).toMatchObject({
      question: 'Was schwimmt?',
      counts: [0, 1],
      answered: [child],
    });
    expect((await see(child))?.mine).toEqual([1]);
  });

  it('keeps its words when it is shown and closed, and a new process knows the result', async () => {
    const { teacher, child } = await voted();
    const lesson = await live();
    await lesson.submit(teacher, 'poll.show', { shown: true });
    await lesson.submit(teacher, 'poll.close', {});
    await lesson.submit(child, 'seat.leave', {});
    setLiveLessons(new LiveLessons());
    expect(await see(teacher)).toMatchObject({
      ...{ question: 'Was schwimmt?', open: false, shown: true, counts: [0, 1], answered: [child] },
      answers: poll.answers,
    });
  });

  it('leaves neither question, nor answers, nor who chose what readable in the database', async () => {
    await voted();
    const facts = await unscopedDb().liveFact.findMany({
      where: { lessonId, slice: { startsWith: 'poll' } },
    });
    expect(facts).toHaveLength(2);
    expect(everything(facts)).not.toMatch(/schwimmt|Korken|Stein|cork|choices/);
  });
});
