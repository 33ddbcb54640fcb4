import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makePass } from '@/lib/classroom/entry/live';
import { LiveLessons } from '@/lib/classroom/lessons/live';
import { boardStream, frameKind } from '@/lib/classroom/protocol';
import { setLiveLessons } from '@/lib/classroom/registry/live';
import type { LessonFacts } from '@/lib/classroom/schema';
import { unscopedDb } from '@/lib/server/unscoped';
import { SeatClient, type SeatClientParts } from '@/lib/server/sync/seat-client';
import { handleSyncUpgrade } from '@/lib/server/sync/upgrade';
import { newId, type AccountId, type LessonId } from '@/lib/shared/ids';
import { openTestDatabase } from '@/lib/testing/db';
import { makeClass, makeSchool } from '@/lib/testing/factories';
import { Demos, type DemoOptions } from './live';
import { habits } from './pupil/rules';
import type { After } from './pupil/live';
import { demoAloneMinutes, demoMinutes, type DemoSeat } from './schema';
import { createDemoSchool } from './school/gate';

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let server: Server;
let base: string;
let now: Date;
let lessons: LiveLessons;
const running: Demos[] = [];

beforeAll(async () => {
  database = await openTestDatabase();
  server = createServer().on('upgrade', (req, socket, head) => void handleSyncUpgrade(req, socket, head));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
beforeEach(() => {
  now = new Date('2026-11-24T08:00:00Z');
  lessons = new LiveLessons(() => now);
  setLiveLessons(lessons);
});
afterEach(async () => {
  for (const demos of running.splice(0)) await demos.close();
  await lessons.closeAll();
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await database.cleanUp();
});

/** The day of a class in a fiftieth of its time. */
const hurried: After = (ms, work) => {
  const timer = setTimeout(work, ms / 50);
  return () => clearTimeout(timer);
};

function open(options: Partial<DemoOptions> = {}): Demos {
  const demos = new Demos({ base: () => base, clock: () => now, after: hurried, seed: () => 11, ...options });
  running.push(demos);
  return demos;
}

const aTeacher = () => ({
  accountId: newId<AccountId>(),
  displayName: 'Frau Kaya',
  timeZone: 'Europe/Berlin',
});

async function begin(demos: Demos, teacher = aTeacher()): Promise<DemoSeat> {
  const opened = await demos.open(teacher);
  if (!opened.ok) throw new Error(opened.code);
  return opened.value;
}

async function sit({ seatSecret }: DemoSeat, parts: Partial<SeatClientParts> = {}) {
  const pass = await makePass(seatSecret);
  if (!pass.ok) throw new Error(pass.code);
  const client = new SeatClient({ base, pass: pass.value, ...parts });
  await client.opened;
  const fact = <S extends keyof LessonFacts>(slice: S) =>
    client.facts.get(slice) as LessonFacts[S] | undefined;
  const here = () => (fact('seats') ?? []).filter(({ role, online }) => role === 'pupil' && online);
  return { client, fact, here };
}

/** Rows of one school in every table that has schools. */
async function rowsOf(schoolId: string): Promise<number> {
  const tables = await unscopedDb().$queryRawUnsafe<{ table: string }[]>(
    `SELECT table_name AS table FROM information_schema.columns WHERE column_name = 'schoolId' AND table_schema = current_schema()`,
  );
  expect(tables.length).toBeGreaterThan(15);
  let count = await unscopedDb().school.count({ where: { id: schoolId } });
  for (const { table } of tables) {
    const [row] = await unscopedDb().$queryRawUnsafe<{ rows: bigint }[]>(
      `SELECT count(*) AS rows FROM "${table}" WHERE "schoolId" = $1`,
      schoolId,
    );
    count += Number(row?.rows ?? 0);
  }
  return count;
}

const schoolOf = async (lessonId: string): Promise<string> =>
  (await unscopedDb().lesson.findFirstOrThrow({ where: { id: lessonId } })).schoolId;

describe('a demo lesson', () => {
  it('six come by their cards, answer a question but for one, draw when they may, and are gone with everything at the end', async () => {
    const demos = open();
    const seat = await begin(demos);
    let strokes = 0;
    const { client, fact, here } = await sit(seat, {
      onFrame: ({ kind }) => (strokes += kind === frameKind.update ? 1 : 0),
    });
    await expect.poll(() => here().length, { timeout: 10_000 }).toBe(6);
    expect(new Set(here().map(({ name }) => name))).toEqual(new Set(habits.map(({ name }) => name)));
    expect(new Set(here().map(({ via }) => via))).toEqual(new Set(['card']));
    expect(fact('lesson')).toMatchObject({ teacherName: 'Frau Kaya', state: 'live' });

    expect(await client.intent('poll.open', { template: 'yes-no' })).toBeNull();
    await expect.poll(() => fact('poll')?.answered.length, { timeout: 10_000 }).toBe(5);
    const missing = fact('poll')?.missing.map((number) => here().find((one) => one.number === number)?.name);
    expect(missing).toEqual(['Lea']);
    expect(await client.intent('poll.discard')).toBeNull();

    const payload = new Uint8Array([0]);
    client.send({ stream: boardStream, kind: frameKind.syncStep1, seat: 0, seq: 0, payload });
    expect(await client.intent('board.allow', { number: null, drawing: true })).toBeNull();
    await expect.poll(() => strokes, { timeout: 10_000 }).toBeGreaterThan(10);
    await expect.poll(() => fact('hands')?.length, { timeout: 10_000 }).toBeGreaterThan(0);
    await expect.poll(() => fact('help')?.length, { timeout: 10_000 }).toBe(1);

    const schoolId = await schoolOf(seat.lessonId);
    expect(await rowsOf(schoolId)).toBeGreaterThan(20);
    expect(await client.intent('lesson.end')).toBeNull();
    await expect.poll(() => demos.size).toBe(0);
    await expect.poll(() => rowsOf(schoolId)).toBe(0);
  }, 60_000);

  it('one loses the net and comes back to its seat by itself', async () => {
    const { here, fact } = await sit(await begin(open()));
    await expect.poll(() => here().length, { timeout: 10_000 }).toBe(6);
    const ben = () => here().some(({ name }) => name === 'Ben');
    await expect.poll(ben, { timeout: 10_000, interval: 5 }).toBe(false);
    await expect.poll(ben, { timeout: 10_000 }).toBe(true);
    expect(fact('seats')).toHaveLength(7); // the same seat, not another one
  }, 60_000);

  it('a removed pupil stays away', async () => {
    const { client, here, fact } = await sit(await begin(open()));
    await expect.poll(() => here().length, { timeout: 10_000 }).toBe(6);
    const [first] = here();
    expect(await client.intent('seat.remove', { number: first?.number })).toBeNull();
    await expect.poll(() => here().length).toBe(5);
    // it would be back within this time: another one answers meanwhile
    await client.intent('poll.open', { template: 'thumbs' });
    await expect.poll(() => fact('poll')?.answered.length, { timeout: 10_000 }).toBe(4);
    expect(here()).toHaveLength(5);
  }, 60_000);
});

/** Timers that run when the test says so. */
function byHand() {
  const waiting = new Map<object, { at: number; work: () => void }>();
  const after: After = (ms, work) => {
    const key = {};
    waiting.set(key, { at: now.getTime() + ms, work });
    return () => waiting.delete(key);
  };
  const pass = (minutes: number) => {
    const end = now.getTime() + minutes * 60_000;
    for (;;) {
      const due = [...waiting].filter(([, { at }]) => at <= end).toSorted((a, b) => a[1].at - b[1].at)[0];
      if (!due) break;
      waiting.delete(due[0]);
      now = new Date(due[1].at);
      due[1].work();
    }
    now = new Date(end);
  };
  return { after, pass, waiting };
}

describe('it is bounded', () => {
  it('a teacher has one: asked again she gets the seat of the one that runs, and her older tab none', async () => {
    const demos = open({ after: byHand().after });
    const teacher = aTeacher();
    const [first, second] = await Promise.all([begin(demos, teacher), begin(demos, teacher)]);
    expect(second.lessonId).toBe(first.lessonId);
    const passes = await Promise.all([makePass(first.seatSecret), makePass(second.seatSecret)]);
    expect(passes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(demos.size).toBe(1);
  });

  it('a server has so many, and no more', async () => {
    const demos = open({ after: byHand().after, max: 2 });
    const [one] = [await begin(demos), await begin(demos)];
    expect(await demos.open(aTeacher())).toEqual({ ok: false, code: 'full' });
    const { client } = await sit(one);
    await client.intent('lesson.end');
    await expect.poll(() => demos.size).toBe(1);
    expect((await demos.open(aTeacher())).ok).toBe(true);
  });

  it('it ends at its time though its teacher is there, and no timer stays behind', async () => {
    const timers = byHand();
    const demos = open({ after: timers.after });
    const { fact } = await sit(await begin(demos));
    timers.pass(demoMinutes - 2);
    expect(fact('lesson')?.state).toBe('live');
    expect(demos.size).toBe(1);
    timers.pass(3);
    await expect.poll(() => demos.size).toBe(0);
    await expect.poll(() => timers.waiting.size).toBe(0);
  });

  it('it ends when its teacher has been away for long', async () => {
    const timers = byHand();
    const demos = open({ after: timers.after });
    const seat = await begin(demos);
    const { client } = await sit(seat);
    timers.pass(demoAloneMinutes + 2);
    expect(demos.size).toBe(1);
    client.close();
    const lesson = await lessons.known(seat.lessonId as LessonId);
    // its children may have come meanwhile; they are no reason to go on
    const isTeacherHere = () =>
      [...(lesson?.state.seats.values() ?? [])].some(({ role, online }) => role === 'teacher' && online);
    await expect.poll(isTeacherHere).toBe(false);
    timers.pass(demoAloneMinutes + 2);
    await expect.poll(() => demos.size).toBe(0);
  });
});

describe('nothing of it stays', () => {
  it('what a killed process left behind is swept at the next start; a real school is not touched', async () => {
    const school = await makeSchool();
    await makeClass(school);
    const before = await rowsOf(school.scope.schoolId);
    const left = await createDemoSchool({
      ...{ teacherName: 'Frau Kaya', timeZone: 'Europe/Berlin', minutes: 45, now },
      children: habits,
    });
    const demos = open({ after: byHand().after });
    const kept = await schoolOf((await begin(demos)).lessonId);
    await demos.sweep();
    expect(await rowsOf(left.scope.schoolId)).toBe(0);
    expect(await rowsOf(kept)).toBeGreaterThan(0);
    expect(await rowsOf(school.scope.schoolId)).toBe(before);
    await demos.close();
    expect(await rowsOf(kept)).toBe(0);
  });
});
