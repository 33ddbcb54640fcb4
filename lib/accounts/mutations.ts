import 'server-only';
import { schoolDb } from '@/lib/server/db';
import type { SchoolScope } from '@/lib/server/scope';
import { hashSecret } from '@/lib/server/seal';
import { newId, newSecret, type AccountId } from '@/lib/shared/ids';
import { invitationDays, outsideSignInHours, signInDays } from './rules';

const dayMs = 24 * 60 * 60_000;

/** One row per signed-in browser. Ended ones of this account go at the same time: nobody needs their history. */
export async function startSignIn(
  scope: SchoolScope,
  accountId: AccountId,
  device: string,
  now: Date,
  /** Where somebody was proved to us, and what the provider calls its session there. */
  from: { readonly identityId: string; readonly outsideSession: string | null } | null = null,
): Promise<string> {
  const { schoolId } = scope;
  const id = newId();
  const db = schoolDb(scope);
  await db.signIn.deleteMany({
    where: { accountId, OR: [{ expiresAt: { lte: now } }, { revokedAt: { not: null } }] },
  });
  // Who was proved elsewhere is asked there again after a school day: nobody may have told us that she has left.
  const lastsMs = from === null ? signInDays * dayMs : outsideSignInHours * 60 * 60_000;
  const expiresAt = new Date(now.getTime() + lastsMs);
  await db.signIn.create({
    data: { schoolId, id, accountId, device, createdAt: now, lastSeenAt: now, expiresAt, ...from },
  });
  return id;
}

export async function revokeSignIn(
  scope: SchoolScope,
  accountId: AccountId,
  signInId: string,
  now: Date,
): Promise<boolean> {
  const { count } = await schoolDb(scope).signIn.updateMany({
    where: { id: signInId, accountId, revokedAt: null },
    data: { revokedAt: now },
  });
  return count > 0;
}

export async function revokeOtherSignIns(
  scope: SchoolScope,
  accountId: AccountId,
  keepId: string,
  now: Date,
): Promise<number> {
  const { count } = await schoolDb(scope).signIn.updateMany({
    where: { accountId, id: { not: keepId }, revokedAt: null },
    data: { revokedAt: now },
  });
  return count;
}

export async function setPasswordHash(
  scope: SchoolScope,
  accountId: AccountId,
  passwordHash: string,
): Promise<void> {
  await schoolDb(scope).account.updateMany({ where: { id: accountId }, data: { passwordHash } });
}

export async function setDisplayName(
  scope: SchoolScope,
  accountId: AccountId,
  displayName: string,
): Promise<void> {
  await schoolDb(scope).account.updateMany({ where: { id: accountId }, data: { displayName } });
}

/** Returns the secret once; the row only knows its hash. */
export async function createInvitation(
  scope: SchoolScope,
  createdBy: AccountId,
  role: 'admin' | 'teacher',
  now: Date,
): Promise<string> {
  const secret = newSecret();
  await schoolDb(scope).invitation.create({
    data: {
      schoolId: scope.schoolId,
      id: newId(),
      secretHash: hashSecret(secret),
      role,
      createdBy,
      createdAt: now,
      expiresAt: new Date(now.getTime() + invitationDays * dayMs),
    },
  });
  return secret;
}

/** Uses the invitation up and makes the account in one transaction; false when somebody else was faster. */
export function acceptInvitation(
  scope: SchoolScope,
  invitationId: string,
  account: { readonly email: string; readonly displayName: string; readonly passwordHash: string },
  now: Date,
): Promise<boolean> {
  return schoolDb(scope).$transaction(async (tx) => {
    const where = { id: invitationId, usedAt: null, expiresAt: { gt: now } };
    const { count } = await tx.invitation.updateMany({ where, data: { usedAt: now } });
    if (count === 0) return false;
    const { role } = await tx.invitation.findFirstOrThrow({ where: { id: invitationId } });
    await tx.account.create({ data: { schoolId: scope.schoolId, id: newId(), role, ...account } });
    return true;
  });
}

export async function savePasskey(
  scope: SchoolScope,
  accountId: AccountId,
  passkey: {
    readonly id: string;
    readonly publicKey: Uint8Array<ArrayBuffer>;
    readonly counter: number;
    readonly transports: readonly string[];
    readonly label: string;
  },
): Promise<void> {
  await schoolDb(scope).passkey.create({
    data: { schoolId: scope.schoolId, accountId, ...passkey, transports: [...passkey.transports] },
  });
}

export async function touchPasskey(
  scope: SchoolScope,
  id: string,
  counter: number,
  now: Date,
): Promise<void> {
  await schoolDb(scope).passkey.updateMany({ where: { id }, data: { counter, lastUsedAt: now } });
}

export async function deletePasskey(scope: SchoolScope, accountId: AccountId, id: string): Promise<void> {
  await schoolDb(scope).passkey.deleteMany({ where: { id, accountId } });
}
