import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import * as accounts from '@/lib/accounts/gate';
import { enterAsTeacher, enterLesson, makePass } from '@/lib/classroom/entry/live';
import { LiveLessons } from '@/lib/classroom/lessons/live';
import { liveLessons, setLiveLessons } from '@/lib/classroom/registry/live';
import { redeemTicket } from '@/lib/server/tickets';
import { unscopedDb } from '@/lib/server/unscoped';
import type { AccountId, ClassId, LessonId } from '@/lib/shared/ids';
import { openTestDatabase } from '@/lib/testing/db';
import { makeClass, makeLesson, makeSchool, staffOf, type TestSchool } from '@/lib/testing/factories';
import { lessonSocket } from '@/lib/testing/lesson-socket';
import * as actions from './actions';
import { expiryOf } from './rules';
import type { AssistRole } from './schema';

vi.mock('@/lib/accounts/gate', () => ({ findStaff: vi.fn() }));
vi.mock('next/headers', () => ({ headers: () => Promise.resolve(new Headers()) }));

let cleanUp: () => Promise<void>;
let school: TestSchool;
let classId: ClassId;
let lessonId: LessonId;
const hour = 60 * 60_000;

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

async function makeSecret(role: AssistRole = 'coteacher', of = lessonId): Promise<string> {
  const made = await actions.makeLink({ lessonId: of, role });
  const secret = made.ok ? made.value.link.split('/a#1.')[1] : undefined;
  if (!secret) throw new Error('no link');
  return secret;
}

async function enter(secret: string, name = 'Herr Blum'): Promise<string> {
  const entered = await actions.enterByLink({ secret, name });
  if (!entered.ok) throw new Error(entered.code);
  return entered.value.seatSecret;
}

const live = async (of = lessonId) => {
  const lesson = await liveLessons().get(school.scope, of);
  if (!lesson) throw new Error('no lesson');
  return lesson;
};

async function connect(seatSecret: string) {
  const pass = await makePass(seatSecret);
  if (!pass.ok) throw new Error(pass.code);
  const socket = lessonSocket();
  (await live()).attach(pass.value.seat.number, socket);
  return { socket, pass: pass.value };
}

describe('a link', () => {
  it('leads a second adult to the class under the name that was typed, and nothing of it is readable at rest', async () => {
    const secret = await makeSecret();
    expect(await actions.openLink({ secret })).toMatchObject({
      ok: true,
      value: { className: '2a', teacherName: 'Frau Kaya', role: 'coteacher' },
    });
    const seatSecret = await enter(secret, '  Herr\u202E Blum\n');
    const { socket, pass } = await connect(seatSecret);
    expect(pass.seat).toMatchObject({ role: 'coteacher', state: 'admitted' });
    expect(socket.facts.get('seats')).toMatchObject([{ name: 'Herr Blum', role: 'coteacher' }]);
    const room = await actions.openAssistSeat({ seatSecret });
    expect(room.ok && room.value.room.roster).toHaveLength(3);
    const [link, seat] = await Promise.all([
      unscopedDb().staffLink.findFirst({ where: { lessonId } }),
      unscopedDb().seat.findFirst({ where: { lessonId } }),
    ]);
    expect(JSON.stringify(link)).not.toContain(secret);
    expect(Buffer.from(seat?.adultName ?? []).toString('latin1')).not.toContain('Blum');
    expect(await actions.listLinks(lessonId)).toMatchObject({ value: [{ name: 'Herr Blum' }] });
  });

  it('shows the second adult the time of the school, as the teacher reads it', async () => {
    const seatSecret = await enter(await makeSecret(), 'Herr Blum');
    await unscopedDb().school.updateMany({ data: { timeZone: 'Atlantic/Azores' } });
    const opened = await actions.openAssistSeat({ seatSecret });
    await unscopedDb().school.updateMany({ data: { timeZone: 'Europe/Berlin' } });
    expect(opened.ok && opened.value.room.timeZone).toBe('Atlantic/Azores');
  });

  it('lets who stands in begin the lesson, and a co-teacher not', async () => {
    lessonId = await makeLesson(school, classId, 'planned', new Date());
    expect(await actions.enterByLink({ secret: await makeSecret('coteacher'), name: 'A' })).toMatchObject({
      code: 'not-started',
    });
    const { pass } = await connect(await enter(await makeSecret('substitute'), 'Frau Ost'));
    expect(pass.seat.role).toBe('teacher');
    expect((await live()).state.lesson.state).toBe('live');
  });

  it('does not begin a lesson of another day', async () => {
    lessonId = await makeLesson(school, classId, 'planned', new Date(Date.now() + 72 * hour));
    expect(await actions.enterByLink({ secret: await makeSecret('substitute'), name: 'A' })).toMatchObject({
      code: 'not-started',
    });
  });

  it('opened again is one seat: the newest tab has it, also after leaving', async () => {
    const secret = await makeSecret();
    const first = await enter(secret);
    const { socket, pass } = await connect(first);
    const second = await connect(await enter(secret, 'Herr Blum-Ost'));
    expect(socket.closed()).toMatchObject({ reason: 'moved' });
    expect(second.pass.seat.number).toBe(pass.seat.number);
    expect(await makePass(first)).toMatchObject({ code: 'expired' });
    await (await live()).submit(pass.seat.number, 'seat.leave', {});
    const third = await connect(await enter(secret));
    expect(third.pass.seat.number).toBe(pass.seat.number);
    expect(await unscopedDb().seat.count({ where: { lessonId } })).toBe(1);
  });

  it('is one of ten at most, and those that no longer count make room', async () => {
    for (let count = 0; count < 10; count += 1) await makeSecret();
    expect(await actions.makeLink({ lessonId, role: 'coteacher' })).toMatchObject({ code: 'too-many' });
    const links = await actions.listLinks(lessonId);
    if (!links.ok) throw new Error(links.code);
    await actions.revokeLink({ lessonId, linkId: links.value[0]?.id });
    expect((await actions.makeLink({ lessonId, role: 'coteacher' })).ok).toBe(true);
    expect(await unscopedDb().staffLink.count({ where: { lessonId } })).toBe(10);
  });

  it('of a co-teacher lasts an hour beyond the lesson, of a substitute a day beyond its start or its making', () => {
    const startsAt = new Date('2026-11-24T07:00:00Z');
    const endsAt = new Date('2026-11-24T07:45:00Z');
    const early = new Date('2026-11-20T07:00:00Z');
    const late = new Date('2026-11-24T09:00:00Z');
    const lesson = { startsAt, endsAt };
    expect(expiryOf('coteacher', lesson, early)).toEqual(new Date('2026-11-24T08:45:00Z'));
    expect(expiryOf('coteacher', lesson, late)).toEqual(new Date('2026-11-24T10:00:00Z'));
    expect(expiryOf('substitute', lesson, early)).toEqual(new Date('2026-11-25T07:00:00Z'));
    expect(expiryOf('substitute', lesson, late)).toEqual(new Date('2026-11-25T09:00:00Z'));
  });
});

describe('a revoked link', () => {
  async function revokeOnly(): Promise<void> {
    const links = await actions.listLinks(lessonId);
    if (!links.ok) throw new Error(links.code);
    expect(await actions.revokeLink({ lessonId, linkId: links.value[0]?.id })).toEqual({ ok: true });
  }

  it('puts out at once who came by it, and takes socket, tickets and secret', async () => {
    const secret = await makeSecret('substitute');
    const seatSecret = await enter(secret);
    const { socket, pass } = await connect(seatSecret);
    await revokeOnly();
    expect(socket.closed()).toMatchObject({ reason: 'removed' });
    expect(redeemTicket(pass.mediaTicket ?? '', 'media')).toBeNull();
    expect(redeemTicket(pass.syncTicket, 'sync')).toBeNull();
    expect((await makePass(seatSecret)).ok).toBe(false);
    expect(await (await live()).submit(pass.seat.number, 'room.lock', { locked: true })).toMatchObject({
      code: 'forbidden',
    });
    expect(await actions.openLink({ secret })).toMatchObject({ code: 'gone' });
    expect(await actions.enterByLink({ secret, name: 'A' })).toMatchObject({ code: 'gone' });
    expect(await actions.openAssistSeat({ seatSecret })).toMatchObject({ ok: false });
  });

  it('leaves the lesson to its teacher and to who came by another', async () => {
    const secret = await makeSecret();
    const other = await makeSecret('substitute');
    await connect(await enter(secret));
    const stays = await connect(await enter(other));
    const teacher = await enterAsTeacher(school.scope, lessonId, school.teacherId, new Date());
    const own = await connect(teacher.ok ? teacher.value.seatSecret : '');
    await revokeOnly();
    expect(stays.socket.closed()).toBeNull();
    expect(own.socket.closed()).toBeNull();
  });

  it('beats an entry that is under way', async () => {
    const secret = await makeSecret();
    const links = await actions.listLinks(lessonId);
    const linkId = links.ok ? links.value[0]?.id : '';
    const [entered] = await Promise.all([
      actions.enterByLink({ secret, name: 'A' }),
      actions.revokeLink({ lessonId, linkId }),
    ]);
    const pass = entered.ok ? await makePass(entered.value.seatSecret) : null;
    expect(pass?.ok ?? false).toBe(false);
  });
});

describe('[STAFF-7] an expired link', () => {
  const later = (ms: number) => vi.setSystemTime(Date.now() + ms);
  beforeEach(() => vi.useFakeTimers({ toFake: ['Date'] }));
  afterEach(() => vi.useRealTimers());

  it('puts out who sits in the lesson by it, with socket, tickets and secret; the lesson goes on', async () => {
    const seatSecret = await enter(await makeSecret());
    const { socket, pass } = await connect(seatSecret);
    const stays = await connect(await enter(await makeSecret('substitute'), 'Frau Ost'));
    later(hour + 46 * 60_000);
    await (await live()).refreshSeats(); // whatever moves the lesson looks at the clock
    await vi.waitFor(() => expect(socket.closed()).toMatchObject({ reason: 'removed' }));
    expect(redeemTicket(pass.mediaTicket ?? '', 'media')).toBeNull();
    expect(await actions.openAssistSeat({ seatSecret })).toMatchObject({ code: 'revoked' });
    expect(stays.socket.closed()).toBeNull();
    expect((await live()).state.lesson.state).toBe('live');
  });

  it('wakes the lesson at its moment, with nobody doing anything', async () => {
    vi.useRealTimers();
    const { socket } = await connect(await enter(await makeSecret()));
    const expiresAt = new Date(Date.now() + 50);
    await unscopedDb().staffLink.updateMany({ where: { lessonId }, data: { expiresAt } });
    await (await live()).refreshSeats();
    expect(socket.closed()).toBeNull();
    await vi.waitFor(() => expect(socket.closed()).toMatchObject({ reason: 'removed' }));
  });

  it('gives no pass and no seat any more, also to the first who asks after a restart', async () => {
    const secret = await makeSecret();
    const seatSecret = await enter(secret);
    later(hour + 46 * 60_000);
    setLiveLessons(new LiveLessons());
    expect(await makePass(seatSecret)).toMatchObject({ code: 'removed' });
    expect(await actions.enterByLink({ secret, name: 'A' })).toMatchObject({ code: 'gone' });
    await vi.waitFor(async () =>
      expect(await unscopedDb().seat.count({ where: { lessonId, state: 'removed' } })).toBe(1),
    );
  });

  it('that was cleared away for a new one leaves nobody behind in its seat', async () => {
    const seatSecret = await enter(await makeSecret());
    await unscopedDb().staffLink.deleteMany({ where: { lessonId } });
    setLiveLessons(new LiveLessons());
    expect(await makePass(seatSecret)).toMatchObject({ code: 'removed' });
    const { socket, pass } = await connect(await enter(await makeSecret()));
    expect(pass.seat.state).toBe('admitted');
    expect(socket.closed()).toBeNull();
  });

  it('is long enough for a substitute to teach the whole day', async () => {
    const { socket } = await connect(await enter(await makeSecret('substitute')));
    later(20 * hour);
    await (await live()).refreshSeats();
    expect(socket.closed()).toBeNull();
    later(5 * hour);
    await (await live()).refreshSeats();
    await vi.waitFor(() => expect(socket.closed()).toMatchObject({ reason: 'removed' }));
  });
});

describe('an attacker', () => {
  it('gets nothing for a secret that expired, or whose lesson has ended, also with the seat of before', async () => {
    const secret = await makeSecret();
    const seatSecret = await enter(secret);
    await (await live()).end();
    expect(await actions.openLink({ secret })).toMatchObject({ code: 'gone' });
    expect(await actions.enterByLink({ secret, name: 'A' })).toMatchObject({ code: 'gone' });
    expect(await actions.openAssistSeat({ seatSecret })).toMatchObject({ ok: false });
    lessonId = await makeLesson(school, classId);
    const expired = await makeSecret();
    await unscopedDb().staffLink.updateMany({ where: { lessonId }, data: { expiresAt: new Date() } });
    expect(await actions.enterByLink({ secret: expired, name: 'A' })).toMatchObject({ code: 'gone' });
  });

  it('of another school, another class or without an account makes, lists and revokes no links', async () => {
    await makeSecret();
    const links = await actions.listLinks(lessonId);
    const linkId = links.ok ? links.value[0]?.id : '';
    const refused = async () => {
      expect(await actions.makeLink({ lessonId, role: 'substitute' })).toMatchObject({ code: 'not-found' });
      expect(await actions.listLinks(lessonId)).toMatchObject({ code: 'not-found' });
      expect(await actions.revokeLink({ lessonId, linkId })).toMatchObject({ code: 'not-found' });
    };
    const other = await makeSchool();
    signInAs(other, other.teacherId, 'admin');
    await refused();
    signInAs(school, other.teacherId);
    await refused();
    vi.mocked(accounts.findStaff).mockResolvedValue(null);
    await refused();
  });

  it('cannot revoke a link through another lesson', async () => {
    const secret = await makeSecret();
    const links = await actions.listLinks(lessonId);
    const linkId = links.ok ? links.value[0]?.id : '';
    const other = await makeLesson(school, classId);
    expect(await actions.revokeLink({ lessonId: other, linkId })).toMatchObject({ code: 'not-found' });
    expect((await actions.openLink({ secret })).ok).toBe(true);
  });

  it('reaches one lesson with a seat, whatever else is going on in the school', async () => {
    const other = await makeLesson(school, classId);
    const { pass } = await connect(await enter(await makeSecret()));
    expect(pass.lessonId).toBe(lessonId);
    expect((await live(other)).seat(pass.seat.number)).toBeUndefined();
  });

  it("does not get the class list with a child's seat, nor a seat with a child's secret", async () => {
    const linkCode = (await unscopedDb().class.findFirst({ where: { id: classId } }))?.linkCode ?? '';
    const sign = { animal: 'fox', badge: 'sun' } as const;
    const child = await enterLesson({ via: 'link', linkCode, sign, deviceHash: null }, new Date());
    if (!child.ok) throw new Error(child.code);
    const { seatSecret } = child.value;
    expect(await actions.openAssistSeat({ seatSecret })).toEqual({ ok: false, code: 'ended' });
    expect(await actions.openLink({ secret: seatSecret })).toMatchObject({ code: 'gone' });
    expect(await actions.enterByLink({ secret: seatSecret, name: 'A' })).toMatchObject({ code: 'gone' });
  });

  it('is stopped by what is no name, no role and no secret', async () => {
    const secret = await makeSecret();
    for (const name of ['', ' \u200B ', 'x'.repeat(61), 7, null]) {
      expect(await actions.enterByLink({ secret, name })).toMatchObject({ code: 'bad-name' });
    }
    expect(await actions.makeLink({ lessonId, role: 'teacher' })).toMatchObject({ code: 'not-found' });
    for (const odd of [null, '', 'x'.repeat(500), { a: 1 }]) {
      expect(await actions.openLink({ secret: odd })).toMatchObject({ code: 'gone' });
      expect(await actions.openAssistSeat({ seatSecret: odd })).toMatchObject({ ok: false });
    }
  });

  it('with a seat of a link cannot remove, bench or mute the teacher', async () => {
    const teacher = await enterAsTeacher(school.scope, lessonId, school.teacherId, new Date());
    const own = await connect(teacher.ok ? teacher.value.seatSecret : '');
    const { pass } = await connect(await enter(await makeSecret('substitute')));
    for (const type of ['seat.remove', 'seat.to-bench', 'media.mute']) {
      const body = { number: own.pass.seat.number };
      expect(await (await live()).submit(pass.seat.number, type, body)).toMatchObject({ code: 'forbidden' });
    }
  });
});
