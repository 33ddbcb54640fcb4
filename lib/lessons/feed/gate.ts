import 'server-only';
import { proveScope } from '@/lib/server/scope';
import { hashSecret } from '@/lib/server/seal';
import { unscopedDb } from '@/lib/server/unscoped';
import type { AccountId, ClassId, SchoolId } from '@/lib/shared/ids';
import type { Actor } from '../data';

/** Proof that somebody holds an address that counts now: the account is there, and may read what it asks for as that account may. */
export type FeedGate = {
  readonly actor: Actor;
  readonly classId: ClassId | null;
  readonly timeZone: string;
};

const secretPattern = /^[A-Za-z0-9_-]{16,128}$/;

/** Null for an address that never was, was replaced, or whose account is closed. */
export async function openFeed(secret: string): Promise<FeedGate | null> {
  if (!secretPattern.test(secret)) return null;
  const row = await unscopedDb().calendarFeed.findUnique({
    where: { secretHash: hashSecret(secret) },
    include: { account: { select: { role: true, disabledAt: true } } },
  });
  if (!row || row.account.disabledAt !== null) return null;
  const { schoolId, classId } = row;
  const school = await unscopedDb().school.findUnique({ where: { id: schoolId } });
  if (!school) return null;
  return {
    actor: {
      scope: proveScope(schoolId as SchoolId),
      accountId: row.accountId as AccountId,
      role: row.account.role === 'admin' ? 'admin' : 'teacher',
    },
    classId: classId as ClassId | null,
    timeZone: school.timeZone,
  };
}
