import 'server-only';
import { deletedParts, type DeletedPart, type DeletionCause } from '@/lib/shared/retention';
import { schoolDb, type SchoolClient } from './db';
import { isSignedDeletion, signDeletion } from './deletion-signature';
import type { SchoolScope } from './scope';

type Tx = Parameters<Extract<Parameters<SchoolClient['$transaction']>[0], (tx: never) => unknown>>[0];

export type Deleted = {
  readonly at: Date;
  readonly cause: DeletionCause;
  readonly counts: Partial<Readonly<Record<DeletedPart, number>>>;
};

/** Part of the transaction that deletes: nothing is gone without its entry, and no entry is there for what is not gone. */
export async function recordDeletions(tx: Tx, scope: SchoolScope, deleted: Deleted): Promise<void> {
  const { schoolId } = scope;
  const { at, cause, counts } = deleted;
  const parts = deletedParts.filter((part) => (counts[part] ?? 0) > 0);
  if (parts.length === 0) return;
  // Counting up locks the school's row: entries of two transactions come one after the other.
  const { deletions } = await tx.school.update({
    where: { id: schoolId },
    data: { deletions: { increment: parts.length } },
    select: { deletions: true },
  });
  const before = deletions - parts.length;
  const last = await tx.deletionEntry.findFirst({ where: { number: before }, select: { signature: true } });
  let previous = last?.signature ?? '';
  for (const [index, what] of parts.entries()) {
    const entry = { schoolId, number: before + index + 1, at, cause, what, count: counts[what] ?? 0 };
    const signature = signDeletion({ ...entry, previous });
    await tx.deletionEntry.create({ data: { ...entry, signature } });
    previous = signature;
  }
}

const pageSize = 1000;

/** Whether every entry is there, in order and as it was written. */
export async function checkDeletions(scope: SchoolScope): Promise<boolean> {
  const db = schoolDb(scope);
  const { deletions } = await db.school.findFirstOrThrow({ select: { deletions: true } });
  let previous = '';
  let number = 0;
  for (;;) {
    const page = await db.deletionEntry.findMany({
      where: { number: { gt: number } },
      orderBy: { number: 'asc' },
      take: pageSize,
    });
    for (const { signature, ...entry } of page) {
      if (entry.number !== number + 1 || !isSignedDeletion({ ...entry, previous }, signature)) return false;
      number = entry.number;
      previous = signature;
    }
    if (page.length < pageSize) return number === deletions;
  }
}
