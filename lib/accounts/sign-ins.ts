import 'server-only';
import { decode } from 'next-auth/jwt';
import { readEnv } from '@/lib/server/env';
import { installationKeys } from '@/lib/server/keys';
import { proveScope, type SchoolScope } from '@/lib/server/scope';
import { unscopedDb } from '@/lib/server/unscoped';
import { systemClock, type Clock } from '@/lib/shared/clock';
import { type AccountId, type SchoolId } from '@/lib/shared/ids';

/** What a checked sign-in proves: who acts, for which school. */
export type StaffGate = {
  readonly scope: SchoolScope;
  readonly accountId: AccountId;
  readonly signInId: string;
  readonly displayName: string;
  readonly role: 'admin' | 'teacher';
  readonly timeZone: string;
};

export const signInDays = 30;
const seenEveryMs = 5 * 60_000;

export function secureCookies(): boolean {
  return readEnv().PUBLIC_URL?.startsWith('https:') ?? false;
}

export function sessionCookieName(): string {
  return secureCookies() ? '__Secure-next-auth.session-token' : 'next-auth.session-token';
}

/**
 * The cookie only names a sign-in; whether it still counts is asked of the database every time, so that a revoked sign-in and
 * a disabled account stop at once.
 */
export async function findStaffByCookies(
  cookieHeader: string | null,
  now: Clock = systemClock,
): Promise<StaffGate | null> {
  const token = cookieHeader === null ? null : readCookie(cookieHeader, sessionCookieName());
  if (!token) return null;
  const claims = await decode({ token, secret: installationKeys().signIn }).catch(() => null);
  const signInId = claims?.['signInId'];
  const accountId = claims?.['accountId'];
  if (typeof signInId !== 'string' || typeof accountId !== 'string') return null;
  return findStaffBySignIn(signInId, accountId, now());
}

export async function findStaffBySignIn(
  signInId: string,
  accountId: string,
  now: Date,
): Promise<StaffGate | null> {
  const row = await unscopedDb().signIn.findFirst({
    where: {
      id: signInId,
      accountId,
      revokedAt: null,
      expiresAt: { gt: now },
      account: { disabledAt: null },
    },
    include: { account: true },
  });
  if (!row) return null;
  const { schoolId } = row;
  const school = await unscopedDb().school.findUnique({ where: { id: schoolId } });
  if (!school) return null;
  if (now.getTime() - row.lastSeenAt.getTime() > seenEveryMs) {
    await unscopedDb().signIn.updateMany({ where: { schoolId, id: signInId }, data: { lastSeenAt: now } });
  }
  return {
    scope: proveScope(schoolId as SchoolId),
    accountId: row.accountId as AccountId,
    signInId,
    displayName: row.account.displayName,
    role: row.account.role === 'admin' ? 'admin' : 'teacher',
    timeZone: school.timeZone,
  };
}

function readCookie(header: string, name: string): string | null {
  for (const part of header.split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return null;
}
