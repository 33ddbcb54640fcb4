import 'server-only';
import { schoolDb } from '@/lib/server/db';
import type { SchoolScope } from '@/lib/server/scope';
import { newId } from '@/lib/shared/ids';
import type { PlatformChange, PlatformInput } from '../schema';

/** LTI-12: of one LMS. More are not kept, so a broken or hostile one fills nothing. */
export const unknownDeploymentsMax = 20;
const localHostsMax = 20;

export async function createPlatform(
  scope: SchoolScope,
  { deploymentId, ...platform }: PlatformInput,
  registered: { readonly registrationHash?: string; readonly isEnabled?: boolean } = {},
): Promise<string> {
  const { schoolId } = scope;
  const id = newId();
  await schoolDb(scope).$transaction(async (tx) => {
    await tx.ltiPlatform.create({ data: { schoolId, id, ...platform, ...registered } });
    if (deploymentId === null) return;
    await tx.ltiDeployment.create({
      data: { schoolId, id: newId(), platformId: id, deploymentId, state: 'enabled' },
    });
  });
  return id;
}

/** LTI-48. At another server the addresses of its services are others, too: the next launch says them. */
export function changeAddresses(scope: SchoolScope, id: string, change: PlatformChange): Promise<boolean> {
  return schoolDb(scope).$transaction(async (tx) => {
    const before = await tx.ltiPlatform.findFirst({ where: { id }, select: { tokenUrl: true } });
    if (!before) return false;
    await tx.ltiPlatform.updateMany({ where: { id }, data: change });
    if (new URL(before.tokenUrl).host === new URL(change.tokenUrl).host) return true;
    const where = { deployment: { platformId: id } };
    await tx.ltiContext.updateMany({ where, data: { membershipsUrl: null, lineItemsUrl: null } });
    await tx.ltiLink.updateMany({ where, data: { lineItemUrl: null } });
    return true;
  });
}

export async function setPlatformEnabled(
  scope: SchoolScope,
  id: string,
  isEnabled: boolean,
): Promise<boolean> {
  const { count } = await schoolDb(scope).ltiPlatform.updateMany({ where: { id }, data: { isEnabled } });
  return count > 0;
}

/** With its deployments, links and lobbies; children keep their signs, accounts stay. Only once it is switched off. */
export async function deletePlatform(scope: SchoolScope, id: string): Promise<boolean> {
  const { count } = await schoolDb(scope).ltiPlatform.deleteMany({ where: { id, isEnabled: false } });
  return count > 0;
}

export async function setDeploymentState(
  scope: SchoolScope,
  id: string,
  state: 'enabled' | 'disabled',
): Promise<boolean> {
  const { count } = await schoolDb(scope).ltiDeployment.updateMany({ where: { id }, data: { state } });
  return count > 0;
}

/** What a launch with a right signature came from, for the admin's question "approve?". @returns whether it is noted */
export async function noteUnknownDeployment(
  scope: SchoolScope,
  platformId: string,
  deploymentId: string,
): Promise<boolean> {
  const deployments = schoolDb(scope).ltiDeployment;
  if ((await deployments.count({ where: { platformId, state: 'unknown' } })) >= unknownDeploymentsMax) {
    return false;
  }
  const { count } = await deployments.createMany({
    data: [{ schoolId: scope.schoolId, id: newId(), platformId, deploymentId, state: 'unknown' }],
    skipDuplicates: true,
  });
  return count > 0;
}

/** LTI-46: where the newest launch of a link was shown; written only when that changes. */
export async function noteContainer(
  scope: SchoolScope,
  deploymentRow: string,
  container: 'frame' | 'window',
): Promise<void> {
  await schoolDb(scope).ltiDeployment.updateMany({
    where: { id: deploymentRow, OR: [{ container: null }, { container: { not: container } }] },
    data: { container },
  });
}

/** What our guarded fetch may ask in the school's own network. One transaction, so that two admins lose nothing. */
export async function changeLocalHosts(
  scope: SchoolScope,
  change: { readonly add?: string; readonly remove?: string },
): Promise<boolean> {
  return schoolDb(scope).$transaction(async (tx) => {
    await tx.school.updateMany({ data: { id: scope.schoolId } });
    const { localHosts } = await tx.school.findFirstOrThrow({ select: { localHosts: true } });
    const kept = localHosts.filter((host) => host !== change.remove && host !== change.add);
    const next = change.add === undefined ? kept : [...kept, change.add];
    if (next.length > localHostsMax) return false;
    await tx.school.updateMany({ data: { localHosts: next } });
    return true;
  });
}
