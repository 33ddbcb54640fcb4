import 'server-only';
import { schoolDb } from '@/lib/server/db';
import type { SchoolScope } from '@/lib/server/scope';
import type { AccountId } from '@/lib/shared/ids';

export function listIdentities(scope: SchoolScope, accountId: AccountId) {
  return schoolDb(scope).outsideIdentity.findMany({
    where: { accountId },
    orderBy: { createdAt: 'asc' },
    select: { id: true, kind: true, provider: true, label: true, lastUsedAt: true },
    take: 20,
  });
}

/** Whether a launch from an LMS made the account of this identity: then she may have another one. */
export async function isMadeByLaunch(scope: SchoolScope, identityId: string): Promise<boolean> {
  const where = { id: identityId, kind: 'lti', madeAccount: true };
  return (await schoolDb(scope).outsideIdentity.count({ where })) > 0;
}
