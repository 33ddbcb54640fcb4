import 'server-only';
import { takeDoorTry } from '@/lib/server/door-limits';
import { GuardedFetchError } from '@/lib/server/guarded-fetch/error';
import { schoolFetch } from '@/lib/server/guarded-fetch/school';
import { publicOrigin } from '@/lib/server/host';
import { log } from '@/lib/server/log';
import { orUnavailable } from '@/lib/server/unavailable';
import { systemClock } from '@/lib/shared/clock';
import { ok, refuse, type Result } from '@/lib/shared/result';
import { leadTo } from '../door/live';
import { listPlatforms, platformsMax } from '../platforms/data';
import { isRegistered } from '../platforms/gate';
import { createPlatform } from '../platforms/mutations';
import { ltiPaths } from '../rules';
import { openRegistration, sealRegistration } from './gate';
import { configurationSchema, registeredSchema, type RegistrationProblem } from './schema';
import { toolRegistration } from './rules';

export const registrationLink = (scope: Parameters<typeof sealRegistration>[0], now: Date): string =>
  `${publicOrigin()}${ltiPaths.register}/${sealRegistration(scope, now)}`;

/**
 * LTI-45: dynamic registration (LTI Dynamic Registration 1.0). The LMS opens our link and says where its configuration is; we enter
 * ourselves there, and it here, switched off until an admin of the school has looked at it.
 */
export async function register(
  link: string,
  ask: URLSearchParams,
  now: Date,
): Promise<Result<undefined, RegistrationProblem>> {
  const opened = await openRegistration(link, now);
  if (!opened.ok) return opened;
  const { scope, linkHash } = opened.value;
  const configurationUrl = ask.get('openid_configuration') ?? '';
  if (!URL.canParse(configurationUrl) || configurationUrl.length > 500) return refuse('lms-incomplete');
  if ((await listPlatforms(scope)).length >= platformsMax) return refuse('too-many');
  const fetchFor = schoolFetch(scope);
  try {
    const told = await fetchFor(configurationUrl, {
      headers: { accept: 'application/json' },
      maxBytes: 262_144,
    });
    const configuration = configurationSchema.safeParse(told.ok ? await told.json().catch(() => null) : null);
    if (!configuration.success) return refuse('lms-incomplete');
    const lms = configuration.data;
    // Whoever holds the link could otherwise enter an LMS in another one's name.
    const { host } = new URL(configurationUrl);
    if ([lms.issuer, lms.registration_endpoint].some((url) => new URL(url).host !== host)) {
      return refuse('lms-foreign');
    }
    const token = ask.get('registration_token');
    const answer = await fetchFor(lms.registration_endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        ...(token ? { authorization: `Bearer ${token.slice(0, 4096)}` } : {}),
      },
      body: JSON.stringify(toolRegistration(publicOrigin())),
      maxBytes: 262_144,
    });
    const registered = registeredSchema.safeParse(answer.ok ? await answer.json().catch(() => null) : null);
    if (!registered.success) return refuse('lms-refused');
    const { client_id: clientId, deploymentId } = registered.data;
    if (await isRegistered(lms.issuer, clientId)) return refuse('taken');
    await createPlatform(
      scope,
      {
        name: `${lms.product} ${host}`.trim().slice(0, 60),
        ...{ issuer: lms.issuer, clientId, deploymentId, tokenAudience: null },
        authUrl: lms.authorization_endpoint,
        tokenUrl: lms.token_endpoint,
        jwksUrl: lms.jwks_uri,
      },
      { registrationHash: linkHash, isEnabled: false },
    );
    return ok();
  } catch (error) {
    if (error instanceof GuardedFetchError)
      return refuse(error.code === 'address-refused' ? 'lms-local' : 'lms-silent');
    throw error;
  }
}

/** The address itself: what happened is said on a page that may stand in the LMS's frame. */
export async function handleRegister(request: Request, link: string): Promise<Response> {
  const ask = new URL(request.url).searchParams;
  const done: Result<undefined, RegistrationProblem> = (await takeDoorTry('lti', request.headers))
    ? await orUnavailable('LTI registration', () => register(link, ask, systemClock()))
    : refuse('too-many');
  if (!done.ok) log.warn('lti-registration-refused', { reason: done.code });
  return leadTo({ location: `${ltiPaths.registered}?state=${done.ok ? 'done' : done.code}` });
}
