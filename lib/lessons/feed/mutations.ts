import 'server-only';
import { schoolDb } from '@/lib/server/db';
import { hashSecret } from '@/lib/server/seal';
import { newId, newSecret, type ClassId } from '@/lib/shared/ids';
import type { Actor } from '../data';

/** A new address; the one before opens nothing any more. The secret leaves the server here and never again. */
export async function makeFeed(actor: Actor, classId: ClassId | null): Promise<string> {
  const { scope, accountId } = actor;
  const secret = newSecret();
  await schoolDb(scope).$transaction(async (tx) => {
    await tx.calendarFeed.deleteMany({ where: { accountId, classId } });
    await tx.calendarFeed.create({
      data: { schoolId: scope.schoolId, id: newId(), accountId, classId, secretHash: hashSecret(secret) },
    });
  });
  return secret;
}

/** Whoever has the address finds nothing there from now on. */
export async function revokeFeed({ scope, accountId }: Actor, classId: ClassId | null): Promise<void> {
  await schoolDb(scope).calendarFeed.deleteMany({ where: { accountId, classId } });
}
