import 'server-only';
import type { Actor } from '@/lib/lessons/data';
import { scheduleLessons } from '@/lib/lessons/mutations';
import { publicOrigin } from '@/lib/server/host';
import { newSecret } from '@/lib/shared/ids';
import { ok, refuse, type Result } from '@/lib/shared/result';
import { signAsTool } from '../keys/live';
import type { LtiTarget } from '../links/data';
import { writeItem } from '../links/live';
import { bindLink } from '../links/mutations';
import { readTimeZone } from '../lobby/data';
import type { DeepLinkChoice, LobbyProblem } from '../lobby/schema';
import { findPlatformById } from '../platforms/gate';
import { ltiPaths } from '../rules';
import type { Visit } from '../visit/gate';
import { readSeriesOf, readTitles } from './data';

export type DeepLinkAnswer = { readonly returnUrl: string; readonly jwt: string };
const lifeSeconds = 300;
const claim = (name: string) => `https://purl.imsglobal.org/spec/lti/claim/${name}`;
const deepLinking = (name: string) => `https://purl.imsglobal.org/spec/lti-dl/claim/${name}`;

/** LTI-28: what the teacher chose, or has just made, as the answer that her browser carries back to the LMS. */
export async function answerChoice(
  visit: Visit,
  choice: DeepLinkChoice,
  now: Date,
): Promise<Result<DeepLinkAnswer, LobbyProblem>> {
  const { scope, accountId, deepLink } = visit;
  if (!deepLink || accountId === null || visit.role !== 'teacher') return refuse('closed');
  const actor: Actor = { scope, accountId, role: 'teacher' };
  const target = await targetOf(actor, choice, now);
  if (!target.ok) return target;
  const titles = await readTitles(actor, target.value);
  const platform = await findPlatformById(visit.platformId);
  if (!titles || !platform) return refuse('not-found');
  await bindLink({ ...visit, resourceLinkId: null }, target.value);
  const title = titles.title === '' ? titles.className : titles.title;
  const item = {
    type: 'ltiResourceLink',
    title,
    url: `${publicOrigin()}${ltiPaths.launch}`,
    custom: { kreide: writeItem(visit, target.value) },
    window: { targetName: '_blank' },
    iframe: { width: 1000, height: 640 },
  };
  const seconds = Math.floor(now.getTime() / 1000);
  const claims = {
    iss: platform.clientId,
    aud: platform.issuer,
    iat: seconds,
    exp: seconds + lifeSeconds,
    nonce: newSecret(),
    [claim('deployment_id')]: visit.deploymentId,
    [claim('message_type')]: 'LtiDeepLinkingResponse',
    [claim('version')]: '1.3.0',
    [deepLinking('content_items')]: [item],
    ...(deepLink.data === undefined ? {} : { [deepLinking('data')]: deepLink.data }),
  };
  return ok({ returnUrl: deepLink.returnUrl, jwt: await signAsTool(platform.scope, claims, now) });
}

async function targetOf(
  actor: Actor,
  choice: DeepLinkChoice,
  now: Date,
): Promise<Result<LtiTarget, LobbyProblem>> {
  const { classId } = choice;
  switch (choice.type) {
    case 'class':
      return ok({ classId, lessonId: null, seriesId: null });
    case 'lesson':
      return ok({ classId, lessonId: choice.id, seriesId: null });
    case 'series':
      return ok({ classId, lessonId: null, seriesId: choice.id });
    case 'plan': {
      const zone = await readTimeZone(actor.scope);
      const plan = { ...choice, lastDate: null };
      const planned = await scheduleLessons(actor, plan, { zone, now });
      if (!planned.ok) return refuse(planned.code === 'bad-last-date' ? 'invalid' : planned.code);
      const { lessonId } = planned.value;
      return choice.repeat === 'once'
        ? ok({ classId, lessonId, seriesId: null })
        : ok({ classId, lessonId: null, seriesId: await readSeriesOf(actor, lessonId) });
    }
  }
}
