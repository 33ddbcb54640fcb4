import 'server-only';
import { schoolDb } from '@/lib/server/db';
import type { SchoolScope } from '@/lib/server/scope';

/** A picture of this board; one of another board is none. */
export async function readFile(
  scope: SchoolScope,
  { boardId, id }: { readonly boardId: string; readonly id: string },
): Promise<Uint8Array | null> {
  const row = await schoolDb(scope).boardFile.findFirst({ where: { boardId, id }, select: { bytes: true } });
  return row?.bytes ?? null;
}
