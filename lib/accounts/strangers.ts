import 'server-only';
import { hashSecret } from '@/lib/server/seal';
import { unscopedDb } from '@/lib/server/unscoped';

/** What leads from a person we do not know yet to a school: an e-mail address, a passkey, an invitation. */
export function findAccountByEmail(email: string) {
  return unscopedDb().account.findUnique({ where: { email } });
}

export function findPasskey(credentialId: string) {
  return unscopedDb().passkey.findUnique({ where: { id: credentialId }, include: { account: true } });
}

export async function findInvitation(secret: string) {
  const invitation = await unscopedDb().invitation.findUnique({ where: { secretHash: hashSecret(secret) } });
  if (!invitation) return null;
  const school = await unscopedDb().school.findUnique({ where: { id: invitation.schoolId } });
  return school ? { ...invitation, schoolName: school.name } : null;
}

export function countAccounts(): Promise<number> {
  return unscopedDb().account.count();
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
