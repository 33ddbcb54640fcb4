import 'server-only';
import { schoolDb } from '@/lib/server/db';
import type { SchoolScope } from '@/lib/server/scope';
import { newId } from '@/lib/shared/ids';
import { ok, refuse, type Result } from '@/lib/shared/result';
import type { CleanJpeg } from './protocol';
import { fileLimits } from './schema';

/** FILE-4. The bytes go in as base64: the embedded database's own way with bytes takes four times as long. */
export async function storeFile(
  scope: SchoolScope,
  boardId: string,
  { bytes, width, height }: CleanJpeg,
): Promise<Result<{ readonly id: string }, 'full'>> {
  return schoolDb(scope).$transaction(async (tx) => {
    const onBoard = await tx.boardFile.count({ where: { boardId } });
    const { _sum } = await tx.boardFile.aggregate({ _sum: { size: true } });
    const size = bytes.byteLength;
    if (onBoard >= fileLimits.perBoard || (_sum.size ?? 0) + size > fileLimits.schoolBytes) {
      return refuse('full');
    }
    const id = newId();
    const content = Buffer.from(bytes.buffer, bytes.byteOffset, size).toString('base64');
    await tx.$executeRaw`
      INSERT INTO "BoardFile" ("schoolId", "id", "boardId", "width", "height", "size", "bytes")
      VALUES (${scope.schoolId}, ${id}, ${boardId}, ${width}, ${height}, ${size}, decode(${content}, 'base64'))`;
    return ok({ id });
  });
}
