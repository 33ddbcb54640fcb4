import 'server-only';
import type { SchoolScope } from '@/lib/server/scope';

export type BoardRef = { readonly scope: SchoolScope; readonly boardId: string; readonly epoch: number };

export type LogRow = {
  readonly board: BoardRef;
  readonly firstSeq: number;
  readonly lastSeq: number;
  readonly records: Uint8Array<ArrayBuffer>;
};

export type Snapshot = {
  readonly uptoSeq: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly sha256: string;
};
export const snapshotFormat = 'authors+yjs-v2';
export const snapshotsKept = 3;

/** The durable log of documents (SPEC L). One suite holds every implementation to it (log-contract.ts). */
export type BoardLog = {
  /**
   * Writes all rows or none and returns those that can never be written: their board is gone, or the place is taken by
   * other content. A row that is there already with equal content counts as written.
   * @throws when the log cannot be reached; the caller repeats the same rows
   */
  append(rows: readonly LogRow[]): Promise<readonly LogRow[]>;
  /** Newest first. */
  snapshots(board: BoardRef): Promise<readonly Snapshot[]>;
  /** In order of seq. */
  rowsAbove(board: BoardRef, seq: number): Promise<readonly LogRow[]>;
  /** Keeps the newest three and drops the rows that none of them needs. */
  saveSnapshot(board: BoardRef, snapshot: Snapshot): Promise<void>;
};
