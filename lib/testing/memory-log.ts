import { proveScope } from '@/lib/server/scope';
import {
  snapshotsKept,
  type BoardLog,
  type BoardRef,
  type LogRow,
  type Snapshot,
} from '@/lib/server/sync/log';
import { newId, type SchoolId } from '@/lib/shared/ids';

export function makeBoardRef(boardId: string = newId()): BoardRef {
  return { scope: proveScope(newId<SchoolId>()), boardId, epoch: 1 };
}

/** A log that can fail on demand, and shows what a database would have kept. */
export class MemoryLog implements BoardLog {
  rows: LogRow[] = [];
  kept = new Map<string, Snapshot[]>();
  appends = 0;
  /** 'lost answer': the rows are written, but the caller is told otherwise. 'hang': no answer until `release`. */
  fault: 'none' | 'unreachable' | 'lost answer' | 'hang' = 'none';
  readonly goneBoards = new Set<string>();
  private hanging: (() => void)[] = [];

  async append(rows: readonly LogRow[]): Promise<readonly LogRow[]> {
    this.appends += 1;
    if (this.fault === 'hang') {
      await new Promise<void>((resolve) => this.hanging.push(resolve));
    }
    if (this.fault === 'unreachable') {
      throw new Error('unreachable');
    }
    const refused = rows.filter((row) => !this.write(row));
    if (this.fault === 'lost answer') {
      throw new Error('connection lost');
    }
    return refused;
  }

  release(): void {
    this.fault = 'none';
    this.hanging.splice(0).forEach((resolve) => resolve());
  }

  private write(row: LogRow): boolean {
    if (this.goneBoards.has(row.board.boardId)) {
      return false;
    }
    const present = this.rows.find((one) => isSame(one.board, row.board) && one.firstSeq === row.firstSeq);
    if (present) {
      return Buffer.compare(present.records, row.records) === 0;
    }
    this.rows.push(row);
    return true;
  }

  snapshots(board: BoardRef): Promise<readonly Snapshot[]> {
    this.assertReachable();
    return Promise.resolve(this.kept.get(keyOf(board)) ?? []);
  }

  rowsAbove(board: BoardRef, seq: number): Promise<readonly LogRow[]> {
    this.assertReachable();
    return Promise.resolve(
      this.rows
        .filter((row) => isSame(row.board, board) && row.lastSeq > seq)
        .sort((one, other) => one.firstSeq - other.firstSeq),
    );
  }

  saveSnapshot(board: BoardRef, snapshot: Snapshot): Promise<void> {
    this.assertReachable();
    const others = (this.kept.get(keyOf(board)) ?? []).filter((one) => one.uptoSeq !== snapshot.uptoSeq);
    const kept = [snapshot, ...others]
      .sort((one, other) => other.uptoSeq - one.uptoSeq)
      .slice(0, snapshotsKept);
    this.kept.set(keyOf(board), kept);
    const oldest = kept.at(-1);
    if (oldest && kept.length === snapshotsKept) {
      this.rows = this.rows.filter((row) => !isSame(row.board, board) || row.lastSeq > oldest.uptoSeq);
    }
    return Promise.resolve();
  }

  private assertReachable(): void {
    if (this.fault === 'unreachable') {
      throw new Error('unreachable');
    }
  }
}

function keyOf({ boardId, epoch }: BoardRef): string {
  return `${boardId}/${epoch}`;
}

function isSame(one: BoardRef, other: BoardRef): boolean {
  return one.boardId === other.boardId && one.epoch === other.epoch;
}
