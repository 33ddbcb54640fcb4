import 'server-only';
import { createHash } from 'node:crypto';
import * as Y from 'yjs';
import { log } from '@/lib/server/log';
import type { BoardLog, BoardRef, LogRow, Snapshot } from './log';
import { decodeAuthors, decodeRecords, decodeSnapshot, encodeSnapshot } from './records';

export type LoadedDocument = {
  readonly doc: Y.Doc;
  /** Yjs client id -> seat. */
  readonly authors: Map<number, number>;
  readonly nextSeq: number;
  /** Since the newest snapshot, for L7. */
  readonly rows: number;
  readonly bytes: number;
  readonly snapshotBytes: number;
};

const perTransaction = 500;

/** The document as its log has it (L8). */
export async function loadDocument(
  boardLog: Pick<BoardLog, 'snapshots' | 'rowsAbove'>,
  board: BoardRef,
): Promise<LoadedDocument> {
  const start = openNewestSound(await boardLog.snapshots(board), board);
  const rows = await boardLog.rowsAbove(board, start.uptoSeq);
  replay(start.doc, start.authors, rows);
  if (start.doc.store.pendingStructs || start.doc.store.pendingDs) {
    log.warn('board-log-gap', { boardId: board.boardId });
    start.doc.store.pendingStructs = null;
    start.doc.store.pendingDs = null;
  }
  return {
    doc: start.doc,
    authors: start.authors,
    nextSeq: (rows.at(-1)?.lastSeq ?? start.uptoSeq) + 1,
    rows: rows.length,
    bytes: rows.reduce((sum, row) => sum + row.records.byteLength, 0),
    snapshotBytes: start.bytes,
  };
}

function openNewestSound(snapshots: readonly Snapshot[], board: BoardRef) {
  for (const snapshot of snapshots) {
    const doc = new Y.Doc();
    try {
      if (hashOf(snapshot.bytes) !== snapshot.sha256) {
        throw new Error('the hash is another one');
      }
      const { authors, state } = decodeSnapshot(snapshot.bytes);
      Y.applyUpdateV2(doc, state);
      return { doc, authors: new Map(authors), uptoSeq: snapshot.uptoSeq, bytes: state.byteLength };
    } catch (error) {
      log.error('board-snapshot-broken', error, { boardId: board.boardId, uptoSeq: snapshot.uptoSeq });
    }
  }
  return { doc: new Y.Doc(), authors: new Map<number, number>(), uptoSeq: 0, bytes: 0 };
}

function replay(doc: Y.Doc, authors: Map<number, number>, rows: readonly LogRow[]): void {
  const records = rows.flatMap((row) => decodeRecords(row.records));
  for (let at = 0; at < records.length; at += perTransaction) {
    doc.transact(() => {
      for (const record of records.slice(at, at + perTransaction)) {
        decodeAuthors(record.header).forEach(([client, seat]) => authors.set(client, seat));
        Y.applyUpdate(doc, record.bytes);
      }
    });
  }
}

export function makeSnapshot(
  doc: Y.Doc,
  authors: ReadonlyMap<number, number>,
  uptoSeq: number,
): { readonly snapshot: Snapshot; readonly stateBytes: number } {
  const state = Y.encodeStateAsUpdateV2(doc);
  const bytes = encodeSnapshot(authors, state);
  return { snapshot: { uptoSeq, bytes, sha256: hashOf(bytes) }, stateBytes: state.byteLength };
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
