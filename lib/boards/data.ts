import 'server-only';
import { schoolDb } from '@/lib/server/db';
import type { SchoolScope } from '@/lib/server/scope';
import {
  snapshotsKept,
  snapshotFormat,
  type BoardRef,
  type LogRow,
  type Snapshot,
} from '@/lib/server/sync/log';

export async function readSnapshots({ scope, boardId, epoch }: BoardRef): Promise<readonly Snapshot[]> {
  const rows = await schoolDb(scope).boardSnapshot.findMany({
    where: { boardId, epoch, format: snapshotFormat },
    orderBy: { uptoSeq: 'desc' },
    take: snapshotsKept,
  });
  return rows.map(({ uptoSeq, bytes, sha256 }) => ({ uptoSeq: Number(uptoSeq), bytes, sha256 }));
}

export async function readRowsAbove(board: BoardRef, seq: number): Promise<readonly LogRow[]> {
  const { scope, boardId, epoch } = board;
  const rows = await schoolDb(scope).boardUpdate.findMany({
    where: { boardId, epoch, lastSeq: { gt: BigInt(seq) } },
    orderBy: { firstSeq: 'asc' },
  });
  return rows.map(({ firstSeq, lastSeq, records }) => ({
    board,
    firstSeq: Number(firstSeq),
    lastSeq: Number(lastSeq),
    records,
  }));
}

/** The board of the whole class, while it is kept. */
export async function findClassBoard(scope: SchoolScope, lessonId: string): Promise<BoardRef | null> {
  const board = await schoolDb(scope).board.findFirst({
    where: { lessonId, kind: 'class' },
    select: { id: true, epoch: true },
  });
  return board && { scope, boardId: board.id, epoch: board.epoch };
}

export async function findRow({ board, firstSeq }: LogRow): Promise<Uint8Array | null> {
  const { scope, boardId, epoch } = board;
  const row = await schoolDb(scope).boardUpdate.findFirst({
    where: { boardId, epoch, firstSeq: BigInt(firstSeq) },
    select: { records: true },
  });
  return row?.records ?? null;
}
