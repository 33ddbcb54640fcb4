import 'server-only';
import { schoolDb } from '@/lib/server/db';
import { Prisma } from '@/lib/server/prisma/client';
import {
  snapshotFormat,
  snapshotsKept,
  type BoardRef,
  type LogRow,
  type Snapshot,
} from '@/lib/server/sync/log';
import { findRow } from './data';

/** SPEC L2, L4, L9: see `BoardLog.append`. */
export async function appendRows(rows: readonly LogRow[]): Promise<readonly LogRow[]> {
  const refused: LogRow[] = [];
  for (const own of bySchool(rows)) {
    try {
      await insertFast(own);
    } catch (error) {
      if (!isRefusal(error)) {
        throw error;
      }
      for (const row of own) {
        if (!(await insertOne(row))) {
          refused.push(row);
        }
      }
    }
  }
  return refused;
}

function bySchool(rows: readonly LogRow[]): LogRow[][] {
  const groups = new Map<string, LogRow[]>();
  for (const row of rows) {
    const { schoolId } = row.board.scope;
    groups.set(schoolId, [...(groups.get(schoolId) ?? []), row]);
  }
  return [...groups.values()];
}

/** The one hot query of the product, twenty times a second in a busy lesson: without the query compiler, which costs more than the insert. */
async function insertFast(rows: readonly LogRow[]): Promise<void> {
  const scope = rows[0]?.board.scope;
  if (!scope) {
    return;
  }
  const values = rows.map(
    ({ board, firstSeq, lastSeq, records }) =>
      Prisma.sql`(${scope.schoolId}, ${board.boardId}, ${board.epoch}, ${BigInt(firstSeq)}, ${BigInt(lastSeq)}, decode(${base64(records)}, 'base64'))`,
  );
  await schoolDb(scope).$executeRaw`
    INSERT INTO "BoardUpdate" ("schoolId", "boardId", "epoch", "firstSeq", "lastSeq", "records")
    VALUES ${Prisma.join(values)}`;
}

/** The embedded database's own way with bytes, a string per byte, takes four times as long. */
function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}

async function insert(rows: readonly LogRow[]): Promise<void> {
  const scope = rows[0]?.board.scope;
  if (!scope) {
    return;
  }
  await schoolDb(scope).boardUpdate.createMany({
    data: rows.map(({ board, firstSeq, lastSeq, records }) => ({
      schoolId: scope.schoolId,
      boardId: board.boardId,
      epoch: board.epoch,
      firstSeq: BigInt(firstSeq),
      lastSeq: BigInt(lastSeq),
      records,
    })),
  });
}

/** False if the row can never be written. */
async function insertOne(row: LogRow): Promise<boolean> {
  const present = await findRow(row);
  if (present) {
    return Buffer.compare(present, row.records) === 0;
  }
  try {
    await insert([row]);
    return true;
  } catch (error) {
    if (!isRefusal(error)) {
      throw error;
    }
    return false;
  }
}

/** Unique or foreign key, or a raw query the database did not take: it answered, and will answer the same again. */
function isRefusal(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'P2002' || code === 'P2003' || code === 'P2010';
}

/** SPEC L7. Writing the same snapshot twice is harmless. */
export async function writeSnapshot(board: BoardRef, { uptoSeq, bytes, sha256 }: Snapshot): Promise<void> {
  const { scope, boardId, epoch } = board;
  const db = schoolDb(scope);
  const place = { boardId, epoch };
  await db.boardSnapshot.deleteMany({ where: { ...place, uptoSeq: BigInt(uptoSeq) } });
  await db.$executeRaw`
    INSERT INTO "BoardSnapshot" ("schoolId", "boardId", "epoch", "uptoSeq", "format", "bytes", "sha256")
    VALUES (${scope.schoolId}, ${boardId}, ${epoch}, ${BigInt(uptoSeq)}, ${snapshotFormat}, decode(${base64(bytes)}, 'base64'), ${sha256})`;
  const kept = await db.boardSnapshot.findMany({
    where: place,
    orderBy: { uptoSeq: 'desc' },
    take: snapshotsKept,
    select: { uptoSeq: true },
  });
  const oldest = kept.at(-1);
  if (oldest && kept.length === snapshotsKept) {
    await db.boardSnapshot.deleteMany({ where: { ...place, uptoSeq: { lt: oldest.uptoSeq } } });
    await db.boardUpdate.deleteMany({ where: { ...place, lastSeq: { lte: oldest.uptoSeq } } });
  }
}
