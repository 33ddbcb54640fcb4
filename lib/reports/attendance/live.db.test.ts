import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { liveLessons } from '@/lib/classroom/registry/live';
import { hearMediaNews } from '@/lib/classroom/seat/live';
import { unscopedDb } from '@/lib/server/unscoped';
import { openTestDatabase } from '@/lib/testing/db';
import { makeSchool } from '@/lib/testing/factories';
import { LessonRoom } from '@/lib/testing/lesson-room';
import { listAttendance } from './data';

let cleanUp: () => Promise<void>;
let room: LessonRoom;

beforeAll(async () => {
  ({ cleanUp } = await openTestDatabase());
});
afterAll(() => cleanUp());
beforeEach(async () => {
  room = await LessonRoom.open(await makeSchool());
});

const bear = { animal: 'bear', badge: 'sun' } as const;
const rows = () =>
  unscopedDb().attendance.findMany({
    where: { lessonId: room.lessonId },
    orderBy: { sign: { position: 'asc' } },
  });
const at = (time: string) => new Date(`2026-11-24T${time}Z`);

describe('[ATTEND-1] who was there', () => {
  it('is present, late or absent when the lesson ends, by sign, with minutes', async () => {
    await room.come();
    room.pass(10);
    const { leave } = await room.come(bear);
    room.pass(5);
    leave();
    room.pass(30);
    await room.end();
    expect(await rows()).toMatchObject([
      { signId: room.signIds[0], seen: 'present', seconds: 45 * 60, firstSeenAt: at('07:00:00') },
      { signId: room.signIds[1], seen: 'late', seconds: 5 * 60, lastSeenAt: at('07:15:00') },
      { signId: room.signIds[2], seen: 'absent', seconds: 0, firstSeenAt: null, edited: null },
    ]);
  });

  it('is counted once for a child whose line drops and comes back, without the time between', async () => {
    const { number, leave } = await room.come();
    room.pass(10);
    leave();
    room.pass(3);
    await room.connect(number);
    room.pass(2);
    await room.end();
    expect((await rows())[0]).toMatchObject({
      seconds: 12 * 60,
      firstSeenAt: at('07:00:00'),
      lastSeenAt: at('07:15:00'),
    });
  });

  it('was not there while it waited at the bench, and not when it came with a sign that another one holds', async () => {
    await room.connect(await room.knock(bear));
    await room.come();
    await room.connect(await room.knock());
    room.pass(45);
    await room.end();
    expect((await rows()).map(({ seen }) => seen)).toEqual(['present', 'absent', 'absent']);
  });

  it('is not written down at all when no child came', async () => {
    room.pass(45);
    await room.end();
    expect(await rows()).toEqual([]);
  });
});

describe('[ATTEND-3] what was seen', () => {
  it('is there after a kill: the first sight stays, and counting goes on with the next process', async () => {
    const { number } = await room.come();
    await vi.waitFor(async () => expect(await rows()).toHaveLength(1));
    room.pass(1);
    room.restart();
    room.pass(1);
    await room.connect(number);
    room.pass(20);
    await room.end();
    expect((await rows())[0]).toMatchObject({
      seen: 'present',
      firstSeenAt: at('07:00:00'),
      lastSeenAt: at('07:22:00'),
      seconds: 20 * 60,
    });
  });

  it('is stored by an orderly end of the process without waiting for the next note', async () => {
    await room.come();
    room.pass(0.5);
    const lesson = await room.lesson();
    lesson.close();
    await lesson.drained();
    expect((await rows())[0]).toMatchObject({ seconds: 30, seen: null });
  });

  it('grows with each minute by what was seen since, for who came first and for who came later', async () => {
    await room.come();
    await vi.waitFor(async () => expect(await rows()).toHaveLength(1));
    const { presence } = await room.lesson();
    const nextMinute = async () => {
      room.pass(1);
      await presence.settle();
    };
    await nextMinute();
    await nextMinute();
    const { leave } = await room.come(bear);
    await nextMinute();
    leave();
    await nextMinute();
    await nextMinute();
    expect(await rows()).toMatchObject([
      { seconds: 5 * 60, lastSeenAt: at('07:05:00') },
      { seconds: 60, lastSeenAt: at('07:03:00') },
    ]);
  });

  it('writes nothing with each beat: a line that drops twenty times at once is one row and few writes', async () => {
    const { number, leave } = await room.come();
    await vi.waitFor(async () => expect(await rows()).toHaveLength(1));
    leave();
    const before = await rows();
    for (let times = 0; times < 20; times += 1) (await room.connect(number))();
    expect(await rows()).toEqual(before);
  });

  it('is kept for the others when a child is deleted during the lesson', async () => {
    await room.come();
    await room.come(bear);
    await unscopedDb().sign.deleteMany({ where: { id: room.signIds[1] ?? '' } });
    room.pass(45);
    await room.end();
    expect((await rows()).map(({ seen }) => seen)).toEqual(['present', 'absent']);
  });

  it('is neither lost nor counted twice when the end of the lesson cannot be stored', async () => {
    await room.come();
    room.pass(10);
    const lesson = await room.lesson();
    const away = vi.spyOn(unscopedDb(), '$extends').mockImplementation(() => {
      throw new Error('the database is away');
    });
    await expect(lesson.end()).rejects.toThrow('away');
    away.mockRestore();
    expect(lesson.state.lesson.state).toBe('live');
    room.pass(10);
    await room.end();
    expect((await rows())[0]).toMatchObject({ seen: 'present', seconds: 20 * 60 });
  });
});

describe('[ATTEND-5] the media server as a second witness', () => {
  type Told = {
    readonly kind: 'joined' | 'left';
    readonly number: number;
    readonly sid: string;
    readonly table?: number;
  };
  const tell = async ({ kind, number, sid, table }: Told): Promise<void> => {
    const lesson = await room.lesson();
    const identity = lesson.seat(number)?.mediaIdentity ?? '';
    hearMediaNews({ kind, identity, sid, room: lesson.mediaRoomAt(table ?? null) });
    await liveLessons().known(room.lessonId); // what hears it waits for this too
  };
  const silent = async () => {
    const found = await listAttendance(room.school.scope, room.lessonId, { withNames: false });
    return found.map(({ isSilent }) => isSilent);
  };

  it('says how long of its time a child had sound and picture; who never had is marked, and is present all the same', async () => {
    const { number } = await room.come();
    await room.come(bear);
    room.pass(5);
    await tell({ kind: 'joined', number, sid: 'one' });
    room.pass(20);
    await tell({ kind: 'left', number, sid: 'one' });
    room.pass(20);
    await room.end();
    expect(await rows()).toMatchObject([
      { seen: 'present', seconds: 45 * 60, mediaSeconds: 20 * 60 },
      { seen: 'present', seconds: 45 * 60, mediaSeconds: 0 },
      { seen: 'absent', seconds: 0, mediaSeconds: 0 },
    ]);
    expect(await silent()).toEqual([false, true, false]);
  });

  it('marks nobody when nobody had any: then there was no media server', async () => {
    await room.come();
    room.pass(45);
    await room.end();
    expect(await silent()).toEqual([false, false, false]);
  });

  it('[WITNESS-2] believes neither a late farewell of a connection that was replaced, nor that a move to a table is one', async () => {
    const { number } = await room.come();
    await tell({ kind: 'joined', number, sid: 'one' });
    await tell({ kind: 'joined', number, sid: 'two' });
    await tell({ kind: 'left', number, sid: 'one' });
    room.pass(10);
    await tell({ kind: 'joined', number, sid: 'three', table: 2 });
    await tell({ kind: 'left', number, sid: 'two' });
    room.pass(10);
    await room.end();
    expect((await rows())[0]).toMatchObject({ mediaSeconds: 20 * 60 });
  });

  it('[WITNESS-2] is set right by a list of who is there, and has no word about those who are not here', async () => {
    const { number, leave } = await room.come();
    await tell({ kind: 'joined', number, sid: 'one' });
    room.pass(10);
    const list = { kind: 'present', room: (await room.lesson()).mediaRoomAt(null), sids: new Map() } as const;
    hearMediaNews(list);
    await liveLessons().known(room.lessonId);
    room.pass(5);
    leave();
    await tell({ kind: 'joined', number, sid: 'two' });
    room.pass(20);
    await room.end();
    expect((await rows())[0]).toMatchObject({ seconds: 15 * 60, mediaSeconds: 10 * 60 });
  });
});
