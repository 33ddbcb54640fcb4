import 'server-only';
import { proveScope, type SchoolScope } from '@/lib/server/scope';
import { unscopedDb } from '@/lib/server/unscoped';
import type { SchoolId } from '@/lib/shared/ids';

/** A registered LMS. Its scope is the school that entered it, for whose network and keys it counts. */
export type FoundPlatform = {
  readonly scope: SchoolScope;
  readonly id: string;
  readonly name: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly authUrl: string;
  readonly tokenUrl: string;
  /** Who a request for a token is for, where that is not its address. */
  readonly tokenAudience: string | null;
  readonly jwksUrl: string;
  readonly isEnabled: boolean;
};

type PlatformRow = Omit<FoundPlatform, 'scope'> & { readonly schoolId: string };

const found = ({
  schoolId,
  id,
  name,
  issuer,
  clientId,
  authUrl,
  tokenUrl,
  tokenAudience,
  jwksUrl,
  isEnabled,
}: PlatformRow): FoundPlatform => ({
  scope: proveScope(schoolId as SchoolId),
  ...{ id, name, issuer, clientId, authUrl, tokenUrl, tokenAudience, jwksUrl, isEnabled },
});

/** LTI-2: by issuer and client id; without the latter only where the issuer has no second registration. */
export async function findPlatform(issuer: string, clientId: string | null): Promise<FoundPlatform | null> {
  const rows = await unscopedDb().ltiPlatform.findMany({
    where: { issuer, ...(clientId === null ? {} : { clientId }) },
    take: 2,
  });
  return rows[0] && rows.length === 1 ? found(rows[0]) : null;
}

export async function findPlatformById(id: string): Promise<FoundPlatform | null> {
  const row = await unscopedDb().ltiPlatform.findUnique({ where: { id } });
  return row && found(row);
}

/** Which school a launch is for: its deployment says it, never its issuer. */
export async function findDeployment(
  platformId: string,
  deploymentId: string,
): Promise<{ readonly scope: SchoolScope; readonly id: string; readonly state: string } | null> {
  const row = await unscopedDb().ltiDeployment.findUnique({
    where: { platformId_deploymentId: { platformId, deploymentId } },
  });
  return row && { scope: proveScope(row.schoolId as SchoolId), id: row.id, state: row.state };
}

/** Whoever registers an LMS that is there already is told so, whichever school has it. */
export async function isRegistered(issuer: string, clientId: string): Promise<boolean> {
  return (await unscopedDb().ltiPlatform.count({ where: { issuer, clientId } })) > 0;
}

/** For the one public list of keys: the schools that have an LMS. */
export async function listSchoolsWithPlatforms(): Promise<readonly SchoolScope[]> {
  const rows = await unscopedDb().ltiPlatform.findMany({
    distinct: ['schoolId'],
    select: { schoolId: true },
    orderBy: { schoolId: 'asc' },
    take: 500,
  });
  return rows.map(({ schoolId }) => proveScope(schoolId as SchoolId));
}
