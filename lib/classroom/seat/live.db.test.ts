import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import * as accounts from '@/lib/accounts/gate';
import { blockCard, changeChildCount, deleteChild, printCards } from '@/lib/classes/actions';
import { setSeatWatch } from '@/lib/server/seat-watch';
import { unscopedDb } from '@/lib/server/unscoped';
import type { ClassId, LessonId, SignId } from '@/lib/shared/ids';
import { openTestDatabase } from '@/lib/testing/db';
import { makeClass, makeLesson, makeSchool, staffOf, type TestSchool } from '@/lib/testing/factories';
import { lessonSocket } from '@/lib/testing/lesson-socket';
import { enterLesson, makePass } from '../entry/live';
import { LiveLessons } from '../lessons/live';
import type { LiveLesson } from '../live';
import { liveLessons, setLiveLessons } from '../registry/live';
import { closeSeatsOf, findMediaSeat } from './live';

vi.mock('next/cache', () => ({ revalidatePath: vi.fn() }));
vi.mock('@/lib/accounts/gate', () => ({ requireStaff: vi.fn() }));

let cleanUp: () => Promise<void>;
let school: TestSchool;
let classId: ClassId;
let first: SignId;
let lessonId: LessonId;
const now = new Date();

beforeAll(async () => {
  ({ cleanUp } = await openTestDatabase());
  setSeatWatch(closeSeatsOf);
});
afterAll(() => cleanUp());

beforeEach(async () => {
  setLiveLessons(new LiveLessons());
  school = await makeSchool();
  const { signIds, ...made } = await makeClass(school, 3);
  classId = made.classId;
  first = signIds[0] ?? first;
  lessonId = await makeLesson(school, classId);
  vi.mocked(accounts.requireStaff).mockResolvedValue(staffOf(school));
});

async function printCard(): Promise<string> {
  const printed = await printCards(classId, [first]);
  return (printed.ok && new URL(printed.value[0]?.url ?? '').hash.slice('#1.'.length)) || '';
}

async function live(): Promise<LiveLesson> {
  const lesson = await liveLessons().get(school.scope, lessonId);
  if (!lesson) throw new Error('no lesson');
  return lesson;
}

/** A child in the lesson: its secret, its pass, and the socket it sits at. */
async function sit(entered: Awaited<ReturnType<typeof enterLesson>>) {
  if (!entered.ok) throw new Error(entered.code);
  const { seatSecret } = entered.value;
  const pass = await makePass(seatSecret);
  if (!pass.ok) throw new Error(pass.code);
  const socket = lessonSocket();
  const lesson = await live();
  lesson.attach(pass.value.seat.number, socket);
  return { seatSecret, socket, ticket: pass.value.mediaTicket ?? '', number: pass.value.seat.number };
}

const byCard = (secret: string) => enterLesson({ via: 'card', secret, deviceHash: null }, now);
const byLink = async () => {
  const { linkCode } = await unscopedDb().class.findFirstOrThrow({ where: { id: classId } });
  return enterLesson({ via: 'link', linkCode, sign: { animal: 'fox', badge: 'sun' }, deviceHash: null }, now);
};

describe('a card is blocked while somebody sits in a lesson with it', () => {
  it('the seat closes at once: socket, tickets, seat secret and hand', async () => {
    const thief = await sit(await byCard(await printCard()));
    const lesson = await live();
    await lesson.submit(thief.number, 'hands.raise', {});
    expect(await findMediaSeat({ ticket: thief.ticket })).not.toBeNull();
    expect((await blockCard(classId, first)).ok).toBe(true);
    expect(thief.socket.closed()).toMatchObject({ reason: 'removed' });
    expect(await findMediaSeat({ ticket: thief.ticket })).toBeNull();
    expect((await makePass(thief.seatSecret)).ok).toBe(false);
    expect(await unscopedDb().liveFact.count({ where: { lessonId, slice: 'hands' } })).toBe(0);
  });

  it('the child comes in with the newly printed card', async () => {
    await sit(await byCard(await printCard()));
    await blockCard(classId, first);
    const child = await sit(await byCard(await printCard()));
    expect((await live()).seat(child.number)).toMatchObject({ state: 'admitted', holdsSign: true });
  });

  it('a seat of the same sign that came by link stays', async () => {
    const child = await sit(await byLink());
    await blockCard(classId, first);
    expect(child.socket.closed()).toBeNull();
  });

  it('a colleague without the class cannot close a seat by blocking its card', async () => {
    const child = await sit(await byCard(await printCard()));
    const other = await makeClass(school, 1);
    await blockCard(other.classId, first);
    expect(child.socket.closed()).toBeNull();
  });
});

describe('a child is deleted during a lesson', () => {
  it('every seat of it closes, and no row remembers whose it was', async () => {
    const [card, link] = [await sit(await byCard(await printCard())), await sit(await byLink())];
    expect((await deleteChild(classId, first)).ok).toBe(true);
    expect([card, link].map((child) => child.socket.closed()?.reason)).toEqual(['removed', 'removed']);
    expect(await unscopedDb().seat.count({ where: { signId: first } })).toBe(0);
  });

  it('also when it goes because the class gets smaller, and when it sits in a lesson that nobody has opened here', async () => {
    const child = await sit(await byCard(await printCard()));
    setLiveLessons(new LiveLessons());
    await unscopedDb().sign.updateMany({ where: { id: first }, data: { position: 99 } });
    expect((await changeChildCount(classId, 2)).ok).toBe(true);
    expect((await makePass(child.seatSecret)).ok).toBe(false);
  });
});
