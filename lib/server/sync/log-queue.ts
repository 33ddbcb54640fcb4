import 'server-only';
import type { BoardRef, LogRow } from './log';
import { encodeRecords, type LogRecord } from './records';

/** `bytes` null: nothing to write, only an author who waits for what was queued before. */
export type QueueEntry<Author> = Omit<LogRecord, 'seq' | 'bytes'> & {
  readonly bytes: Uint8Array | null;
  readonly author: Author | null;
  readonly authorSeq: number;
};

export const queueBounds = { records: 20_000, bytes: 8 * 1024 * 1024 } as const;
const rowBytesMax = 1024 * 1024;

/** What a room has applied but not yet saved. A row that was taken stays the same until it is saved or refused (L4). */
export class LogQueue<Author = unknown> {
  readonly board: BoardRef;
  nextSeq: number;
  bytes = 0;
  private entries: QueueEntry<Author>[] = [];
  private taken: { readonly row: LogRow | null; readonly entries: readonly QueueEntry<Author>[] } | null =
    null;
  private full = false;

  constructor(board: BoardRef, nextSeq: number) {
    this.board = board;
    this.nextSeq = nextSeq;
  }

  get pending(): number {
    return this.entries.length + (this.taken?.entries.length ?? 0);
  }

  push(entry: QueueEntry<Author>): void {
    this.entries.push(entry);
    this.bytes += entry.bytes?.byteLength ?? 0;
  }

  /** With hysteresis (L5), so that a room at its bound does not flicker. */
  isFull(): boolean {
    const part = this.full ? 0.5 : 1;
    this.full = this.pending > queueBounds.records * part || this.bytes > queueBounds.bytes * part;
    return this.full;
  }

  /** The next row to write: the same one until `settle`. Null when nothing needs writing. */
  take(): LogRow | null {
    if (this.taken) {
      return this.taken.row;
    }
    let size = 0;
    let count = 0;
    for (const entry of this.entries) {
      size += entry.bytes?.byteLength ?? 0;
      if (count > 0 && size > rowBytesMax) {
        break;
      }
      count += 1;
    }
    if (count === 0) {
      return null;
    }
    const entries = this.entries.splice(0, count);
    this.taken = { entries, row: this.rowOf(entries) };
    return this.taken.row;
  }

  private rowOf(entries: readonly QueueEntry<Author>[]): LogRow | null {
    const firstSeq = this.nextSeq;
    const records: LogRecord[] = [];
    for (const { kind, seat, header, bytes } of entries) {
      if (bytes) {
        records.push({ seq: this.nextSeq, kind, seat, header, bytes });
        this.nextSeq += 1;
      }
    }
    return records.length === 0
      ? null
      : { board: this.board, firstSeq, lastSeq: this.nextSeq - 1, records: encodeRecords(records) };
  }

  /** What was taken is saved: returns it, so that its authors can be told. */
  settle(): readonly QueueEntry<Author>[] {
    const entries = this.taken?.entries ?? [];
    this.taken = null;
    for (const { bytes } of entries) {
      this.bytes -= bytes?.byteLength ?? 0;
    }
    return entries;
  }
}
