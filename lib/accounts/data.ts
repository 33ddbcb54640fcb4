import 'server-only';
import { schoolDb } from '@/lib/server/db';
import type { SchoolScope } from '@/lib/server/scope';
import type { AccountId } from '@/lib/shared/ids';

export function readAccount(scope: SchoolScope, accountId: AccountId) {
  return schoolDb(scope).account.findFirstOrThrow({ where: { id: accountId } });
}

export function readSchool(scope: SchoolScope) {
  return schoolDb(scope).school.findFirstOrThrow();
}

/** Bounded: old sign-ins end by themselves, and the newest are the ones to recognise. */
export function listSignIns(scope: SchoolScope, accountId: AccountId, now: Date) {
  return schoolDb(scope).signIn.findMany({
    where: { accountId, revokedAt: null, expiresAt: { gt: now } },
    orderBy: { lastSeenAt: 'desc' },
    take: 50,
  });
}

export function listPasskeys(scope: SchoolScope, accountId: AccountId) {
  return schoolDb(scope).passkey.findMany({
    where: { accountId },
    orderBy: { createdAt: 'asc' },
    take: 20,
  });
}

export function listAccounts(scope: SchoolScope) {
  return schoolDb(scope).account.findMany({
    where: { disabledAt: null },
    orderBy: { displayName: 'asc' },
    select: { id: true, displayName: true, role: true },
    take: 500,
  });
}

/** Who may need a new password, for admins only: the address tells apart colleagues of one name. Without one there is no password. */
export async function listColleagues(scope: SchoolScope, accountId: AccountId) {
  const rows = await schoolDb(scope).account.findMany({
    where: { disabledAt: null, id: { not: accountId }, email: { not: null } },
    orderBy: [{ displayName: 'asc' }, { email: 'asc' }],
    select: { id: true, displayName: true, email: true },
    take: 500,
  });
  return rows.map(({ email, ...row }) => ({ ...row, email: email ?? '' }));
}
