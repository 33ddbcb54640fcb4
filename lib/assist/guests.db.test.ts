import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import * as accounts from '@/lib/accounts/gate';
import { enterAsTeacher, enterLesson, makePass } from '@/lib/classroom/entry/live';
import { guestSeatsMax } from '@/lib/classroom/guests/live';
import { LiveLessons } from '@/lib/classroom/lessons/live';
import { liveLessons, setLiveLessons } from '@/lib/classroom/registry/live';
import { findDoorLesson } from '@/lib/lessons/door/data';
import { redeemTicket } from '@/lib/server/tickets';
import { unscopedDb } from '@/lib/server/unscoped';
import { newId, type ClassId, type LessonId } from '@/lib/shared/ids';
import { openTestDatabase } from '@/lib/testing/db';
import { makeClass, makeLesson, makeSchool, staffOf, type TestSchool } from '@/lib/testing/factories';
import { lessonSocket } from '@/lib/testing/lesson-socket';
import * as actions from './actions';

/** What the browser of a guest keeps. */
const jar = new Map<string, string>();
vi.mock('@/lib/accounts/gate', () => ({ findStaff: vi.fn() }));
vi.mock('next/headers', () => ({
  headers: () => Promise.resolve(new Headers()),
  cookies: () =>
    Promise.resolve({
      get: (name: string) => (jar.has(name) ? { value: jar.get(name) } : undefined),
      set: (name: string, value: string) => jar.set(name, value),
    }),
}));

let cleanUp: () => Promise<void>;
let school: TestSchool;
let classId: ClassId;
let lessonId: LessonId;
let teacher: Awaited<ReturnType<typeof connect>>;
const minute = 60_000;

beforeAll(async () => {
  ({ cleanUp } = await openTestDatabase());
});
afterAll(() => cleanUp());
afterEach(() => vi.useRealTimers());
beforeEach(async () => {
  jar.clear();
  setLiveLessons(new LiveLessons());
  school = await makeSchool();
  ({ classId } = await makeClass(school)); // grades 1-2
  lessonId = await makeAdultsLesson();
  vi.mocked(accounts.findStaff).mockResolvedValue(staffOf(school, { accountId: school.teacherId }));
  const entered = await enterAsTeacher(school.scope, lessonId, school.teacherId, new Date());
  teacher = await connect(entered.ok ? entered.value.seatSecret : '');
});

async function makeAdultsLesson(
  state: 'planned' | 'live' = 'live',
  startsAt = new Date(),
): Promise<LessonId> {
  const id = await makeLesson(school, classId, state, startsAt);
  await unscopedDb().lesson.updateMany({ where: { id }, data: { kind: 'adults' } });
  return id;
}

async function makeSecret(of = lessonId): Promise<string> {
  const made = await actions.makeLink({ lessonId: of, role: 'guest' });
  const secret = made.ok ? made.value.link.split('/a#1.')[1] : undefined;
  if (!secret) throw new Error('no link');
  return secret;
}

/** Another device unless it is said that it is the one of before. */
async function enter(secret: string, name: string, device: 'new' | 'same' = 'new'): Promise<string> {
  if (device === 'new') jar.clear();
  const entered = await actions.enterByLink({ secret, name });
  if (!entered.ok) throw new Error(entered.code);
  return entered.value.seatSecret;
}

const live = async (of = lessonId) => {
  const lesson = await liveLessons().get(school.scope, of);
  if (!lesson) throw new Error('no lesson');
  return lesson;
};
const say = async (number: number, text: string, to = 'class') =>
  (await live()).submit(number, 'chat.say', { text, to, id: crypto.randomUUID() });

async function connect(seatSecret: string) {
  const pass = await makePass(seatSecret);
  if (!pass.ok) throw new Error(pass.code);
  const { number } = pass.value.seat;
  const socket = lessonSocket();
  const held = (await live(pass.value.lessonId as LessonId)).attach(number, socket);
  return { socket, number, pass: pass.value, seatSecret, hangUp: () => held?.detach() };
}

async function admitted(secret: string, name: string) {
  const { seatSecret, number } = await connect(await enter(secret, name));
  await (await live()).submit(teacher.number, 'bench.admit', { number });
  return connect(seatSecret);
}

describe('[ADULT-4] guests of a parents’ evening', () => {
  it('come by one link, each under a name, and wait until they are let in', async () => {
    const secret = await makeSecret();
    expect(await actions.openLink({ secret })).toMatchObject({ value: { role: 'guest', className: '2a' } });
    const first = await connect(await enter(secret, ' Frau\u202E Öz\n'));
    const second = await connect(await enter(secret, 'Herr Lang'));
    expect(first.number).not.toBe(second.number);
    expect(first.pass).toMatchObject({ seat: { role: 'pupil', state: 'bench' }, mediaTicket: null });
    expect(first.socket.facts.get('seats')).toBeUndefined();
    expect(JSON.stringify(first.socket.facts.get('bench'))).not.toContain('Lang');
    await (await live()).submit(teacher.number, 'bench.admit', { number: first.number });
    const inside = await connect(first.seatSecret);
    expect(inside.pass.mediaTicket).not.toBeNull();
    const names = teacher.socket.facts.get('seats') as { name: string; state: string; animal?: string }[];
    expect(names.map(({ name, state }) => [name, state])).toEqual([
      ['Frau Kaya', 'admitted'],
      ['Frau Öz', 'admitted'],
      ['Herr Lang', 'bench'],
    ]);
    expect(names.slice(1).every(({ animal }) => animal !== undefined)).toBe(true);
  });

  it('come ten minutes before at the earliest, and find the same place after a restart', async () => {
    const secret = await makeSecret((lessonId = await makeAdultsLesson('planned', inMinutes(30))));
    expect(await actions.enterByLink({ secret, name: 'Frau Öz' })).toMatchObject({ code: 'not-started' });
    const soon = await makeSecret((lessonId = await makeAdultsLesson('planned', inMinutes(5))));
    const guest = await connect(await enter(soon, 'Frau Öz'));
    setLiveLessons(new LiveLessons());
    expect((await connect(guest.seatSecret)).number).toBe(guest.number);
    expect((await live()).seat(guest.number)).toMatchObject({ state: 'bench', name: 'Frau Öz' });
  });

  it('leave no readable name in the database', async () => {
    await enter(await makeSecret(), 'Frau Öztürk');
    const seat = await unscopedDb().seat.findFirst({ where: { lessonId, role: 'pupil' } });
    expect(Buffer.from(seat?.adultName ?? []).toString('latin1')).not.toContain('zt');
  });
});

describe('[ADULT-7] among adults', () => {
  it('everybody writes at once and sees the others, whatever the grade of the class', async () => {
    const guest = await admitted(await makeSecret(), 'Frau Öz');
    expect(await say(guest.number, 'Guten Abend')).toEqual({ ok: true });
    expect(await say(teacher.number, 'Willkommen')).toEqual({ ok: true });
    expect(guest.socket.facts.get('chat')).toMatchObject({
      mode: 'class',
      messages: [{ text: 'Guten Abend' }, { text: 'Willkommen' }],
    });
    expect(guest.socket.facts.get('rights')).toMatchObject({ camera: true, cameraTo: 'class' });
    expect(guest.socket.facts.get('seats')).toContainEqual(
      expect.objectContaining({ number: guest.number, cameraConsent: 'yes' }),
    );
  });

  it('the teacher closes the chat, opens it again, and shuts all with one tap', async () => {
    const guest = await admitted(await makeSecret(), 'Frau Öz');
    const room = await live();
    await room.submit(teacher.number, 'chat.mode', { mode: 'closed' });
    expect(await say(guest.number, 'Noch etwas')).toMatchObject({ code: 'not-now' });
    await room.submit(teacher.number, 'chat.mode', { mode: 'class' });
    expect(await say(guest.number, 'Noch etwas')).toEqual({ ok: true });
    await room.submit(teacher.number, 'protection.shut', {});
    expect(room.seat(guest.number)).toMatchObject({ state: 'bench' });
    await room.submit(teacher.number, 'protection.open', {});
    expect(room.seat(guest.number)).toMatchObject({ state: 'admitted' });
  });

  it('no guest has a right of staff, and one that disturbs is sent away', async () => {
    const guest = await admitted(await makeSecret(), 'Frau Öz');
    const room = await live();
    for (const [type, body] of [
      ['lesson.end', {}],
      ['chat.mode', { mode: 'closed' }],
      ['seat.remove', { number: teacher.number }],
      ['bench.admit', { number: guest.number }],
      ['protection.shut', {}],
    ] as const) {
      expect(await room.submit(guest.number, type, body)).toMatchObject({ code: 'forbidden' });
    }
    expect(await actions.openAssistSeat({ seatSecret: guest.seatSecret })).toEqual({
      ok: false,
      code: 'ended',
    });
    await room.submit(teacher.number, 'seat.remove', { number: guest.number });
    expect(guest.socket.closed()).toMatchObject({ reason: 'removed' });
    const again = await connect(await enter(await makeSecret(), 'Frau Neu', 'same'));
    expect(room.seat(again.number)).toMatchObject({ state: 'bench', marked: true });
  });
});

describe('[ADULT-6] who comes back', () => {
  it('on the same device under the same name has the place of before, and the tab before opens nothing', async () => {
    const secret = await makeSecret();
    const guest = await admitted(secret, 'Frau Öz');
    guest.hangUp();
    const back = await connect(await enter(secret, 'Frau Öz', 'same'));
    expect(back.pass.seat).toEqual({ number: guest.number, role: 'pupil', state: 'admitted' });
    expect(await makePass(guest.seatSecret)).toMatchObject({ code: 'expired' });
  });

  it('under another name, or while the place is taken, waits like anybody', async () => {
    const secret = await makeSecret();
    const guest = await admitted(secret, 'Frau Öz');
    expect((await connect(await enter(secret, 'Frau Öz', 'same'))).pass.seat.state).toBe('bench');
    guest.hangUp();
    expect((await connect(await enter(secret, 'Frau Kaya', 'same'))).pass.seat.state).toBe('bench');
  });

  it('on another device is never taken for who was let in', async () => {
    const secret = await makeSecret();
    (await admitted(secret, 'Frau Öz')).hangUp();
    expect((await connect(await enter(secret, 'Frau Öz'))).pass.seat.state).toBe('bench');
  });
});

describe('[ADULT-3] a link for guests', () => {
  it('is made for a lesson of adults alone', async () => {
    const forChildren = await makeLesson(school, classId);
    const made = await actions.makeLink({ lessonId: forChildren, role: 'guest' });
    expect(made).toMatchObject({ code: 'no-guests' });
  });

  it('that is revoked puts out all who came by it, at the bench and inside, and nobody else', async () => {
    const secret = await makeSecret();
    const [inside, waiting] = [await admitted(secret, 'A'), await connect(await enter(secret, 'B'))];
    const stays = await admitted(await makeSecret(), 'C');
    const links = await actions.listLinks(lessonId);
    expect(links).toMatchObject({ value: [{ guests: 2, name: null }, { guests: 1 }] });
    const linkId = links.ok ? links.value[0]?.id : '';
    expect(await actions.revokeLink({ lessonId, linkId })).toEqual({ ok: true });
    for (const guest of [inside, waiting]) {
      expect(guest.socket.closed()).toMatchObject({ reason: 'removed' });
      expect((await makePass(guest.seatSecret)).ok).toBe(false);
    }
    expect(redeemTicket(inside.pass.mediaTicket ?? '', 'media')).toBeNull();
    expect(stays.socket.closed()).toBeNull();
    expect(await actions.enterByLink({ secret, name: 'D' })).toMatchObject({ code: 'gone' });
  });

  it('that is over takes its guests along, wherever they are', async () => {
    const secret = await makeSecret();
    const [inside, waiting] = [await admitted(secret, 'A'), await connect(await enter(secret, 'B'))];
    const expiresAt = new Date(Date.now() + 50);
    await unscopedDb().staffLink.updateMany({ where: { lessonId }, data: { expiresAt } });
    await (await live()).refreshSeats();
    for (const { socket } of [inside, waiting]) {
      await vi.waitFor(() => expect(socket.closed()).toMatchObject({ reason: 'removed' }));
    }
    expect(teacher.socket.closed()).toBeNull();
  });

  it('[ADULT-5] makes a bounded number of places, also of guests that left; a new link makes room', async () => {
    const secret = await makeSecret();
    const { id: linkId, schoolId } = await unscopedDb().staffLink.findFirstOrThrow({ where: { lessonId } });
    const row = (at: number) => {
      const [id, number] = [newId(), 100 + at];
      const own = { schoolId, id, lessonId, number, cardId: linkId, secretHash: id, mediaIdentity: id };
      return { ...own, role: 'pupil', via: 'link', state: 'left' };
    };
    await unscopedDb().seat.createMany({ data: Array.from({ length: guestSeatsMax }, (_, at) => row(at)) });
    expect(await actions.enterByLink({ secret, name: 'A' })).toMatchObject({ code: 'full' });
    expect((await connect(await enter(await makeSecret(), 'A'))).pass.seat.state).toBe('bench');
  });
});

describe('[ADULT-2] the children of the class', () => {
  it('are led to their own lesson, never among the adults', async () => {
    expect(await findDoorLesson(school.scope, classId, new Date())).toEqual({ type: 'none' });
    const { linkCode } = await unscopedDb().class.findFirstOrThrow({ where: { id: classId } });
    const child = { via: 'link', linkCode, sign: { animal: 'fox', badge: 'sun' }, deviceHash: null } as const;
    expect(await enterLesson(child, new Date())).toMatchObject({ code: 'not-yet' });
    const own = await makeLesson(school, classId);
    expect(await enterLesson(child, new Date())).toMatchObject({ value: { lessonId: own } });
  });

  it('are not absent from it', async () => {
    await admitted(await makeSecret(), 'Frau Öz');
    await (await live()).end();
    expect(await unscopedDb().attendance.count({ where: { lessonId } })).toBe(0);
  });
});

const inMinutes = (minutes: number) => new Date(Date.now() + minutes * minute);
