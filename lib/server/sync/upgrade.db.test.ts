import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { recordsOf } from '@/lib/boards/protocol';
import { firstPageId } from '@/lib/boards/schema';
import { LiveLessons } from '@/lib/classroom/lessons/live';
import { liveLessons, setLiveLessons } from '@/lib/classroom/registry/live';
import { createSeat } from '@/lib/classroom/mutations';
import { subprotocol } from '@/lib/classroom/protocol';
import { unscopedDb } from '@/lib/server/unscoped';
import { newId, newSecret, type LessonId, type SeatId } from '@/lib/shared/ids';
import { drawStroke } from '@/lib/testing/board-strokes';
import { openTestDatabase } from '@/lib/testing/db';
import { makeClass, makeLesson, makeSchool, type TestSchool } from '@/lib/testing/factories';
import { mintTicket } from '../tickets';
import { handleSyncUpgrade } from './upgrade';

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let server: Server;
let base: string;
let school: TestSchool;
let lessonId: LessonId;
let boardId: string;

async function addSeat(role: 'teacher' | 'pupil', state: 'admitted' | 'bench' = 'admitted'): Promise<SeatId> {
  const none = {
    signId: null,
    accountId: null,
    cardId: null,
    deviceHash: null,
    marked: false,
    holdsSign: false,
  };
  const seat = { ...none, role, state, via: 'account' as const, secretHash: newSecret() };
  return (await createSeat(school.scope, lessonId, seat, new Date())).seatId;
}

beforeAll(async () => {
  setLiveLessons(new LiveLessons());
  database = await openTestDatabase();
  school = await makeSchool();
  lessonId = await makeLesson(school, (await makeClass(school)).classId);
  boardId = newId();
  const { schoolId } = school.scope;
  await unscopedDb().board.create({ data: { schoolId, id: boardId, lessonId } });
  const value = { drawing: true, pageId: firstPageId, clearedPageId: null };
  await unscopedDb().liveFact.create({ data: { schoolId, lessonId, slice: 'board', key: '', value } });
  server = createServer((_req, res) => res.end()).on('upgrade', (req, socket, head) => {
    void handleSyncUpgrade(req, socket, head);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await database.cleanUp();
});

/** 101 for an opened socket, else the status of the refusal. */
function knock(path: string, protocols: string[] = []): Promise<number> {
  const ws = new WebSocket(`ws://${base}${path}`, protocols);
  return new Promise((resolve) => {
    ws.on('open', () => {
      ws.close();
      resolve(101);
    });
    ws.on('unexpected-response', (_req, res) => resolve(res.statusCode ?? 0));
    ws.on('error', () => undefined);
  });
}

it('refuses before the handshake: no ticket, an invented one, a used one, one of another lesson', async () => {
  const seatId = await addSeat('pupil');
  const path = `/_sync/${lessonId}`;
  const offer = (ticket: string) => [subprotocol, `ticket.${ticket}`];
  expect(await knock(path)).toBe(401);
  expect(await knock(path, offer('0'.repeat(32)))).toBe(401);
  const ticket = mintTicket(seatId, 'sync');
  expect(await knock(path, offer(ticket))).toBe(101);
  expect(await knock(path, offer(ticket))).toBe(401);
  expect(await knock(`/_sync/${newId()}`, offer(mintTicket(seatId, 'sync')))).toBe(401);
  expect(await knock(`${path}/${boardId}/more?ticket=${mintTicket(seatId, 'sync')}`)).toBe(401);
  expect(await knock('/_sync/%%%//?ticket=x')).toBe(401);
});

it('Y1 a plain client needs an admitted seat and the right document', async () => {
  const waiting = await addSeat('pupil', 'bench');
  const seatId = await addSeat('pupil');
  await (await liveLessons().get(school.scope, lessonId))?.refreshSeats();
  expect(await knock(`/_sync/${lessonId}/${boardId}?ticket=${mintTicket(waiting, 'sync')}`)).toBe(401);
  expect(await knock(`/_sync/${lessonId}/${newId()}?ticket=${mintTicket(seatId, 'sync')}`)).toBe(404);
  expect(await knock(`/_sync/${lessonId}/${boardId}?ticket=${mintTicket(seatId, 'sync')}`)).toBe(101);
});

it('Y1 stock y-websocket clients draw on the class board', async () => {
  const connect = (seatId: SeatId) => {
    const doc = new Y.Doc();
    const provider = new WebsocketProvider(`ws://${base}/_sync/${lessonId}`, boardId, doc, {
      WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
      disableBc: true,
      params: { ticket: mintTicket(seatId, 'sync') },
    });
    return { doc, provider };
  };
  const seats = [await addSeat('pupil'), await addSeat('pupil')];
  await (await liveLessons().get(school.scope, lessonId))?.refreshSeats();
  const [anna, ben] = seats.map(connect);
  if (!anna || !ben) throw new Error('two were asked for');
  await expect.poll(() => anna.provider.synced && ben.provider.synced, { timeout: 5000 }).toBe(true);
  drawStroke(anna.doc, 'a', 99);
  await expect.poll(() => recordsOf(ben.doc).has('shape:a'), { timeout: 5000 }).toBe(true);
  [anna, ben].forEach(({ provider }) => provider.destroy());
});
