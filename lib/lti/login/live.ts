import 'server-only';
import { readCookie } from '@/lib/accounts/rules';
import { publicOrigin } from '@/lib/server/host';
import { takeDoorTry } from '@/lib/server/door-limits';
import { refuse, ok, type Result } from '@/lib/shared/result';
import { findPlatform } from '../platforms/gate';
import { isOurTarget, loginAgain, ltiPaths, stepOf } from '../rules';
import type { LtiProblem } from '../schema';
import { cookieName, makeState, stateCookieSeconds, writeCookie } from '../state/live';

type Way = { readonly location: string; readonly cookies: readonly string[] };

/** LTI-1 to LTI-4: what a platform asks when somebody opened one of our links, answered by the way to its authorization endpoint. */
export async function beginLogin(
  ask: URLSearchParams,
  headers: Headers,
  now: Date,
): Promise<Result<Way, LtiProblem>> {
  if (!(await takeDoorTry('lti', headers))) return refuse('too-many');
  const issuer = ask.get('iss');
  const hint = ask.get('login_hint');
  const target = ask.get('target_link_uri');
  if (!issuer || !hint || !target || ask.toString().length > asked) return refuse('request-incomplete');
  const platform = await findPlatform(issuer, ask.get('client_id') || null);
  if (!platform?.isEnabled) return refuse('platform-unknown');
  if (!isOurTarget(target, publicOrigin())) return refuse('target-foreign');
  const detour = lookAtFrame(ask, headers);
  if (detour) return ok(detour);
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
  const cookies = [writeCookie(made.id, made.browserSecret, stateCookieSeconds)];
  return ok({ location: url.href, cookies });
}

const asked = 12_000;

const probe = 'probe';
const probeSeconds = 60;

/**
 * LTI-47: before the LMS is asked (its hint may count once), whether cookies come back here. A window of its own has them; a frame is
 * asked by one redirect to ourselves, and one without cookies offers the same login in a tab. Old Safari says nothing about
 * frames, so that it is asked as well.
 */
function lookAtFrame(ask: URLSearchParams, headers: Headers): Way | null {
  const step = stepOf(ask);
  if (step === 'tab' || headers.get('sec-fetch-dest') === 'document') return null;
  if (step === null) {
    const cookies = [writeCookie(probe, '1', probeSeconds)];
    return { location: loginAgain(ltiPaths.login, ask, 'probe'), cookies };
  }
  if (readCookie(headers.get('cookie') ?? '', cookieName(probe)) !== null) return null;
  return { location: loginAgain(ltiPaths.tab, ask), cookies: [] };
}
