import 'server-only';
import * as Y from 'yjs';
import type { SchoolScope } from '@/lib/server/scope';
import { loadDocument } from '@/lib/server/sync/load';
import type { LessonId } from '@/lib/shared/ids';
import { findClassBoard, readRowsAbove, readSnapshots } from './data';
import { readFile } from './files/data';
import { isFileId } from './files/schema';

const log = { snapshots: readSnapshots, rowsAbove: readRowsAbove };

/**
 * The class board of a lesson as its log has it, as one update; null: none is kept. Who may ask for it, a gate has
 * proved (lib/reports/gate.ts): the lesson is over, and nobody writes there any more.
 */
export async function loadKeptBoard(
  scope: SchoolScope,
  lessonId: LessonId,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const board = await findClassBoard(scope, lessonId);
  if (!board) return null;
  const { doc } = await loadDocument(log, board);
  const update = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return new Uint8Array(update);
}

/** A picture on that board, a JPEG; one of another board is none. */
export async function loadKeptPicture(
  scope: SchoolScope,
  lessonId: LessonId,
  id: string,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const board = isFileId(id) ? await findClassBoard(scope, lessonId) : null;
  const bytes = board && (await readFile(scope, { boardId: board.boardId, id }));
  return bytes && new Uint8Array(bytes);
}
