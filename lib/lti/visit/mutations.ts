import 'server-only';
import { schoolDb } from '@/lib/server/db';
import type { SchoolScope } from '@/lib/server/scope';
import { hashSecret } from '@/lib/server/seal';
import { newId, newSecret, type AccountId } from '@/lib/shared/ids';
import type { LaunchMessage } from '../launch/schema';
import type { LtiRole } from '../schema';

export const visitHours = 8;
export const codeSeconds = 60;

export type NewVisit = {
  readonly deploymentRow: string;
  readonly stateHash: string;
  readonly role: LtiRole;
  readonly message: LaunchMessage;
};

/** LTI-5, LTI-15: a launch becomes a visit, once for its state. Null: another launch used it. */
export async function createVisit(
  scope: SchoolScope,
  { deploymentRow, stateHash, role, message }: NewVisit,
  now: Date,
): Promise<{ readonly id: string; readonly secret: string } | null> {
  const { context, link, item, sub, locale, returnUrl, deepLink } = message;
  const id = newId();
  const secret = newSecret(32);
  const { count } = await schoolDb(scope).ltiVisit.createMany({
    data: [
      {
        schoolId: scope.schoolId,
        id,
        secretHash: hashSecret(secret),
        stateHash,
        deploymentRow,
        contextId: context?.id ?? null,
        contextTitle: context?.title ?? null,
        resourceLinkId: link?.id ?? null,
        linkTitle: link?.title ?? null,
        ...{ item, role, sub, locale, returnUrl },
        ...(deepLink ? { deepLink } : {}),
        createdAt: now,
        expiresAt: new Date(now.getTime() + visitHours * 3_600_000),
      },
    ],
    skipDuplicates: true,
  });
  return count === 1 ? { id, secret } : null;
}

export async function setVisitAccount(
  scope: SchoolScope,
  id: string,
  teacher: { readonly accountId: AccountId; readonly identityId: string },
): Promise<void> {
  await schoolDb(scope).ltiVisit.updateMany({ where: { id }, data: teacher });
}

/** LTI-49: the other lobbies of the same person, too. */
export async function moveVisits(
  scope: SchoolScope,
  identityId: string,
  accountId: AccountId,
): Promise<void> {
  await schoolDb(scope).ltiVisit.updateMany({ where: { identityId }, data: { accountId } });
}

/** LTI-17: of one lobby, old codes go as new ones come. */
export async function makeCode(scope: SchoolScope, visitId: string, now: Date): Promise<string> {
  const secret = newSecret(32);
  const codes = schoolDb(scope).ltiCode;
  await codes.deleteMany({ where: { visitId, expiresAt: { lte: now } } });
  const kept = await codes.findMany({
    where: { visitId },
    orderBy: { expiresAt: 'desc' },
    skip: 4,
    take: 50,
  });
  await codes.deleteMany({ where: { secretHash: { in: kept.map(({ secretHash }) => secretHash) } } });
  const expiresAt = new Date(now.getTime() + codeSeconds * 1000);
  await codes.create({
    data: { schoolId: scope.schoolId, secretHash: hashSecret(secret), visitId, expiresAt },
  });
  return secret;
}

/** @returns whether this call used it up */
export async function useCode(scope: SchoolScope, secretHash: string, now: Date): Promise<boolean> {
  const { count } = await schoolDb(scope).ltiCode.deleteMany({
    where: { secretHash, expiresAt: { gt: now } },
  });
  return count === 1;
}
