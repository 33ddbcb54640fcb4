import 'server-only';
import { z } from 'zod';
import { readCookie } from '@/lib/accounts/rules';
import { proveScope, type SchoolScope } from '@/lib/server/scope';
import { hashSecret } from '@/lib/server/seal';
import { unscopedDb } from '@/lib/server/unscoped';
import type { AccountId, SchoolId } from '@/lib/shared/ids';
import { ltiRoles, type LtiRole } from '../schema';
import { cookieName } from '../state/live';
import { useCode } from './mutations';

const deepLinkSchema = z.object({
  returnUrl: z.string(),
  acceptMultiple: z.boolean(),
  data: z.string().optional(),
});

/** A lobby that this browser opened by a launch, and all that the launch said and we believe. */
export type Visit = {
  readonly scope: SchoolScope;
  readonly id: string;
  readonly platformId: string;
  readonly deploymentRow: string;
  readonly deploymentId: string;
  readonly role: LtiRole;
  readonly sub: string | null;
  readonly accountId: AccountId | null;
  readonly identityId: string | null;
  readonly contextId: string | null;
  readonly contextTitle: string | null;
  readonly resourceLinkId: string | null;
  readonly linkTitle: string | null;
  readonly item: string | null;
  readonly locale: string | null;
  readonly deepLink: z.infer<typeof deepLinkSchema> | null;
};

const include = {
  deployment: { include: { platform: { select: { id: true, isEnabled: true } } } },
} as const;

const idPattern = /^[0-9a-z]{26}$/;

/** LTI-16: the lobby is open to the browser of its launch, while the LMS and its deployment are enabled. */
export async function findVisit(id: string, cookieHeader: string | null, now: Date): Promise<Visit | null> {
  if (!idPattern.test(id)) return null;
  const secret = readCookie(cookieHeader ?? '', cookieName(id.slice(0, 8)));
  if (secret === null) return null;
  const row = await unscopedDb().ltiVisit.findUnique({ where: { secretHash: hashSecret(secret) }, include });
  return row?.id === id ? asVisit(row, now) : null;
}

/** LTI-17: who brings a code of a lobby, once and within its minute. */
export async function redeemCode(code: string, now: Date): Promise<Visit | null> {
  const secretHash = hashSecret(code);
  const row = await unscopedDb().ltiCode.findUnique({
    where: { secretHash },
    include: { visit: { include } },
  });
  const visit = row && asVisit(row.visit, now);
  return visit && (await useCode(visit.scope, secretHash, now)) ? visit : null;
}

type VisitRow = {
  readonly schoolId: string;
  readonly id: string;
  readonly role: string;
  readonly accountId: string | null;
  readonly deepLink: unknown;
  readonly expiresAt: Date;
  readonly deployment: {
    readonly id: string;
    readonly deploymentId: string;
    readonly state: string;
    readonly platform: { readonly id: string; readonly isEnabled: boolean };
  };
} & Pick<
  Visit,
  'sub' | 'identityId' | 'contextId' | 'contextTitle' | 'resourceLinkId' | 'linkTitle' | 'item' | 'locale'
>;

function asVisit(row: VisitRow, now: Date): Visit | null {
  const { deployment } = row;
  if (row.expiresAt <= now || deployment.state !== 'enabled' || !deployment.platform.isEnabled) return null;
  const role = ltiRoles.find((one) => one === row.role);
  if (!role) return null;
  const { id, sub, identityId, contextId, contextTitle, resourceLinkId, linkTitle, item, locale } = row;
  return {
    scope: proveScope(row.schoolId as SchoolId),
    platformId: deployment.platform.id,
    deploymentRow: deployment.id,
    deploymentId: deployment.deploymentId,
    accountId: row.accountId as AccountId | null,
    deepLink: deepLinkSchema.nullable().catch(null).parse(row.deepLink),
    ...{ id, role, sub, identityId, contextId, contextTitle, resourceLinkId, linkTitle, item, locale },
  };
}

/**
 * LTI-18: who may frame a lobby, and where its form may go. Without a visit there is nothing to tap, and an answer that named LMSs
 * would tell a stranger which ones are connected.
 */
export async function frameParents(
  visitId: string | null,
  now: Date,
): Promise<{ readonly parents: readonly string[]; readonly formTargets: readonly string[] }> {
  const visit =
    visitId === null
      ? null
      : await unscopedDb().ltiVisit.findFirst({ where: { id: visitId, expiresAt: { gt: now } } });
  if (!visit) return { parents: ['*'], formTargets: [] };
  const platforms = await unscopedDb().ltiPlatform.findMany({
    where: { isEnabled: true, deployments: { some: { schoolId: visit.schoolId, state: 'enabled' } } },
    select: { issuer: true, authUrl: true },
    take: 200,
  });
  const parents = platforms.flatMap(({ issuer, authUrl }) => [issuer, authUrl]);
  const target = deepLinkSchema.safeParse(visit.deepLink);
  return {
    parents: origins([...parents, ...(visit.returnUrl ? [visit.returnUrl] : [])]),
    formTargets: origins(target.success ? [target.data.returnUrl] : []),
  };
}

/** Origins of addresses; an issuer need be none. */
function origins(addresses: readonly string[]): readonly string[] {
  const all = addresses.flatMap((address) => {
    if (!URL.canParse(address)) return [];
    const url = new URL(address);
    return url.protocol === 'https:' || url.protocol === 'http:' ? [url.origin] : [];
  });
  return [...new Set(all)];
}

/** A state whose launch is a visit already. */
export async function isStateKnown(stateHash: string): Promise<boolean> {
  return (await unscopedDb().ltiVisit.count({ where: { stateHash } })) > 0;
}
