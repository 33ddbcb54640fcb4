import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SchoolScope } from '@/lib/server/scope';
import type { BoardRef } from '@/lib/server/sync/log';
import { unscopedDb } from '@/lib/server/unscoped';
import { newId } from '@/lib/shared/ids';
import { drawStroke } from '@/lib/testing/board-strokes';
import { contentOf } from '@/lib/testing/board-room';
import { openTestDatabase } from '@/lib/testing/db';
import { makeClass, makeLesson, makeSchool } from '@/lib/testing/factories';
import { describeLog, type LogUnderTest } from '@/lib/testing/log-contract';
import { TestClient } from '@/lib/testing/socket-pair';
import { databaseLog, makeBoardRooms } from './live';

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let scope: SchoolScope;
let lessonId: string;
let streams = 1;

async function makeBoard(): Promise<BoardRef> {
  const boardId = newId();
  const { schoolId } = scope;
  streams += 1;
  await unscopedDb().board.create({
    data: { schoolId, id: boardId, lessonId, kind: 'table', key: boardId, stream: streams },
  });
  return { scope, boardId, epoch: 1 };
}

beforeAll(async () => {
  database = await openTestDatabase();
  const school = await makeSchool();
  scope = school.scope;
  lessonId = await makeLesson(school, (await makeClass(school)).classId);
});
afterAll(() => database.cleanUp());

describe('the log in the database', () => {
  describeLog((): LogUnderTest => ({
    log: databaseLog,
    makeBoard,
    goneBoard: { scope, boardId: newId(), epoch: 1 },
  }));
});

const until = async (isTrue: () => boolean, timeout = 15_000) =>
  expect.poll(isTrue, { interval: 10, timeout }).toBe(true);

function exchange(clients: readonly TestClient[], isDone: () => boolean): Promise<void> {
  return until(() => {
    clients.forEach((client) => client.exchange());
    return isDone();
  });
}

describe('a board over the database', () => {
  it('L6 comes back from the log as everybody saw it', async () => {
    const { boardId } = await makeBoard();
    const board = { lessonId, boardId, epoch: 1 };
    const room = await makeBoardRooms(databaseLog).open(scope, board);
    const anna = new TestClient({ seat: 2 }).connect(room);
    await exchange([anna], () => contentOf(anna.doc) !== undefined && anna.savedSeq === anna.seq);
    for (let at = 0; at < 40; at += 1) {
      drawStroke(anna.doc, `a${at}`, 2);
    }
    await exchange([anna], () => anna.savedSeq === anna.seq);
    const again = await makeBoardRooms(databaseLog).open(scope, board);
    expect(contentOf(again.doc)).toEqual(contentOf(anna.doc));
  });
});
