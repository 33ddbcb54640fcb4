import 'server-only';
import * as Y from 'yjs';
import { boardStream } from '@/lib/classroom/protocol';
import type { SchoolScope } from '@/lib/server/scope';
import { singleton } from '@/lib/server/singleton';
import type { BoardLog } from '@/lib/server/sync/log';
import type { DocumentPolicy, Touched, Writer } from '@/lib/server/sync/policy';
import type { DocumentRoom } from '@/lib/server/sync/room';
import { Rooms } from '@/lib/server/sync/rooms';
import { readRowsAbove, readSnapshots } from './data';
import { appendRows, writeSnapshot } from './mutations';
import { boardRoots, isSeeded, mayChangeRecord, mayHold } from './permissions';
import { decodeRecord, groupNames, recordsOf, toGroups, toYMap } from './protocol';
import { isDeletable, lookupIn, sanitize, seedBoard, type Lookup } from './rules';
import { documentId, type BoardRecord } from './schema';

export type LessonBoard = {
  readonly lessonId: string;
  readonly boardId: string;
  readonly epoch: number;
  /** The class board unless said otherwise. */
  readonly stream?: number;
};

export type BoardRooms = {
  /** The one room of this board, loaded from its log. @throws when the database cannot be reached */
  open(scope: SchoolScope, board: LessonBoard): Promise<DocumentRoom>;
  /** Everybody is told to come back; true if all was saved in time. */
  flushAll(): Promise<boolean>;
  closeLesson(lessonId: string): Promise<void>;
};

export const databaseLog: BoardLog = {
  append: appendRows,
  snapshots: readSnapshots,
  rowsAbove: readRowsAbove,
  saveSnapshot: writeSnapshot,
};

export const boardPolicy: DocumentPolicy = {
  roots: boardRoots,
  allows: mayChangeRecord,
  settle: settleRecords,
};

export function boardRooms(): BoardRooms {
  return singleton('board-rooms', () => makeBoardRooms(databaseLog));
}

export function makeBoardRooms(log: BoardLog): BoardRooms {
  const seed = (room: DocumentRoom) => {
    if (!isSeeded(room.doc)) {
      room.change(seedBoard);
    }
  };
  const rooms = new Rooms({ log, policy: boardPolicy, seed });
  return {
    open: (scope, { lessonId, boardId, epoch, stream = boardStream }) =>
      rooms.open({ board: { scope, boardId, epoch }, lessonId, stream }),
    flushAll: () => rooms.closeAll(),
    closeLesson: (lessonId) => rooms.closeLesson(lessonId),
  };
}

/** PERM-2, PERM-6, PERM-7. Runs inside the transaction that brought the records. */
function settleRecords(doc: Y.Doc, touched: readonly Touched[]): readonly string[] {
  const writers = new Map<string, Writer>();
  const fresh = new Set<string>();
  for (const { change, writer } of touched) {
    if (change.root === 'records' && !change.light) {
      writers.set(change.id, writer);
    }
    if (change.created) {
      fresh.add(change.id);
    }
  }
  if (writers.size === 0) {
    return [];
  }
  const lookup = lookupIn(doc, (id) => fresh.has(id));
  return [...writers].flatMap(([id, writer]) => (settleRecord(doc, id, writer, lookup) ? [] : [id]));
}

/** True if the record stands as it is. */
function settleRecord(doc: Y.Doc, id: string, writer: Writer, lookup: Lookup): boolean {
  const records = recordsOf(doc);
  const map = records.get(id);
  if (map === undefined) {
    return true;
  }
  const found = sanitize(decodeRecord(id, map), lookup);
  if ('quarantined' in found || !mayHold(found.record, writer)) {
    takeOut(doc, id, lookup);
    return false;
  }
  const isNamed = writer.isStaff || found.record.meta.by === writer.seat;
  if (!found.repaired && isNamed) {
    return true;
  }
  const record: BoardRecord = isNamed
    ? found.record
    : { ...found.record, meta: { ...found.record.meta, by: writer.seat } };
  return !rewrite(doc, record);
}

function takeOut(doc: Y.Doc, id: string, lookup: Lookup): void {
  const [kind] = id.split(':');
  if (isDeletable(kind) || lookup.isNew(id)) {
    recordsOf(doc).delete(id);
  } else if (id === documentId) {
    recordsOf(doc).set(
      id,
      toYMap({ id: documentId, typeName: 'document', gridSize: 10, name: '', meta: {} }),
    );
  } else {
    recordsOf(doc).set(id, toYMap({ id, typeName: 'page', name: '', index: 'a1', meta: {} }));
  }
}

/** Writes the groups that differ; true if any did. The stroke itself is never repaired, only taken out. */
function rewrite(doc: Y.Doc, record: BoardRecord): boolean {
  const map = recordsOf(doc).get(record.id);
  if (!(map instanceof Y.Map)) {
    return false;
  }
  const { segments: _segments, ...groups } = toGroups(record);
  let isChanged = false;
  for (const name of groupNames) {
    const next = groups[name];
    if (next !== undefined && JSON.stringify(map.get(name)) !== JSON.stringify(next)) {
      map.set(name, next);
      isChanged = true;
    }
  }
  return isChanged;
}
