import 'server-only';
import { enterByIdentity } from '@/lib/accounts/identities/mutations';
import { addTeacher } from '@/lib/classes/mutations';
import { ok, refuse, type Result } from '@/lib/shared/result';
import type { Launched } from '../launch/live';
import { findContextClass, findTarget } from '../links/data';
import { readItem } from '../links/live';
import { bindLink, keepServices } from '../links/mutations';
import type { LtiProblem } from '../schema';
import { keepSign } from '../signs/mutations';
import { setVisitAccount } from '../visit/mutations';

/** LTI-20 to LTI-26: what a checked launch changes here, before its lobby opens. */
export async function arrive(launched: Launched, now: Date): Promise<Result<undefined, LtiProblem>> {
  const { scope, deploymentRow, message, role, platform, visit } = launched;
  const place = {
    scope,
    deploymentRow,
    resourceLinkId: message.link?.id ?? null,
    contextId: message.context?.id ?? null,
  };
  let target = await findTarget(place);
  const item = target ? null : await readItem(place, message.item);
  if (item) {
    await bindLink(place, item);
    target = item;
  }
  const { sub } = message;
  await keepServices(place, message);
  if (sub === null) return ok();
  if (role === 'teacher') {
    const identity = { kind: 'lti', provider: platform.id, subject: sub, label: platform.name } as const;
    const person = { displayName: message.displayName, role: 'teacher' } as const;
    const entered = await enterByIdentity(scope, identity, person, now);
    if (!entered.ok) return refuse(entered.code === 'admin-account' ? 'account-admin' : 'account-closed');
    const { accountId, identityId } = entered.value;
    await setVisitAccount(scope, visit.id, { accountId, identityId });
    const classes = new Set([await findContextClass(place), target?.classId]);
    for (const classId of classes) if (classId) await addTeacher(scope, classId, accountId);
  }
  if (role === 'learner' && target) {
    const kept = await keepSign(scope, { platformId: platform.id, classId: target.classId, sub });
    if (!kept.ok) return kept;
  }
  return ok();
}
