/** Our rooms as the product runs them: rights checked, sanitized, logged to an embedded database in this process. */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { WebSocket } from 'ws';
import { boardPolicy, databaseLog } from '@/lib/boards/live';
import { isSeeded } from '@/lib/boards/permissions';
import { seedBoard } from '@/lib/boards/rules';
import { boardStream, decodeFrame, frameBytesMax } from '@/lib/classroom/protocol';
import { closeDatabase, openDatabase } from '@/lib/server/db';
import { log } from '@/lib/server/log';
import type { DocumentRoom } from '@/lib/server/sync/room';
import { Rooms } from '@/lib/server/sync/rooms';
import type { RoomMember } from '@/lib/server/sync/socket';
import { adaptSocket } from '@/lib/server/sync/ws-socket';
import { unscopedDb } from '@/lib/server/unscoped';
import { newId } from '@/lib/shared/ids';
import { makeClass, makeLesson, makeSchool } from '@/lib/testing/factories';
import { fillBoard } from './strokes';

export async function openKreide(boardCount: number, fillBytes: number) {
  log.setInfo(false);
  const folder = await mkdtemp(path.join(os.tmpdir(), 'kreide-bench-'));
  const url = process.env['BENCH_DATABASE_URL'];
  const database = await openDatabase({ url, folder: path.join(folder, 'db') });
  const rooms = new Rooms({
    log: databaseLog,
    policy: boardPolicy,
    seed: (room) => {
      if (!isSeeded(room.doc)) {
        room.change(seedBoard);
      }
    },
  });
  const opened = await openBoards(rooms, boardCount);
  if (fillBytes > 0) {
    opened[0]?.change((doc) => fillBoard(doc, fillBytes));
    await rooms.flushAll();
  }
  return {
    note: `${database.kind === 'pglite' ? 'PGlite in the same process, its CPU counted' : 'Postgres server, its CPU not counted'}`,
    accept: (ws: WebSocket, address: string) => join(opened, ws, address),
    close: async () => {
      await rooms.closeAll();
      await closeDatabase();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function openBoards(rooms: Rooms, boardCount: number): Promise<DocumentRoom[]> {
  const school = await makeSchool();
  const lessonId = await makeLesson(school, (await makeClass(school)).classId);
  const boards = Array.from({ length: boardCount }, () => newId());
  const { schoolId } = school.scope;
  await unscopedDb().board.createMany({
    data: boards.map((id, at) => ({ schoolId, id, lessonId, kind: 'table', key: id, stream: 2 + at })),
  });
  return Promise.all(
    boards.map((boardId) =>
      rooms.open({ board: { scope: school.scope, boardId, epoch: 1 }, lessonId, stream: boardStream }),
    ),
  );
}

/** The address is /board/seat; what the upgrade handler does after it has checked the ticket. */
function join(opened: readonly DocumentRoom[], ws: WebSocket, address: string): void {
  const [, board, seat] = address.split('/');
  const room = opened[Number(board)];
  if (!room) {
    ws.close();
    return;
  }
  const socket = adaptSocket(ws);
  const member: RoomMember = {
    seatNumber: Number(seat),
    isStaff: () => false,
    mayWrite: () => true,
    socket,
  };
  room.join(member);
  socket.start({
    onMessage: (bytes) => {
      const frame = decodeFrame(bytes, frameBytesMax);
      if (frame?.stream === boardStream) {
        room.receive(member, frame);
      }
    },
    onClose: () => room.leave(member),
  });
}
