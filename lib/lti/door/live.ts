import 'server-only';
import { asLocale } from '@/lib/i18n/locales';
import { takeDoorTry } from '@/lib/server/door-limits';
import { readFormBody } from '@/lib/server/form-body';
import { log } from '@/lib/server/log';
import { orUnavailable } from '@/lib/server/unavailable';
import { systemClock } from '@/lib/shared/clock';
import { randomDigits } from '@/lib/shared/ids';
import { arrive } from '../arrival/live';
import { judgeLaunch } from '../launch/live';
import { beginLogin } from '../login/live';
import { noteContainer } from '../platforms/mutations';
import { lobbyPath, ltiPaths } from '../rules';
import { ltiProblems, type LtiProblem } from '../schema';
import { writeCookie } from '../state/live';
import { visitHours } from '../visit/mutations';

/** An id token with every claim of a course is some kilobytes. */
const bodyMax = 64 * 1024;

type Answer = {
  readonly location: string;
  readonly cookies?: readonly string[];
  readonly status?: 302 | 303;
};

/** Locations are ours or the registered LMS's; nothing of this is kept by a cache. */
export function leadTo({ location, cookies = [], status = 303 }: Answer): Response {
  const headers = new Headers({ location, 'cache-control': 'no-store' });
  for (const cookie of cookies) headers.append('set-cookie', cookie);
  return new Response(null, { status, headers });
}

/** LTI-19: the page says a code and a mark, the log the same with the reason. */
export function leadToProblem(
  problem: LtiProblem,
  about: { readonly where: string; readonly locale?: string | null },
): Response {
  const mark = randomDigits(6);
  const code = ltiProblems[problem];
  log.warn('lti-refused', { code, reason: problem, mark, where: about.where });
  const ask = new URLSearchParams({ code, mark });
  const locale = asLocale(about.locale?.slice(0, 2).toLowerCase());
  if (locale) ask.set('lang', locale);
  return leadTo({ location: `${ltiPaths.sorry}?${ask}` });
}

/** GET and POST, as the platform likes. A redirect by GET: a POST from our site would come without the LMS's own cookie. */
export async function handleLogin(request: Request): Promise<Response> {
  const ask =
    request.method === 'POST' ? await readFormBody(request, bodyMax) : new URL(request.url).searchParams;
  const begun = await orUnavailable('LTI login', () => beginLogin(ask, request.headers, systemClock()));
  if (!begun.ok) return leadToProblem(begun.code, { where: 'login' });
  return leadTo({ ...begun.value, status: 302 });
}

/** Fetch metadata (W3C), where the browser sends it: what a course's link opens into. */
function containerOf(destination: string | null): 'frame' | 'window' | null {
  if (destination === 'iframe' || destination === 'frame') return 'frame';
  return destination === 'document' ? 'window' : null;
}

export async function handleLaunch(request: Request): Promise<Response> {
  const form = await readFormBody(request, bodyMax);
  const refuse = async (problem: LtiProblem): Promise<Response> =>
    leadToProblem((await takeDoorTry('lti', request.headers)) ? problem : 'too-many', { where: 'launch' });
  if (form.has('error')) {
    log.warn('lti-error-from-lms', { error: /^[a-z_]{1,40}$/.exec(form.get('error') ?? '')?.[0] ?? 'other' });
    return refuse('lms-refused');
  }
  const now = systemClock();
  const asked = {
    state: form.get('state') ?? '',
    idToken: form.get('id_token') ?? '',
  };
  const launched = await orUnavailable('LTI launch', async () => {
    const judged = await judgeLaunch(asked, request.headers.get('cookie'), now);
    if (!judged.ok) return judged;
    const arrived = await arrive(judged.value, now);
    if (!arrived.ok) return arrived;
    const { scope, deploymentRow, message } = judged.value;
    const container = containerOf(request.headers.get('sec-fetch-dest'));
    if (container && message.link) await noteContainer(scope, deploymentRow, container);
    return judged;
  });
  if (!launched.ok) return refuse(launched.code);
  const { visit, role, platform, stateName } = launched.value;
  log.info('lti-launched', { platform: platform.id, visit: visit.id, role });
  return leadTo({
    location: lobbyPath(visit.id),
    cookies: [
      writeCookie(visit.id.slice(0, 8), visit.secret, visitHours * 3600),
      writeCookie(stateName, '', 0),
    ],
  });
}
