import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hashSecret } from '@/lib/server/seal';
import { unscopedDb } from '@/lib/server/unscoped';
import { newId, newSecret, type ClassId, type LessonId, type SignId } from '@/lib/shared/ids';
import { openTestDatabase } from '@/lib/testing/db';
import { makeClass, makeLesson, makeSchool, type TestSchool } from '@/lib/testing/factories';
import { lessonSocket } from '@/lib/testing/lesson-socket';
import { LiveLessons } from '../lessons/live';
import type { LiveLesson } from '../live';
import { liveLessons, setLiveLessons } from '../registry/live';
import { sliceRules } from '../rules';
import { enterAsTeacher, enterLesson, makePass, openSeatsMax } from './live';

let cleanUp: () => Promise<void>;
let school: TestSchool;
let classId: ClassId;
let signIds: readonly SignId[];
let linkCode: string;
let lessonId: LessonId;
const now = new Date();

beforeAll(async () => {
  ({ cleanUp } = await openTestDatabase());
  school = await makeSchool();
});
afterAll(() => cleanUp());

beforeEach(async () => {
  setLiveLessons(new LiveLessons());
  ({ classId, signIds } = await makeClass(school, 24));
  lessonId = await makeLesson(school, classId, 'live');
  linkCode = (await unscopedDb().class.findFirstOrThrow({ where: { id: classId } })).linkCode;
});

const fox = { animal: 'fox', badge: 'sun' } as const;
const byLink = (sign: typeof fox, deviceHash: string | null = null) =>
  enterLesson({ via: 'link', linkCode, sign, deviceHash }, now);
const byCard = (secret: string) => enterLesson({ via: 'card', secret, deviceHash: null }, now);

async function printCard(signId: SignId | undefined): Promise<string> {
  const secret = newSecret();
  await unscopedDb().card.create({
    data: {
      schoolId: school.scope.schoolId,
      id: newId(),
      signId: signId ?? '',
      secretHash: hashSecret(secret),
    },
  });
  return secret;
}

async function live(): Promise<LiveLesson> {
  const lesson = await liveLessons().get(school.scope, lessonId);
  if (!lesson) throw new Error('no lesson');
  return lesson;
}

async function seatOf(entered: Awaited<ReturnType<typeof enterLesson>>) {
  if (!entered.ok) throw new Error(entered.code);
  const pass = await makePass(entered.value.seatSecret);
  if (!pass.ok) throw new Error(pass.code);
  return pass.value;
}

async function teacher(): Promise<number> {
  const entered = await enterAsTeacher(school.scope, lessonId, school.teacherId, now);
  if (!entered.ok) throw new Error(entered.code);
  const pass = await makePass(entered.value.seatSecret);
  if (!pass.ok) throw new Error(pass.code);
  return pass.value.seat.number;
}

describe('coming in', () => {
  it('the class link leads to the bench, without media and without a board', async () => {
    const pass = await seatOf(await byLink(fox));
    expect(pass).toMatchObject({ seat: { state: 'bench' }, mediaTicket: null, boardId: null });
  });

  it('a card comes in by itself while the lesson runs, and waits at a locked door', async () => {
    expect((await seatOf(await byCard(await printCard(signIds[0])))).seat.state).toBe('admitted');
    await (await live()).submit(await teacher(), 'room.lock', { locked: true });
    expect((await seatOf(await byCard(await printCard(signIds[1])))).seat.state).toBe('bench');
  });

  it('thirty children at once all get a seat of their own', async () => {
    const cards = await Promise.all(signIds.map((signId) => printCard(signId)));
    const seats = await Promise.all((await Promise.all(cards.map(byCard))).map(seatOf));
    expect(new Set(seats.map((pass) => pass.seat.number)).size).toBe(24);
    expect(seats.every((pass) => pass.seat.state === 'admitted')).toBe(true);
  });

  it('two children who pick one sign by link at the same moment: one has it, the other is a request', async () => {
    await Promise.all([byLink(fox), byLink(fox)]);
    const holders = [...(await live()).state.seats.values()].map((seat) => seat.holdsSign);
    expect(holders.toSorted()).toEqual([false, true]);
  });

  it('a flood through the class link ends at a bound and keeps no card out', async () => {
    const lesson = await live();
    await lesson.changeSeats(async () => {
      const rows = Array.from({ length: openSeatsMax }, (_, at) => ({
        schoolId: school.scope.schoolId,
        id: newId(),
        lessonId,
        number: at + 1,
        role: 'pupil',
        state: 'bench',
        via: 'link',
        signId: signIds[1] ?? null,
        secretHash: newSecret(),
        mediaIdentity: newId(),
      }));
      await unscopedDb().seat.createMany({ data: rows });
    });
    expect(await byLink(fox)).toEqual({ ok: false, code: 'too-many' });
    expect((await seatOf(await byCard(await printCard(signIds[0])))).seat.state).toBe('admitted');
  });

  it('a guessed link, a guessed card and a sign that is not in the class get the same closed door', async () => {
    expect(await enterLesson({ via: 'link', linkCode: 'nowhere', sign: fox, deviceHash: null }, now)).toEqual(
      {
        ok: false,
        code: 'refused',
      },
    );
    expect(await byCard(newSecret())).toEqual({ ok: false, code: 'card-old' });
    const sign = { animal: 'turtle', badge: 'coral' } as const;
    expect(await enterLesson({ via: 'link', linkCode, sign, deviceHash: null }, now)).toEqual({
      ok: false,
      code: 'refused',
    });
  });
});

describe('one seat, one place', () => {
  it('the same card on a second tablet takes the seat with its hand; the first tablet is told and stays out', async () => {
    const card = await printCard(signIds[0]);
    const first = await byCard(card);
    const { number } = (await seatOf(first)).seat;
    const tablet = lessonSocket();
    (await live()).attach(number, tablet);
    await (await live()).submit(number, 'hands.raise', {});
    const second = await seatOf(await byCard(card));
    const other = lessonSocket();
    (await live()).attach(second.seat.number, other);
    expect(second.seat.number).toBe(number);
    expect(other.facts.get('hands')).toMatchObject([{ number, turn: false }]);
    expect(tablet.closed()).toMatchObject({ reason: 'moved' });
    expect(first.ok && (await makePass(first.value.seatSecret))).toEqual({ ok: false, code: 'expired' });
  });

  it('an admitted request inherits the sign, but neither hand nor help of the one before', async () => {
    const staff = await teacher();
    const holder = (await seatOf(await byCard(await printCard(signIds[0])))).seat.number;
    const before = lessonSocket();
    (await live()).attach(holder, before);
    await (await live()).submit(holder, 'hands.raise', {});
    const request = (await seatOf(await byLink(fox))).seat.number;
    expect(await (await live()).submit(staff, 'bench.admit', { number: request })).toEqual({ ok: true });
    const lesson = await live();
    expect(lesson.seat(request)).toMatchObject({ state: 'admitted', holdsSign: true });
    expect(lesson.seat(holder)?.state).toBe('left');
    expect(before.closed()).toMatchObject({ reason: 'moved' });
    expect(before.facts.get('lesson')).toMatchObject({ me: { state: 'admitted' } }); // no other screen in between
    const screen = lessonSocket();
    lesson.attach(request, screen);
    expect(screen.facts.get('hands')).toEqual([]);
  });
});

describe('removed stays removed', () => {
  it('the seat secret, the card, and a fresh card of the same sign are refused; another sign on the device is marked', async () => {
    const staff = await teacher();
    const card = await printCard(signIds[0]);
    const entered = await byCard(card);
    const { number } = (await seatOf(entered)).seat;
    await (await live()).submit(staff, 'seat.remove', { number });
    expect(entered.ok && (await makePass(entered.value.seatSecret))).toEqual({ ok: false, code: 'removed' });
    expect(await byCard(card)).toEqual({ ok: false, code: 'refused' });
    expect(await byCard(await printCard(signIds[0]))).toEqual({ ok: false, code: 'refused' });
    expect((await live()).attach(number, lessonSocket())).toBeNull();
  });

  it('the same device with another sign waits at the bench with a mark and is not let in with the cards', async () => {
    const staff = await teacher();
    const { number } = (await seatOf(await byLink(fox, 'device'))).seat;
    await (await live()).submit(staff, 'seat.remove', { number });
    const card = await printCard(signIds[3]);
    const again = await seatOf(await enterLesson({ via: 'card', secret: card, deviceHash: 'device' }, now));
    await (await live()).submit(staff, 'bench.admit-cards', {});
    expect((await live()).seat(again.seat.number)).toMatchObject({ state: 'bench', marked: true });
  });

  it('also after the server was started anew', async () => {
    const staff = await teacher();
    const entered = await byCard(await printCard(signIds[0]));
    await (await live()).submit(staff, 'seat.remove', { number: (await seatOf(entered)).seat.number });
    setLiveLessons(new LiveLessons());
    expect(entered.ok && (await makePass(entered.value.seatSecret))).toEqual({ ok: false, code: 'removed' });
  });
});

describe('what survives and what does not', () => {
  it('a raised hand is there after the server was killed', async () => {
    const { number } = (await seatOf(await byCard(await printCard(signIds[0])))).seat;
    await (await live()).submit(number, 'hands.raise', {});
    setLiveLessons(new LiveLessons());
    const screen = lessonSocket();
    (await live()).attach(number, screen);
    expect(screen.facts.get('hands')).toMatchObject([{ number }]);
  });

  it('the end closes every seat and leaves no live row behind', async () => {
    const staff = await teacher();
    const entered = await byCard(await printCard(signIds[0]));
    const { number } = (await seatOf(entered)).seat;
    const screen = lessonSocket();
    const lesson = await live();
    lesson.attach(number, screen);
    await lesson.submit(number, 'hands.raise', {});
    await lesson.end();
    expect(screen.closed()).toMatchObject({ reason: 'ended' });
    expect(await unscopedDb().liveFact.count({ where: { lessonId } })).toBe(0);
    expect(entered.ok && (await makePass(entered.value.seatSecret))).toEqual({ ok: false, code: 'ended' });
    expect(await lesson.submit(staff, 'hands.lower-all', {})).toEqual({ ok: false, code: 'forbidden' });
  });

  it('a lesson that nobody is in leaves memory, one that somebody is in stays', async () => {
    let time = now.getTime();
    const lessons = new LiveLessons(() => new Date(time));
    const lesson = await lessons.get(school.scope, lessonId);
    const staff = await teacher();
    await lesson?.refreshSeats();
    const attached = lesson?.attach(staff, lessonSocket());
    time += 600_000;
    await lessons.sweep();
    expect(lessons.size).toBe(1);
    attached?.detach();
    time += 600_000;
    await lessons.sweep();
    expect(lessons.size).toBe(0);
  });
});

describe('a bench seat', () => {
  it('gets signs without names and nothing of the lesson', async () => {
    const { number } = (await seatOf(await byLink(fox))).seat;
    const screen = lessonSocket();
    (await live()).attach(number, screen);
    expect([...screen.facts.keys()].toSorted()).toEqual(['bench', 'lesson']);
    expect(JSON.stringify([...screen.facts])).not.toContain('mediaIdentity');
  });

  it('gets everything the lesson has at the moment of admission, and loses it on the way back to the bench', async () => {
    const staff = await teacher();
    const { number } = (await seatOf(await byLink(fox))).seat;
    const lesson = await live();
    const screen = lessonSocket();
    lesson.attach(number, screen);
    await lesson.submit(staff, 'bench.admit', { number });
    const seat = lesson.seat(number);
    const all = [...sliceRules].flatMap(([slice, { view }]) => {
      const shownTo = seat && view(lesson.state, seat);
      return shownTo === undefined || shownTo === null ? [] : [slice];
    });
    const shown = () =>
      [...screen.facts].flatMap(([slice, value]) => (value === null ? [] : [slice])).toSorted();
    expect(all).toEqual(
      expect.arrayContaining(['board', 'hands', 'help', 'lesson', 'rights', 'room', 'seats']),
    );
    expect(shown()).toEqual(all.toSorted());
    await lesson.submit(staff, 'seat.to-bench', { number });
    expect(shown()).toEqual(['bench', 'lesson']);
  });

  it('may do nothing but leave', async () => {
    const { number } = (await seatOf(await byLink(fox))).seat;
    const lesson = await live();
    expect(await lesson.submit(number, 'hands.raise', {})).toEqual({ ok: false, code: 'forbidden' });
    expect(await lesson.submit(number, 'bench.admit', { number })).toEqual({ ok: false, code: 'forbidden' });
    expect(await lesson.submit(number, 'seat.leave', {})).toEqual({ ok: true });
  });
});
