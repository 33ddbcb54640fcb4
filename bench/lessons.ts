/** Lessons that are on, with every seat admitted and tickets to connect with: what load is put on. */
import { createSeat } from '@/lib/classroom/mutations';
import { firstPageId } from '@/lib/boards/schema';
import { mintTicket } from '@/lib/server/tickets';
import { unscopedDb } from '@/lib/server/unscoped';
import { newId, newSecret, type LessonId, type SeatId } from '@/lib/shared/ids';
import type { Role } from '@/lib/shared/roles';
import { makeClass, makeLesson, type TestSchool } from '@/lib/testing/factories';

const dayMs = 24 * 3600_000;
const ticketsPerSeat = 5;

export type Connect = { readonly role: Role; readonly seat: number; readonly tickets: readonly string[] };
export type OpenLesson = {
  readonly lessonId: string;
  /** For a plain y-websocket client: room name `documentId`, `params: {ticket}`. */
  readonly documentId: string;
  readonly path: string;
  /** For ours. */
  readonly syncPath: string;
  readonly seats: readonly Connect[];
};

export async function makeOpenLesson(school: TestSchool, pupils: number): Promise<OpenLesson> {
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
  const seats = await mintTickets(lessonId);
  return { lessonId, documentId: boardId, path: `${syncPath}/${boardId}`, syncPath, seats };
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
