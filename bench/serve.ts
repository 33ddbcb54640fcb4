/**
 * `npm run bench:serve -- [lessons] [pupils]`: the real server with lessons that are on, and one line of JSON that tells any
 * outside client where to connect: `path` for a plain y-websocket client (room name `documentId`, `params: {ticket}`),
 * `syncPath` with subprotocol kreide.v1 for ours. A ticket works once; each seat gets several. Ends with SIGINT or SIGTERM.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createSeat } from '@/lib/classroom/mutations';
import { firstPageId } from '@/lib/boards/schema';
import { startServer } from '@/lib/server/main';
import { mintTicket } from '@/lib/server/tickets';
import { unscopedDb } from '@/lib/server/unscoped';
import { newId, newSecret, type LessonId, type SeatId } from '@/lib/shared/ids';
import type { Role } from '@/lib/shared/roles';
import { makeClass, makeLesson, makeSchool, type TestSchool } from '@/lib/testing/factories';

const dayMs = 24 * 3600_000;
const ticketsPerSeat = 5;

type Connect = { readonly role: Role; readonly seat: number; readonly tickets: readonly string[] };

async function makeOpenLesson(school: TestSchool, pupils: number) {
  const { schoolId } = school.scope;
  const { classId, signIds } = await makeClass(school, pupils);
  const lessonId = await makeLesson(school, classId);
  const boardId = newId();
  await unscopedDb().board.create({ data: { schoolId, id: boardId, lessonId } });
  const value = { drawing: true, pageId: firstPageId, clearedPageId: null };
  await unscopedDb().liveFact.create({ data: { schoolId, lessonId, slice: 'board', key: '', value } });
  const none = { signId: null, accountId: null, cardId: null, deviceHash: null, marked: false };
  const admitted = { ...none, state: 'admitted' as const };
  const add = (seat: Parameters<typeof createSeat>[2]) =>
    createSeat(school.scope, lessonId, seat, new Date());
  const teacher = { accountId: school.teacherId, secretHash: newSecret(), holdsSign: false };
  await add({ ...admitted, ...teacher, role: 'teacher', via: 'account' });
  for (const signId of signIds) {
    await add({ ...admitted, role: 'pupil', via: 'card', signId, secretHash: newSecret(), holdsSign: true });
  }
  const syncPath = `/_sync/${lessonId}`;
  return {
    lessonId,
    documentId: boardId,
    path: `${syncPath}/${boardId}`,
    syncPath,
    seats: await mintTickets(lessonId),
  };
}

async function mintTickets(lessonId: LessonId): Promise<readonly Connect[]> {
  const seats = await unscopedDb().seat.findMany({ where: { lessonId }, orderBy: { number: 'asc' } });
  const later = Date.now() + dayMs; // a load generator takes its time
  return seats.map(({ id, number, role }) => ({
    role: role === 'teacher' ? 'teacher' : 'pupil',
    seat: number,
    tickets: Array.from({ length: ticketsPerSeat }, () => mintTicket(id as SeatId, 'sync', later)),
  }));
}

async function main(): Promise<void> {
  const [lessonCount = 1, pupils = 30] = process.argv.slice(2).map(Number);
  const folder = await mkdtemp(path.join(os.tmpdir(), 'kreide-serve-'));
  process.env['DATA_DIR'] ??= folder;
  process.env['PORT'] ??= '0';
  const report = (line: string) => process.stderr.write(`${line}\n`);
  const server = await startServer({
    dev: false,
    livekitBinary: null,
    livekitProblem: 'not for a bench',
    report,
  });
  const end = () =>
    void server
      .close()
      .then(() => rm(folder, { recursive: true, force: true }))
      .finally(() => process.exit(0));
  process.once('SIGINT', end).once('SIGTERM', end);
  const school = await makeSchool();
  const lessons = [];
  for (let at = 0; at < lessonCount; at += 1) {
    lessons.push(await makeOpenLesson(school, Math.min(48, pupils)));
  }
  process.stdout.write(`${JSON.stringify({ url: server.url, lessons })}\n`);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
