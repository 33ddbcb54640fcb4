import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { frameKind } from '@/lib/classroom/protocol';
import { closeDatabase, openDatabase } from '@/lib/server/db';
import { unscopedDb } from '@/lib/server/unscoped';
import { newId } from '@/lib/shared/ids';
import { contentOf } from '@/lib/testing/board-room';
import { drawStroke } from '@/lib/testing/board-strokes';
import { makeClass, makeLesson, makeSchool } from '@/lib/testing/factories';
import { startFaultProxy, throughProxy } from '@/lib/testing/fault-proxy';
import { TestClient } from '@/lib/testing/socket-pair';
import { databaseLog, makeBoardRooms } from './live';

const serverUrl = process.env['TEST_DATABASE_URL'];

async function openThroughProxy(server: string) {
  const url = new URL(server);
  const schema = `test_${randomBytes(8).toString('hex')}`;
  url.searchParams.set('schema', schema);
  const proxy = await startFaultProxy({ host: url.hostname, port: Number(url.port || 5432) });
  await openDatabase({ url: throughProxy(url.href, proxy.port), folder: null });
  const cleanUp = async () => {
    await unscopedDb().$executeRawUnsafe(`DROP SCHEMA "${schema}" CASCADE`);
    await closeDatabase();
    await proxy.close();
  };
  return { proxy, cleanUp };
}

async function exchange(clients: readonly TestClient[], isDone: () => boolean): Promise<void> {
  const step = () => {
    clients.forEach((client) => client.exchange());
    return isDone();
  };
  await expect.poll(step, { interval: 10, timeout: 15_000 }).toBe(true);
}

it.runIf(serverUrl)(
  'L4 a database that is cut off in a lesson loses nothing',
  { timeout: 60_000 },
  async () => {
    const { proxy, cleanUp } = await openThroughProxy(serverUrl ?? '');
    const school = await makeSchool();
    const lessonId = await makeLesson(school, (await makeClass(school)).classId);
    const board = { lessonId, boardId: newId(), epoch: 1 };
    await unscopedDb().board.create({
      data: { schoolId: school.scope.schoolId, id: board.boardId, lessonId },
    });
    const room = await makeBoardRooms(databaseLog).open(school.scope, board);
    const anna = new TestClient({ seat: 2 }).connect(room);
    const teacher = new TestClient({ seat: 1, isStaff: true }).connect(room);
    const all = [anna, teacher];
    await exchange(all, () => anna.seq > 0 && anna.savedSeq === anna.seq);

    proxy.cut();
    for (let at = 0; at < 40; at += 1) {
      drawStroke(anna.doc, `a${at}`, 2);
    }
    await exchange(all, () => teacher.told(frameKind.unsaved).length > 1);
    expect(anna.savedSeq).toBeLessThan(anna.seq);
    expect(contentOf(teacher.doc)).toEqual(contentOf(anna.doc));

    proxy.mend();
    await exchange(all, () => anna.savedSeq === anna.seq);
    const again = await makeBoardRooms(databaseLog).open(school.scope, board);
    expect(contentOf(again.doc)).toEqual(contentOf(anna.doc));
    await cleanUp();
  },
);
