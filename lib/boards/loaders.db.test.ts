import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import * as accounts from '@/lib/accounts/gate';
import { requireReport } from '@/lib/reports/gate';
import type { SchoolScope } from '@/lib/server/scope';
import { unscopedDb } from '@/lib/server/unscoped';
import { newId, type AccountId, type LessonId } from '@/lib/shared/ids';
import { drawStroke } from '@/lib/testing/board-strokes';
import { openTestDatabase } from '@/lib/testing/db';
import { makeClass, makeLesson, makeSchool, staffOf, type TestSchool } from '@/lib/testing/factories';
import { plainJpeg } from '@/lib/testing/jpegs';
import { findClassBoard } from './data';
import { storeFile } from './files/mutations';
import { cleanJpeg } from './files/protocol';
import { boardRooms } from './live';
import { loadKeptBoard, loadKeptPicture } from './loaders';
import { recordsOf } from './protocol';

vi.mock('@/lib/accounts/gate', () => ({ findStaff: vi.fn(), requireStaff: vi.fn() }));
vi.mock('next/navigation', () => ({
  notFound: () => {
    throw new Error('not-found');
  },
}));

let cleanUp: () => Promise<void>;
let school: TestSchool;
let lessonId: LessonId;
let pictureId: string;

beforeAll(async () => {
  ({ cleanUp } = await openTestDatabase());
});
afterAll(() => cleanUp());
beforeEach(async () => {
  school = await makeSchool();
  ({ lessonId, pictureId } = await keepBoard(school));
});

/** A lesson that is over, with a stroke and a picture on its board, and another stroke on a child's slate. */
async function keepBoard({ scope }: TestSchool) {
  const { schoolId } = scope;
  const { classId } = await makeClass(school);
  const id = await makeLesson(school, classId, 'ended');
  const boards = { class: newId(), slate: newId() };
  for (const [at, [kind, boardId]] of Object.entries(boards).entries()) {
    const stream = at + 1;
    await unscopedDb().board.create({ data: { schoolId, id: boardId, lessonId: id, kind, stream } });
    const room = await boardRooms().open(scope, { lessonId: id, boardId, epoch: 1, stream });
    room.change((doc) => drawStroke(doc, `on-${kind}`, 1));
  }
  await boardRooms().closeLesson(id);
  const jpeg = cleanJpeg(plainJpeg(640, 400));
  if (!jpeg) throw new Error('a plain JPEG');
  const stored = await storeFile(scope, boards.class, jpeg);
  if (!stored.ok) throw new Error(stored.code);
  return { lessonId: id, pictureId: stored.value.id };
}

function signInAs(at: TestSchool, accountId: AccountId, role: 'admin' | 'teacher'): void {
  const staff = staffOf(at, { accountId, role });
  vi.mocked(accounts.findStaff).mockResolvedValue(staff);
  vi.mocked(accounts.requireStaff).mockResolvedValue(staff);
}

/** As the routes below the report do it. */
async function ask() {
  const { scope, lesson } = await requireReport(lessonId);
  const update = await loadKeptBoard(scope, lesson.id);
  return { update, picture: await loadKeptPicture(scope, lesson.id, pictureId) };
}

function shapesIn(update: Uint8Array | null): string[] {
  const doc = new Y.Doc();
  if (update) Y.applyUpdate(doc, update);
  return [...recordsOf(doc).keys()].filter((id) => id.startsWith('shape:'));
}

describe('[FILE-7] the board of a lesson that is over', () => {
  it('comes as everybody saw it, with its pictures, and nothing of a slate', async () => {
    signInAs(school, school.teacherId, 'teacher');
    const { update, picture } = await ask();
    expect(shapesIn(update)).toEqual(['shape:on-class']);
    expect([...(picture?.subarray(0, 2) ?? [])]).toEqual([0xff, 0xd8]);
  });

  it('is gone when it was deleted', async () => {
    signInAs(school, school.teacherId, 'teacher');
    await unscopedDb().board.deleteMany({ where: { lessonId } });
    expect(await ask()).toEqual({ update: null, picture: null });
  });

  it('[attack] another teacher, another admin and another school find no such lesson', async () => {
    const id = newId<AccountId>();
    const account = { id, email: `${id}@example.org`, displayName: 'Herr Blum', role: 'teacher' };
    await unscopedDb().account.create({ data: { schoolId: school.scope.schoolId, ...account } });
    signInAs(school, id, 'teacher');
    await expect(ask()).rejects.toThrow('not-found');
    signInAs(school, id, 'admin');
    await expect(ask()).rejects.toThrow('not-found');
    const other = await makeSchool();
    signInAs(other, other.teacherId, 'admin');
    await expect(ask()).rejects.toThrow('not-found');
  });

  it('[attack] is not to be had with the scope of another school, nor a picture by way of another lesson', async () => {
    const elsewhere: SchoolScope = (await makeSchool()).scope;
    expect(await loadKeptBoard(elsewhere, lessonId)).toBeNull();
    expect(await loadKeptPicture(elsewhere, lessonId, pictureId)).toBeNull();
    const own = await keepBoard(school);
    expect(await findClassBoard(school.scope, own.lessonId)).not.toBeNull();
    expect(await loadKeptPicture(school.scope, own.lessonId, pictureId)).toBeNull();
    expect(await loadKeptPicture(school.scope, lessonId, `${pictureId}' OR '1'='1`)).toBeNull();
  });
});
