import 'server-only';
import { schoolDb } from '@/lib/server/db';
import type { SchoolScope } from '@/lib/server/scope';
import { hashSecret } from '@/lib/server/seal';
import { newId, newSecret, type AccountId } from '@/lib/shared/ids';
import { resetHours } from '../rules';

/**
 * Returns the secret once; the row only knows its hash. Links made before for the same account stop working.
 * Null: no such colleague, the account is closed, or has no e-mail to sign in with.
 */
export function createReset(scope: SchoolScope, accountId: AccountId, now: Date): Promise<string | null> {
  return schoolDb(scope).$transaction(async (tx) => {
    if ((await tx.account.count({ where: { id: accountId, disabledAt: null, email: { not: null } } })) === 0)
      return null;
    await tx.passwordReset.deleteMany({ where: { accountId } });
    const secret = newSecret();
    await tx.passwordReset.create({
      data: {
        schoolId: scope.schoolId,
        id: newId(),
        accountId,
        secretHash: hashSecret(secret),
        createdAt: now,
        expiresAt: new Date(now.getTime() + resetHours * 60 * 60_000),
      },
    });
    return secret;
  });
}

/** Uses the link up, sets the password and ends every sign-in in one transaction; false when somebody else was faster. */
export function acceptReset(
  scope: SchoolScope,
  reset: { readonly id: string; readonly accountId: AccountId },
  passwordHash: string,
  now: Date,
): Promise<boolean> {
  const { id, accountId } = reset;
  return schoolDb(scope).$transaction(async (tx) => {
    const { count } = await tx.passwordReset.updateMany({
      where: { id, usedAt: null, expiresAt: { gt: now } },
      data: { usedAt: now },
    });
    if (count === 0) return false;
    await tx.account.updateMany({ where: { id: accountId }, data: { passwordHash } });
    await tx.signIn.updateMany({ where: { accountId, revokedAt: null }, data: { revokedAt: now } });
    return true;
  });
}
