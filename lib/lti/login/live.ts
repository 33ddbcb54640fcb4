import 'server-only';
import { publicOrigin } from '@/lib/server/host';
import { takeDoorTry } from '@/lib/server/door-limits';
import { refuse, ok, type Result } from '@/lib/shared/result';
import { findPlatform } from '../platforms/gate';
import { isOurTarget, ltiPaths } from '../rules';
import type { LtiProblem } from '../schema';
import { makeState, stateCookieSeconds, writeCookie } from '../state/live';

/** LTI-1 to LTI-4: what a platform asks when somebody opened one of our links, answered by the way to its authorization endpoint. */
export async function beginLogin(
  ask: URLSearchParams,
  headers: Headers,
  now: Date,
): Promise<Result<{ readonly location: string; readonly cookie: string }, LtiProblem>> {
  if (!(await takeDoorTry('lti', headers))) return refuse('too-many');
  const issuer = ask.get('iss');
  const hint = ask.get('login_hint');
  const target = ask.get('target_link_uri');
  if (!issuer || !hint || !target || ask.toString().length > asked) return refuse('request-incomplete');
  const platform = await findPlatform(issuer, ask.get('client_id') || null);
  if (!platform?.isEnabled) return refuse('platform-unknown');
  if (!isOurTarget(target, publicOrigin())) return refuse('target-foreign');
  const made = makeState({ platformId: platform.id, target }, now);
  const url = new URL(platform.authUrl);
  const message = ask.get('lti_message_hint');
  // Only these: what else was sent is not echoed, since a forwarded `repost` breaks Moodle.
  const answer = {
    scope: 'openid',
    response_type: 'id_token',
    response_mode: 'form_post',
    prompt: 'none',
    client_id: platform.clientId,
    redirect_uri: `${publicOrigin()}${ltiPaths.launch}`,
    login_hint: hint,
    state: made.state,
    nonce: made.nonce,
    ...(message === null ? {} : { lti_message_hint: message }),
  };
  for (const [name, value] of Object.entries(answer)) url.searchParams.set(name, value);
  return ok({ location: url.href, cookie: writeCookie(made.id, made.browserSecret, stateCookieSeconds) });
}

const asked = 12_000;
