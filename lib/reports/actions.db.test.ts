import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import * as accounts from '@/lib/accounts/gate';
import { sealText } from '@/lib/server/seal';
import { unscopedDb } from '@/lib/server/unscoped';
import { newId, type AccountId } from '@/lib/shared/ids';
import { openTestDatabase } from '@/lib/testing/db';
import { makeClass, makeLesson, makeSchool, staffOf, type TestSchool } from '@/lib/testing/factories';
import { LessonRoom } from '@/lib/testing/lesson-room';
import * as actions from './actions';
import { loadAttendanceFile, loadReceipt, loadReport } from './loaders';

vi.mock('@/lib/accounts/gate', () => ({ findStaff: vi.fn(), requireStaff: vi.fn() }));
vi.mock('next/cache', () => ({ revalidatePath: vi.fn() }));
vi.mock('next/navigation', () => ({
  notFound: () => {
    throw new Error('not-found');
  },
}));

let cleanUp: () => Promise<void>;
let school: TestSchool;
let room: LessonRoom;

beforeAll(async () => {
  ({ cleanUp } = await openTestDatabase());
});
afterAll(() => cleanUp());
beforeEach(async () => {
  school = await makeSchool();
  room = await LessonRoom.open(school);
  signInAs(school, school.teacherId);
});

function signInAs(at: TestSchool, accountId: AccountId, role: 'admin' | 'teacher' = 'teacher'): void {
  const staff = staffOf(at, { accountId, role });
  vi.mocked(accounts.findStaff).mockResolvedValue(staff);
  vi.mocked(accounts.requireStaff).mockResolvedValue(staff);
}

/** Nobody with an account: a child with its ticket, a substitute with her link. */
function signOut(): void {
  vi.mocked(accounts.findStaff).mockResolvedValue(null);
  vi.mocked(accounts.requireStaff).mockRejectedValue(new Error('to the sign-in page'));
}

async function colleague(): Promise<AccountId> {
  const id = newId<AccountId>();
  const { schoolId } = school.scope;
  const data = { schoolId, id, email: `${id}@example.org`, displayName: 'Herr Blum', role: 'teacher' };
  await unscopedDb().account.create({ data });
  return id;
}

const bear = { animal: 'bear', badge: 'sun' } as const;
const question = {
  template: 'own',
  question: 'Was schwimmt?',
  answers: [{ word: 'Korken' }, { word: 'Stein' }],
  ...{ anonymous: false, quiz: true, right: [0] },
};

/** A lesson with two children, work modes, a question that both answered; ended. */
async function teach() {
  const fox = await room.come();
  await room.send('mode.set', { mode: 'listen' });
  room.pass(10);
  const other = await room.come(bear);
  await room.send('mode.set', { mode: 'work' });
  await room.send('hands.raise', {}, fox.number);
  await room.send('poll.open', question);
  const { state } = await room.lesson();
  const { pollId } = state.facts.get('poll')?.get('') as { pollId: string };
  await room.send('poll.vote', { pollId, choices: [0] }, fox.number);
  await room.send('poll.vote', { pollId, choices: [1] }, other.number);
  room.pass(35);
  await room.end();
  return { lessonId: room.lessonId };
}

const report = (withNames = false) => loadReport(room.lessonId, withNames);
const wording = () => ({
  title: 'Liste',
  lines: [],
  head: ['Zeichen', 'Name'],
  row: (row: { animal: string; firstName: string | null }) => [row.animal, row.firstName ?? ''],
  foot: '',
});
const file = (format: 'csv' | 'pdf', withNames = false) =>
  loadAttendanceFile(room.lessonId, { format, withNames, locale: 'de', wording });
const everything = async () => {
  const where = { lessonId: room.lessonId };
  const rows = [
    await unscopedDb().lessonReport.findMany({ where }),
    await unscopedDb().attendance.findMany({ where }),
  ];
  return JSON.stringify(rows, (_, part: unknown) =>
    part instanceof Uint8Array ? Buffer.from(part).toString('latin1') : part,
  );
};

describe('[REPORT-1] after the lesson its teacher', () => {
  it('reads who was there, what was counted and which mode was when, and the live state is gone', async () => {
    await teach();
    const seen = await report();
    expect(seen.attendance.map(({ state }) => state)).toEqual(['present', 'late', 'absent']);
    expect(seen.polls).toMatchObject([
      { counts: [1, 1], answered: 2, of: 2, right: [0], words: { question: 'Was schwimmt?' } },
    ]);
    expect(seen.phases.map(({ mode }) => mode)).toEqual(['listen', 'work']);
    expect(await unscopedDb().liveFact.count({ where: { lessonId: room.lessonId } })).toBe(0);
  });

  it('[REPORT-2] nothing stored says which child chose what, and no word of the question is readable', async () => {
    await teach();
    const stored = await everything();
    expect(stored).not.toMatch(/schwimmt|Korken|Stein|votes|choices|pollId/);
    const { content } = await unscopedDb().lessonReport.findFirstOrThrow({
      where: { lessonId: room.lessonId },
    });
    const seats = await unscopedDb().seat.findMany({ where: { lessonId: room.lessonId } });
    for (const id of [...room.signIds, ...seats.map((seat) => seat.id)]) {
      expect(JSON.stringify(content)).not.toContain(id);
    }
  });

  it('sees first names only when she asks for them, on the page and in the files', async () => {
    const id = room.signIds[0] ?? '';
    await unscopedDb().sign.updateMany({ where: { id }, data: { firstName: sealText('Mia', id) } });
    await teach();
    const text = async (withNames: boolean) => new TextDecoder().decode((await file('csv', withNames)).bytes);
    expect([JSON.stringify(await report()), await text(false)].join()).not.toContain('Mia');
    expect((await report(true)).attendance[0]?.firstName).toBe('Mia');
    expect(await text(true)).toContain('fox;Mia');
    expect((await file('pdf', true)).bytes.length).toBeGreaterThan(1000);
  });

  it('[ATTEND-4] changes what was seen, and takes the change back', async () => {
    const { lessonId } = await teach();
    const signId = room.signIds[2] ?? '';
    const third = async () => (await report()).attendance[2];
    expect(await actions.setAttendance({ lessonId, signId, state: 'present' })).toMatchObject({ ok: true });
    expect(await third()).toMatchObject({ state: 'present', isEdited: true, firstSeenAt: null });
    await actions.setAttendance({ lessonId, signId, state: null });
    expect(await third()).toMatchObject({ state: 'absent', isEdited: false });
  });

  it('writes minutes that the database cannot read, without anything invisible in them', async () => {
    const { lessonId } = await teach();
    await actions.saveMinutes({ lessonId, text: '8:00 Kreis\r\n\u202Eheimlich\u0000  lang ' });
    expect((await report()).minutes).toBe('8:00 Kreis\nheimlich lang');
    expect(await everything()).not.toMatch(/Kreis|heimlich/);
    expect(await actions.saveMinutes({ lessonId, text: 'x'.repeat(4001) })).toMatchObject({
      code: 'invalid',
    });
  });

  it('[REPORT-4] keeps attendance for thirty days at most, or deletes everything at once', async () => {
    const { lessonId } = await teach();
    const until = async () => (await report()).keptUntil.attendance?.toISOString();
    expect(await until()).toBe('2026-12-08T07:45:00.000Z');
    await actions.keepReport({ lessonId });
    await actions.keepReport({ lessonId });
    expect(await until()).toBe('2026-12-24T07:45:00.000Z');
    await actions.eraseReport({ lessonId });
    expect(await report()).toMatchObject({
      attendance: [],
      polls: [],
      minutes: null,
      keptUntil: { attendance: null, report: null, board: null },
    });
    const where = { lessonId };
    const db = unscopedDb();
    const left = [db.seat.count({ where }), db.board.count({ where }), db.staffLink.count({ where })];
    expect(await Promise.all(left)).toEqual([0, 0, 0]);
    expect(await actions.saveMinutes({ lessonId, text: 'Hallo' })).toMatchObject({ code: 'not-found' });
    const entries = await db.deletionEntry.findMany({ where: { schoolId: school.scope.schoolId } });
    const logged = Object.fromEntries(entries.map(({ what, count, cause }) => [what, `${count} ${cause}`]));
    expect(logged).toMatchObject({ attendance: '3 lesson', reports: '1 lesson', seats: '3 lesson' });
  });
});

describe('[REPORT-1] refused is', () => {
  const attempts: readonly (readonly [string, () => Promise<unknown>])[] = [
    [
      'setAttendance',
      () => actions.setAttendance({ lessonId: room.lessonId, signId: room.signIds[0], state: 'absent' }),
    ],
    ['saveMinutes', () => actions.saveMinutes({ lessonId: room.lessonId, text: 'böse' })],
    ['eraseReport', () => actions.eraseReport({ lessonId: room.lessonId })],
    ['keepReport', () => actions.keepReport({ lessonId: room.lessonId })],
  ];
  const reads: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['the report', () => report()],
    ['the list as a table', () => file('csv', true)],
    ['the list as PDF', () => file('pdf', true)],
    ['the receipt', () => loadReceipt(room.lessonId)],
  ];
  const strangers: readonly (readonly [string, () => Promise<void>])[] = [
    ['another teacher of the school', async () => signInAs(school, await colleague())],
    ['an admin who does not teach the class', async () => signInAs(school, await colleague(), 'admin')],
    [
      'an admin of another school',
      async () => {
        const other = await makeSchool();
        signInAs(other, other.teacherId, 'admin');
      },
    ],
    ['a child with its ticket, and a substitute with her link', () => Promise.resolve(signOut())],
  ];

  it.each(strangers)('%s: every action, and nothing changes', async (_, become) => {
    await teach();
    const before = await everything();
    await become();
    for (const [name, attempt] of attempts) {
      expect(await attempt(), name).toEqual({ ok: false, code: 'not-found' });
    }
    expect(await everything()).toBe(before);
  });

  it.each(strangers)('%s: the page, both files and the receipt', async (_, become) => {
    await teach();
    await become();
    for (const [, read] of reads) await expect(read()).rejects.toThrow(/not-found|sign-in/);
  });

  it('its own teacher while the lesson runs, and once she no longer teaches the class', async () => {
    await room.come();
    for (const [name, attempt] of attempts) {
      expect(await attempt(), name).toEqual({ ok: false, code: 'not-found' });
    }
    await room.end();
    await expect(report()).resolves.toBeDefined();
    await unscopedDb().classTeacher.deleteMany({ where: { classId: room.classId } });
    await expect(report()).rejects.toThrow('not-found');
  });

  it('a sign of another class under a lesson of one’s own', async () => {
    const { lessonId } = await teach();
    const { signIds } = await makeClass(school);
    const edit = { lessonId, signId: signIds[0], state: 'present' };
    expect(await actions.setAttendance(edit)).toMatchObject({ code: 'not-found' });
    const ended = await makeLesson(school, room.classId, 'ended');
    const own = { lessonId: ended, signId: room.signIds[0], state: 'present' };
    expect(await actions.setAttendance(own)).toMatchObject({ code: 'not-found' });
  });

  it('no action is missing in the list above', () => {
    const forAnybody = 'checkReceipt'; // tells no more than the paper one holds
    const all = [...attempts.map(([name]) => name), forAnybody];
    expect(Object.keys(actions).toSorted()).toEqual(all.toSorted());
  });
});

it('an admin who stood in the lesson as staff may see what remains of it', async () => {
  const admin = await colleague();
  const { enterAsTeacher } = await import('@/lib/classroom/entry/live');
  await enterAsTeacher(school.scope, room.lessonId, admin, room.now);
  await teach();
  signInAs(school, admin, 'admin');
  expect((await report()).attendance).toHaveLength(3);
  signInAs(school, admin, 'teacher');
  await expect(report()).rejects.toThrow('not-found');
});
