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

/**
 * LTI-26: where the LMS tells the names of a course and takes points, as the newest launch that says so. Only of what leads somewhere
 * here, and written only when it changed: thirty children launch at once.
 */
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
  const context = await db.ltiContext.findFirst({ where: { deploymentRow, contextId: contextId ?? '' } });
  const said = {
    membershipsUrl: membershipsUrl ?? context?.membershipsUrl ?? null,
    lineItemsUrl: lineItemsUrl ?? context?.lineItemsUrl ?? null,
  };
  if (
    context &&
    (context.membershipsUrl !== said.membershipsUrl || context.lineItemsUrl !== said.lineItemsUrl)
  ) {
    await db.ltiContext.updateMany({ where: { id: context.id }, data: said });
  }
  if (resourceLinkId === null || lineItemUrl === null) return;
  await db.ltiLink.updateMany({
    where: {
      deploymentRow,
      resourceLinkId,
      OR: [{ lineItemUrl: null }, { lineItemUrl: { not: lineItemUrl } }],
    },
    data: { lineItemUrl },
  });
}
