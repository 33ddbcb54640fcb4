import { expect, it } from 'vitest';
import type { BoardLog, BoardRef, LogRow } from '@/lib/server/sync/log';

export type LogUnderTest = {
  readonly log: BoardLog;
  readonly makeBoard: () => Promise<BoardRef>;
  readonly goneBoard: BoardRef;
};

function row(board: BoardRef, firstSeq: number, lastSeq = firstSeq, byte = firstSeq): LogRow {
  return { board, firstSeq, lastSeq, records: new Uint8Array([byte % 256, 0, 255]) };
}

const plain = (rows: readonly LogRow[]) =>
  rows.map(({ firstSeq, lastSeq, records }) => [firstSeq, lastSeq, ...records]);

function snapshot(uptoSeq: number) {
  return { uptoSeq, bytes: new Uint8Array([uptoSeq % 256, 0, 1]), sha256: `hash-${uptoSeq}` };
}

/** What every `BoardLog` promises, for the one in memory and the one in the database. */
export function describeLog(open: () => LogUnderTest): void {
  it('L1 L2 rows of several boards written at once come back in order, each to its own', async () => {
    const { log, makeBoard } = open();
    const [one, two] = [await makeBoard(), await makeBoard()];
    expect(await log.append([row(one, 1, 3), row(two, 1), row(one, 4)])).toEqual([]);
    expect(plain(await log.rowsAbove(one, 0))).toEqual([
      [1, 3, 1, 0, 255],
      [4, 4, 4, 0, 255],
    ]);
    expect(plain(await log.rowsAbove(one, 3))).toEqual([[4, 4, 4, 0, 255]]);
    expect(plain(await log.rowsAbove(two, 0))).toHaveLength(1);
  });

  it('L4 writing the same rows again counts as written and changes nothing', async () => {
    const { log, makeBoard } = open();
    const board = await makeBoard();
    const rows = [row(board, 1), row(board, 2)];
    await log.append(rows);
    expect(await log.append(rows)).toEqual([]);
    expect(await log.append([...rows, row(board, 3)])).toEqual([]);
    expect(await log.rowsAbove(board, 0)).toHaveLength(3);
  });

  it('L9 a place taken by other content and a board that is gone are refused, the rest is written', async () => {
    const { log, makeBoard, goneBoard } = open();
    const [one, two] = [await makeBoard(), await makeBoard()];
    await log.append([row(one, 1, 1, 7)]);
    const refused = await log.append([row(one, 1, 1, 8), row(two, 1), row(goneBoard, 1)]);
    expect(refused.map(({ board }) => board.boardId).sort()).toEqual([one.boardId, goneBoard.boardId].sort());
    expect(plain(await log.rowsAbove(one, 0))).toEqual([[1, 1, 7, 0, 255]]);
    expect(await log.rowsAbove(two, 0)).toHaveLength(1);
  });

  it('L7 keeps the newest three snapshots and the rows above the oldest of them', async () => {
    const { log, makeBoard } = open();
    const board = await makeBoard();
    for (const seq of [1, 2, 3, 4, 5]) {
      await log.append([row(board, seq)]);
      await log.saveSnapshot(board, snapshot(seq));
      await log.saveSnapshot(board, snapshot(seq));
    }
    expect((await log.snapshots(board)).map(({ uptoSeq }) => uptoSeq)).toEqual([5, 4, 3]);
    expect((await log.snapshots(board))[0]).toMatchObject({ sha256: 'hash-5' });
    expect(plain(await log.rowsAbove(board, 0))).toEqual([
      [4, 4, 4, 0, 255],
      [5, 5, 5, 0, 255],
    ]);
  });
}
