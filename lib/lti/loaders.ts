import 'server-only';
import { headers } from 'next/headers';
import { findStaff, requireAdmin } from '@/lib/accounts/gate';
import { isMadeByLaunch } from '@/lib/accounts/identities/data';
import { loadLocale } from '@/lib/i18n/server';
import { asLocale, type Locale } from '@/lib/i18n/locales';
import { listClassChoices } from '@/lib/lessons/data';
import { lessonIdSchema } from '@/lib/lessons/schema';
import { systemClock } from '@/lib/shared/clock';
import { publicOrigin } from '@/lib/server/host';
import { listKeys } from './keys/data';
import { currentKeys } from './keys/live';
import { findTarget, type LtiTarget } from './links/data';
import { findFace, findTargetLesson, readClassPlace, readTimeZone } from './lobby/data';
import { listLinkPlaces } from './deep-link/data';
import type { Lobby } from './lobby/schema';
import { findMembershipsUrl } from './members/data';
import { listDeployments, listPlatforms, readLocalHosts } from './platforms/data';
import { listSchoolsWithPlatforms } from './platforms/gate';
import { findTaughtLesson, listGradebooks, listScored } from './points/data';
import type { PointsPlace } from './points/schema';
import { ltiPaths } from './rules';
import type { LtiAdminPage } from './schema';
import { keepSign } from './signs/mutations';
import { findVisit, type Visit } from './visit/gate';

/** LTI-31: next, active and retired keys of every school that has an LMS, as a JSON Web Key Set (RFC 7517). */
export async function loadKeySet() {
  const schools = await listSchoolsWithPlatforms();
  const keys = await Promise.all(schools.map((scope) => currentKeys(scope, systemClock())));
  return { keys: keys.flat().map(({ publicJwk }) => publicJwk) };
}

/** The visit of this browser, for the page in the frame. */
export async function requestVisit(visitId: string): Promise<Visit | null> {
  return findVisit(visitId, (await headers()).get('cookie'), systemClock());
}

/** What the frame shows, and in which language: the LMS's own, where we speak it. */
export async function loadLobby(
  visitId: string,
): Promise<{ readonly lobby: Lobby; readonly locale: Locale }> {
  const visit = await requestVisit(visitId);
  const locale = asLocale(visit?.locale?.slice(0, 2).toLowerCase()) ?? (await loadLocale());
  return { lobby: visit ? await lobbyOf(visit, locale) : { type: 'closed' }, locale };
}

async function lobbyOf(visit: Visit, locale: Locale): Promise<Lobby> {
  const { role, scope, accountId } = visit;
  if (role === 'guardian') return { type: 'guardian' };
  if (visit.deepLink) return deepLinkLobby(visit, locale);
  const target = await findTarget(visit);
  if (role === 'learner') return target ? childLobby(visit, target) : { type: 'not-ready' };
  if (target) return staffLobby(visit, target, locale);
  if (role !== 'teacher' || accountId === null) return { type: 'nameless' };
  const classes = await listClassChoices({ scope, accountId, role: 'teacher' });
  return { type: 'choose', classes, suggestion: suggestionOf(visit), mayJoin: await mayJoin(visit) };
}

const mayJoin = ({ scope, identityId }: Visit): Promise<boolean> =>
  identityId === null ? Promise.resolve(false) : isMadeByLaunch(scope, identityId);

/** What a new class may be called: the course's own name. */
const suggestionOf = ({ contextTitle }: Visit): string => (contextTitle ?? '').trim().slice(0, 40);

/** LTI-23: who launched before the link led anywhere gets its sign here. */
async function childLobby({ scope, platformId, sub }: Visit, target: LtiTarget): Promise<Lobby> {
  const { classId } = target;
  const kept = sub === null ? null : await keepSign(scope, { platformId, classId, sub });
  if (kept?.ok === false) return { type: 'full' };
  const [sign, found] = await Promise.all([
    kept && findFace(scope, kept.value),
    findTargetLesson(scope, target, systemClock()),
  ]);
  return { type: 'child', sign, isOver: found.type === 'ended' };
}

const states = { live: 'live', waiting: 'start', 'not-yet': 'early', ended: 'none', none: 'none' } as const;

async function staffLobby(visit: Visit, target: LtiTarget, locale: Locale): Promise<Lobby> {
  const { scope, role, accountId } = visit;
  const [place, found, timeZone, membershipsUrl, isMade] = await Promise.all([
    readClassPlace(scope, target.classId),
    findTargetLesson(scope, target, systemClock()),
    readTimeZone(scope),
    findMembershipsUrl(visit),
    mayJoin(visit),
  ]);
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short', timeZone });
  return {
    type: role === 'teacher' && accountId !== null ? 'teacher' : 'adult',
    className: place?.name ?? '',
    state: states[found.type],
    starts: found.type === 'not-yet' ? moment.format(found.lesson.startsAt) : null,
    isClass: target.lessonId === null && target.seriesId === null,
    hasCourse: membershipsUrl !== null,
    mayJoin: isMade,
  };
}

async function deepLinkLobby(visit: Visit, locale: Locale): Promise<Lobby> {
  const { scope, role, accountId } = visit;
  if (role !== 'teacher' || accountId === null) return { type: 'nameless' };
  const actor = { scope, accountId, role: 'teacher' } as const;
  const timeZone = await readTimeZone(scope);
  const places = await listLinkPlaces(actor, { locale, timeZone, now: systemClock() });
  return { type: 'deep-link', places, suggestion: suggestionOf(visit), mayJoin: await mayJoin(visit) };
}

/** For the admin of the school. Dates are ready words. */
export async function loadLtiAdmin(): Promise<LtiAdminPage> {
  const { scope, timeZone } = await requireAdmin();
  const [locale, platforms, deployments, keys, localHosts] = await Promise.all([
    loadLocale(),
    listPlatforms(scope),
    listDeployments(scope),
    listKeys(scope),
    readLocalHosts(scope),
  ]);
  const origin = publicOrigin();
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone });
  const activeAt = keys.find(({ state }) => state === 'active')?.activeAt;
  return {
    urls: {
      login: `${origin}${ltiPaths.login}`,
      launch: `${origin}${ltiPaths.launch}`,
      jwks: `${origin}${ltiPaths.jwks}`,
    },
    platforms: platforms.map(({ id, name, issuer, clientId, isEnabled, ...row }) => ({
      ...{ id, name, issuer, clientId, isEnabled },
      ...{
        authUrl: row.authUrl,
        tokenUrl: row.tokenUrl,
        jwksUrl: row.jwksUrl,
        tokenAudience: row.tokenAudience,
      },
      deployments: deployments
        .filter(({ platformId }) => platformId === id)
        .map(({ id: row, deploymentId, state }) => ({
          id: row,
          deploymentId,
          state: state === 'enabled' || state === 'disabled' ? state : 'unknown',
        })),
    })),
    keys: {
      since: activeAt ? day.format(activeAt) : null,
      retired: keys.filter(({ state }) => state === 'retired').length,
    },
    localHosts,
  };
}

/** Where the attendance of a lesson can go, for the teacher of its class; LMSs from which nobody came are left out. */
export async function loadPointsPlaces(lessonId: string): Promise<readonly PointsPlace[]> {
  const staff = await findStaff();
  const id = lessonIdSchema.safeParse(lessonId);
  const lesson = staff && id.success ? await findTaughtLesson(staff, id.data) : null;
  if (!staff || !lesson) return [];
  const places = await Promise.all(
    (await listGradebooks(staff.scope, lesson)).map(async ({ deploymentRow, platformId, lmsName }) => {
      const children = (await listScored(staff.scope, lesson, platformId)).length;
      return { deploymentRow, lmsName, children };
    }),
  );
  return places.filter(({ children }) => children > 0);
}

/** Whether a teacher may be somebody in an LMS too: where the school has one. */
export async function loadMayBeLaunched(): Promise<boolean> {
  const staff = await findStaff();
  return staff?.role === 'teacher' && (await listPlatforms(staff.scope)).some(({ isEnabled }) => isEnabled);
}
