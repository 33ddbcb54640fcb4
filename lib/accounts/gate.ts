import 'server-only';
import { decode } from 'next-auth/jwt';
import { cache } from 'react';
import { isSecure } from '@/lib/server/host';
import { installationKeys } from '@/lib/server/keys';
import { proveScope, type SchoolScope } from '@/lib/server/scope';
import { hashSecret } from '@/lib/server/seal';
import { unscopedDb } from '@/lib/server/unscoped';
import type { AccountId, SchoolId } from '@/lib/shared/ids';
import { readCookie } from './rules';

// The server entry loads this file too, and there Next's request modules do not exist: they are imported where they are used.

/** What a checked sign-in proves: who acts, for which school. */
export type StaffGate = {
  readonly scope: SchoolScope;
  readonly accountId: AccountId;
  readonly signInId: string;
  readonly displayName: string;
  readonly role: 'admin' | 'teacher';
  readonly timeZone: string;
};

const seenEveryMs = 5 * 60_000;

export function sessionCookieName(): string {
  return isSecure() ? '__Secure-next-auth.session-token' : 'next-auth.session-token';
}

/** Who is signed in, or null; asked once per request. */
export const findStaff = cache(async (): Promise<StaffGate | null> => {
  const { headers } = await import('next/headers');
  return findStaffByCookies((await headers()).get('cookie'), new Date());
});

/** For staff pages and actions: sends everybody else to the sign-in page. */
export async function requireStaff(): Promise<StaffGate> {
  const staff = await findStaff();
  if (staff) return staff;
  const { redirect } = await import('next/navigation');
  return redirect('/sign-in');
}

/** For the pages of a school's admin: for everybody else they do not exist. */
export async function requireAdmin(): Promise<StaffGate> {
  const staff = await requireStaff();
  if (staff.role === 'admin') return staff;
  const { notFound } = await import('next/navigation');
  return notFound();
}

/** The same check for a socket's handshake, from the raw header. */
export function staffForUpgrade(cookieHeader: string | undefined): Promise<StaffGate | null> {
  return findStaffByCookies(cookieHeader ?? null, new Date());
}

/**
 * The cookie only names a sign-in; whether it still counts is asked of the database every time, so that a revoked sign-in and
 * a disabled account stop at once.
 */
export async function findStaffByCookies(cookieHeader: string | null, now: Date): Promise<StaffGate | null> {
  const token = readCookie(cookieHeader ?? '', sessionCookieName());
  if (token === null) return null;
  const claims = await decode({ token, secret: installationKeys().signIn }).catch(() => null);
  const signInId = claims?.['signInId'];
  const accountId = claims?.['accountId'];
  if (typeof signInId !== 'string' || typeof accountId !== 'string') return null;
  return findStaffBySignIn(signInId, accountId, now);
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

/** An account that may sign in. The scope is proved only once the password or the passkey is. */
export type KnownAccount = { readonly scope: SchoolScope; readonly accountId: AccountId };

export async function findAccountByEmail(
  email: string,
): Promise<(KnownAccount & { readonly passwordHash: string | null; readonly isDisabled: boolean }) | null> {
  const account = await unscopedDb().account.findUnique({ where: { email } });
  if (!account) return null;
  return { ...known(account.schoolId, account.id), ...account, isDisabled: account.disabledAt !== null };
}

export async function findPasskey(credentialId: string) {
  const passkey = await unscopedDb().passkey.findUnique({
    where: { id: credentialId },
    include: { account: true },
  });
  if (!passkey || passkey.account.disabledAt !== null) return null;
  const { id, publicKey, counter } = passkey;
  return { ...known(passkey.schoolId, passkey.accountId), id, publicKey, counter };
}

function known(schoolId: string, accountId: string): KnownAccount {
  return { scope: proveScope(schoolId as SchoolId), accountId: accountId as AccountId };
}

export async function findInvitation(secret: string) {
  const row = await unscopedDb().invitation.findUnique({ where: { secretHash: hashSecret(secret) } });
  const school = row && (await unscopedDb().school.findUnique({ where: { id: row.schoolId } }));
  if (!school) return null;
  const { id, expiresAt, usedAt } = row;
  return { id, expiresAt, usedAt, schoolName: school.name, scope: proveScope(school.id as SchoolId) };
}

/** Whom a reset link is for; null when it never was, was replaced, or the account is closed or has no e-mail to sign in with. */
export async function findReset(secret: string) {
  const row = await unscopedDb().passwordReset.findUnique({
    where: { secretHash: hashSecret(secret) },
    include: { account: true },
  });
  if (!row || row.account.disabledAt !== null) return null;
  const { id, expiresAt, usedAt, account } = row;
  const { email, displayName } = account;
  if (email === null) return null;
  return { ...known(row.schoolId, row.accountId), id, expiresAt, usedAt, email, displayName };
}

export async function hasAccounts(): Promise<boolean> {
  return (await unscopedDb().account.findFirst({ select: { id: true } })) !== null;
}

/** The first school of an installation is made by its first account. */
export async function createSchoolWithAdmin(row: {
  readonly schoolId: string;
  readonly accountId: string;
  readonly schoolName: string;
  readonly timeZone: string;
  readonly email: string;
  readonly displayName: string;
  readonly passwordHash: string;
}): Promise<void> {
  const { schoolId, accountId, schoolName, timeZone, ...account } = row;
  await unscopedDb().$transaction([
    unscopedDb().school.create({ data: { id: schoolId, name: schoolName, timeZone } }),
    unscopedDb().account.create({ data: { schoolId, id: accountId, role: 'admin', ...account } }),
  ]);
}
