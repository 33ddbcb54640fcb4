import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cleanJpeg } from '@/lib/boards/files/protocol';
import { fileLimits } from '@/lib/boards/files/schema';
import { LiveLessons } from '@/lib/classroom/lessons/live';
import { createSeat } from '@/lib/classroom/mutations';
import { liveLessons, setLiveLessons } from '@/lib/classroom/registry/live';
import { deleteDue } from '@/lib/retention/mutations';
import { newId, newSecret, type LessonId, type SeatId } from '@/lib/shared/ids';
import { openTestDatabase } from '@/lib/testing/db';
import { makeClass, makeLesson, makeSchool, type TestSchool } from '@/lib/testing/factories';
import { comment, exif, frame, huffman, jpegOf, plainJpeg, quantization, scan } from '@/lib/testing/jpegs';
import { handleRequest } from './http';
import { mintTicket } from './tickets';
import { unscopedDb } from './unscoped';

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let server: Server;
let base: string;
let school: TestSchool;

beforeAll(async () => {
  setLiveLessons(new LiveLessons());
  database = await openTestDatabase();
  school = await makeSchool();
  const next = () => Promise.reject(new Error('no page is asked for'));
  server = createServer((req, res) => void handleRequest(req, res, { next, dev: false }));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await database.cleanUp();
});

type Room = {
  readonly school: TestSchool;
  readonly lessonId: LessonId;
  readonly boardId: string;
  readonly teacher: SeatId;
  readonly pupil: SeatId;
  readonly bench: SeatId;
};

async function openRoom(of = school): Promise<Room> {
  const { classId } = await makeClass(of, 3);
  const lessonId = await makeLesson(of, classId);
  const boardId = newId();
  const { schoolId } = of.scope;
  await unscopedDb().board.create({ data: { schoolId, id: boardId, lessonId } });
  const none = { signId: null, accountId: null, cardId: null, deviceHash: null, marked: false };
  const add = async (role: 'teacher' | 'pupil', state: 'admitted' | 'bench' = 'admitted') => {
    const seat = { ...none, holdsSign: false, role, state, via: 'account' as const, secretHash: newSecret() };
    return (await createSeat(of.scope, lessonId, seat, new Date())).seatId;
  };
  const [teacher, pupil, bench] = [await add('teacher'), await add('pupil'), await add('pupil', 'bench')];
  return { school: of, lessonId, boardId, teacher, pupil, bench };
}

type Ask = { readonly seat?: SeatId | undefined; readonly headers?: Record<string, string> };
const headersOf = ({ seat, headers }: Ask): Record<string, string> => ({
  ...(seat ? { authorization: `Bearer ${mintTicket(seat, 'files')}` } : {}),
  ...headers,
});

async function send(lessonId: string, body: Uint8Array<ArrayBuffer>, ask: Ask) {
  const answer = await fetch(`${base}/_files/${lessonId}`, {
    method: 'POST',
    headers: headersOf(ask),
    body,
  });
  const told: unknown = await answer.json().catch(() => null);
  return { status: answer.status, told };
}

const read = (lessonId: string, id: string, ask: Ask = {}) =>
  fetch(`${base}/_files/${lessonId}/${id}`, { headers: headersOf(ask) });

async function stored(room: Room, body = plainJpeg()): Promise<string> {
  const { told } = await send(room.lessonId, body, { seat: room.teacher });
  return String(Object(told)['id']);
}

describe('[FILE-5] who puts a picture on the board and who reads it', () => {
  it('staff put, everybody in class reads, in a frame in which nothing can run', async () => {
    const room = await openRoom();
    const sent = await send(room.lessonId, plainJpeg(640, 400), { seat: room.teacher });
    expect(sent).toEqual({ status: 201, told: { id: expect.stringMatching(/^\w{26}$/) as string } });
    const answer = await read(room.lessonId, String(Object(sent.told)['id']), { seat: room.pupil });
    expect(answer.status).toBe(200);
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(cleanJpeg(plainJpeg(640, 400))?.bytes);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'private, no-store',
    });
  });

  it('a child puts none there, and nothing of it is stored', async () => {
    const room = await openRoom();
    const sent = await send(room.lessonId, plainJpeg(), { seat: room.pupil });
    expect(sent).toEqual({ status: 403, told: { code: 'forbidden' } });
    expect(await unscopedDb().boardFile.count({ where: { boardId: room.boardId } })).toBe(0);
  });

  it('who waits, who is removed, who has no ticket or another kind of it, gets nothing', async () => {
    const room = await openRoom();
    const id = await stored(room);
    expect((await read(room.lessonId, id)).status).toBe(401);
    expect((await read(room.lessonId, id, { seat: room.bench })).status).toBe(401);
    for (const kind of ['sync', 'media', 'view'] as const) {
      const headers = { authorization: `Bearer ${mintTicket(room.teacher, kind)}` };
      expect((await read(room.lessonId, id, { headers })).status, kind).toBe(401);
    }
    const headers = headersOf({ seat: room.pupil });
    expect((await read(room.lessonId, id, { headers })).status).toBe(200);
    await unscopedDb().seat.updateMany({ where: { id: room.pupil }, data: { state: 'removed' } });
    await (await liveLessons().get(school.scope, room.lessonId))?.refreshSeats();
    expect((await read(room.lessonId, id, { headers })).status).toBe(401);
    await (await liveLessons().get(school.scope, room.lessonId))?.end();
    expect((await read(room.lessonId, id, { seat: room.teacher })).status).toBe(401);
  });

  it('a picture of another lesson, or of another school, is not there', async () => {
    const [here, there] = [await openRoom(), await openRoom()];
    const away = await openRoom(await makeSchool());
    for (const other of [there, away]) {
      const id = await stored(other);
      expect((await read(here.lessonId, id, { seat: here.teacher })).status).toBe(404);
      expect((await read(other.lessonId, id, { seat: here.teacher })).status).toBe(401);
      expect((await send(other.lessonId, plainJpeg(), { seat: here.teacher })).status).toBe(401);
    }
  });

  it('another site asks in vain, and so do addresses that are none', async () => {
    const room = await openRoom();
    const id = await stored(room);
    const foreign = { seat: room.teacher, headers: { origin: 'https://a.example' } };
    expect((await read(room.lessonId, id, foreign)).status).toBe(401);
    expect((await send(room.lessonId, plainJpeg(), foreign)).status).toBe(401);
    for (const odd of [`${id}/more`, '', `${id}?x=1`, 'a%00b', "' or 1=1"]) {
      expect((await read(room.lessonId, odd, { seat: room.teacher })).status, odd).toBe(404);
    }
    const put = await fetch(`${base}/_files/${room.lessonId}/${id}`, {
      method: 'DELETE',
      headers: headersOf({ seat: room.teacher }),
    });
    expect(put.status).toBe(404);
    expect((await read(room.lessonId, id, { seat: room.teacher })).status).toBe(200);
  });
});

describe('[FILE-3] the server does not believe a browser, not even a teacher’s', () => {
  it.each([
    ['a page of the web', Buffer.from('<html><script>alert(1)</script></html>')],
    ['a PDF', Buffer.from('%PDF-1.7\n')],
    ['a PNG', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')],
    ['a picture that unfolds to gigabytes', plainJpeg(65_535, 65_535)],
    ['nothing', Buffer.alloc(0)],
  ])('%s is refused', async (_what, body) => {
    const room = await openRoom();
    const headers = { 'content-type': 'image/jpeg' };
    const sent = await send(room.lessonId, Uint8Array.from(body), { seat: room.teacher, headers });
    expect(sent).toEqual({ status: 415, told: { code: 'not-a-picture' } });
    expect(await unscopedDb().boardFile.count({ where: { boardId: room.boardId } })).toBe(0);
  });

  it('where a photo was taken is gone before it is stored', async () => {
    const room = await openRoom();
    const dirty = jpegOf([exif, quantization, comment, frame(64, 40), huffman, scan]);
    const id = await stored(room, dirty);
    const row = await unscopedDb().boardFile.findFirstOrThrow({ where: { id } });
    expect(Buffer.from(row.bytes).toString('latin1')).not.toMatch(/Exif|GPS|Anna|script/);
    expect(row).toMatchObject({ width: 64, height: 40, size: row.bytes.byteLength });
  });
});

describe('[FILE-4] nothing grows without bound', () => {
  it('what is too large is refused, also when its header promised less or nothing', async () => {
    const room = await openRoom();
    const large = new Uint8Array(fileLimits.bytes + 1);
    expect(await send(room.lessonId, large, { seat: room.teacher })).toEqual({
      status: 413,
      told: { code: 'too-large' },
    });
    const status = await new Promise<number>((resolve, reject) => {
      const sending = request(
        `${base}/_files/${room.lessonId}`,
        { method: 'POST', headers: { ...headersOf({ seat: room.teacher }), 'transfer-encoding': 'chunked' } },
        (res) => {
          res.resume();
          resolve(res.statusCode ?? 0);
          sending.destroy();
        },
      );
      sending.on('error', reject);
      for (let sent = 0; sent <= fileLimits.bytes; sent += 100_000) sending.write(large.subarray(0, 100_000));
    });
    expect(status).toBe(413);
  });

  it('the board takes so many pictures and no more, also when they come at once', async () => {
    const room = await openRoom();
    const { schoolId } = school.scope;
    const row = { schoolId, boardId: room.boardId, width: 1, height: 1, size: 1, bytes: new Uint8Array(1) };
    const data = Array.from({ length: fileLimits.perBoard - 2 }, () => ({ ...row, id: newId() }));
    await unscopedDb().boardFile.createMany({ data });
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => send(room.lessonId, plainJpeg(), { seat: room.teacher })),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(2);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(4);
    expect(answers.find(({ status }) => status === 409)?.told).toEqual({ code: 'full' });
  });

  it('so does the school, over all its lessons; another school has its own', async () => {
    const [full, free] = [await openRoom(await makeSchool()), await openRoom(await makeSchool())];
    const { schoolId } = full.school.scope;
    const row = {
      schoolId,
      id: newId(),
      boardId: full.boardId,
      width: 1,
      height: 1,
      bytes: new Uint8Array(1),
    };
    await unscopedDb().boardFile.create({ data: { ...row, size: fileLimits.schoolBytes } });
    expect((await send(full.lessonId, plainJpeg(), { seat: full.teacher })).status).toBe(409);
    expect((await send(free.lessonId, plainJpeg(), { seat: free.teacher })).status).toBe(201);
  });

  it('a seat that asks without end has to wait; the others do not', async () => {
    const room = await openRoom();
    const id = await stored(room);
    const headers = headersOf({ seat: room.pupil });
    const asked = Array.from({ length: 200 }, () => read(room.lessonId, id, { headers }));
    const statuses = new Set((await Promise.all(asked)).map(({ status }) => status));
    expect(statuses).toEqual(new Set([200, 429]));
    expect((await read(room.lessonId, id, { seat: room.teacher })).status).toBe(200);
  });

  it('pictures go with their board when its time is over', async () => {
    const own = await makeSchool();
    const room = await openRoom(own);
    await stored(room);
    await (await liveLessons().get(own.scope, room.lessonId))?.end();
    const days = { boardDays: 30, attendanceDays: 14, reportDays: 30 };
    const after = (count: number) => new Date(Date.now() + count * 86_400_000);
    await deleteDue(own.scope, { now: after(29), days });
    expect(await unscopedDb().boardFile.count({ where: { boardId: room.boardId } })).toBe(1);
    await deleteDue(own.scope, { now: after(31), days });
    expect(await unscopedDb().boardFile.count({ where: { boardId: room.boardId } })).toBe(0);
  });
});
