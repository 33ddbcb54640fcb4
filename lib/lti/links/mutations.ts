import 'server-only';
import { schoolDb } from '@/lib/server/db';
import { newId } from '@/lib/shared/ids';
import type { Visit } from '../visit/gate';
import type { LtiTarget } from './data';

type LinkPlace = Pick<Visit, 'scope' | 'deploymentRow' | 'resourceLinkId' | 'contextId'>;

/** LTI-25: the link leads there from now on, and a course without a class is this class. The caller has proved who may say so. */
export async function bindLink(place: LinkPlace, target: LtiTarget): Promise<void> {
  const { scope, deploymentRow, resourceLinkId, contextId } = place;
  const { schoolId } = scope;
  await schoolDb(scope).$transaction(async (tx) => {
    if (resourceLinkId !== null) {
      const key = { schoolId, deploymentRow, resourceLinkId };
      await tx.ltiLink.upsert({
        where: { schoolId_deploymentRow_resourceLinkId: key },
        create: { ...key, id: newId(), ...target },
        update: target,
      });
    }
    if (contextId !== null) {
      const { classId } = target;
      await tx.ltiContext.createMany({
        data: [{ schoolId, id: newId(), deploymentRow, contextId, classId }],
        skipDuplicates: true,
      });
    }
  });
}

/** Where the LMS tells the names of a course and takes points: as its newest launch says. Only of what is known here. */
export async function keepServices(
  place: LinkPlace,
  services: {
    readonly membershipsUrl: string | null;
    readonly lineItemsUrl: string | null;
    readonly lineItemUrl: string | null;
  },
): Promise<void> {
  const { scope, deploymentRow, resourceLinkId, contextId } = place;
  const { membershipsUrl, lineItemsUrl, lineItemUrl } = services;
  const db = schoolDb(scope);
  if (contextId !== null) {
    await db.ltiContext.updateMany({
      where: { deploymentRow, contextId },
      data: { membershipsUrl, lineItemsUrl },
    });
  }
  if (resourceLinkId !== null) {
    await db.ltiLink.updateMany({ where: { deploymentRow, resourceLinkId }, data: { lineItemUrl } });
  }
}
