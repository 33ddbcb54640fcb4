import 'server-only';
import { schoolDb } from '@/lib/server/db';
import type { SchoolScope } from '@/lib/server/scope';

export const platformsMax = 50;
const deploymentsMax = 200;

export function listPlatforms(scope: SchoolScope) {
  return schoolDb(scope).ltiPlatform.findMany({ orderBy: { createdAt: 'asc' }, take: platformsMax });
}

/** Those of this school, with the platform each belongs to. */
export function listDeployments(scope: SchoolScope) {
  return schoolDb(scope).ltiDeployment.findMany({
    orderBy: { createdAt: 'asc' },
    take: deploymentsMax,
    include: { platform: { select: { name: true, issuer: true, authUrl: true, isEnabled: true } } },
  });
}

export async function readLocalHosts(scope: SchoolScope): Promise<readonly string[]> {
  const { localHosts } = await schoolDb(scope).school.findFirstOrThrow({ select: { localHosts: true } });
  return localHosts;
}
