import 'server-only';
import { signInByLaunch } from '@/lib/accounts/launched/live';
import { cardPath } from '@/lib/classes/cards/rules';
import { startInstantLesson, startLesson } from '@/lib/lessons/mutations';
import { takeDoorTry } from '@/lib/server/door-limits';
import { log } from '@/lib/server/log';
import { orUnavailable } from '@/lib/server/unavailable';
import { systemClock } from '@/lib/shared/clock';
import { ok, refuse, type Result } from '@/lib/shared/result';
import { leadTo, leadToProblem } from '../door/live';
import { findTarget, type LtiTarget } from '../links/data';
import { findTargetLesson, readClassPlace, readTimeZone } from '../lobby/data';
import type { LtiProblem } from '../schema';
import { makeVisitLink } from '../seats/mutations';
import { keepSign, mintDayCard } from '../signs/mutations';
import { redeemCode, type Visit } from '../visit/gate';

type Way = { readonly location: string; readonly cookie?: string };

/** LTI-17: the tab that a lobby opened. Only from our own pages: nobody else's link or form signs anybody in. */
export async function handleEnter(request: Request): Promise<Response> {
  const ask = new URL(request.url).searchParams;
  const site = request.headers.get('sec-fetch-site');
  const now = systemClock();
  const entered = await orUnavailable('LTI entry', async (): Promise<Result<Way, LtiProblem>> => {
    if (!(await takeDoorTry('lti', request.headers))) return refuse('too-many');
    const isOurs = site === null || site === 'same-origin';
    const visit = isOurs ? await redeemCode(ask.get('code') ?? '', now) : null;
    if (!visit) return refuse('code-old');
    const target = await findTarget(visit);
    if (!target) return refuse('lobby-closed');
    log.info('lti-entered', { visit: visit.id, role: visit.role });
    switch (visit.role) {
      case 'learner':
        return wayOfChild(visit, target, now);
      case 'teacher':
        return visit.accountId === null || visit.identityId === null
          ? wayOfAdult(visit, target, now)
          : wayOfTeacher(visit, target, { request, now, isPlan: ask.get('to') === 'plan' });
      case 'assistant':
        return wayOfAdult(visit, target, now);
      case 'guardian':
        return refuse('lobby-closed');
    }
  });
  if (!entered.ok) return leadToProblem(entered.code, { where: 'enter' });
  const { location, cookie } = entered.value;
  return leadTo({ location, cookies: cookie ? [cookie] : [] });
}

/** As with a card of its own; whom the LMS does not name chooses an animal at the class's door and waits on the bench. */
async function wayOfChild(visit: Visit, { classId }: LtiTarget, now: Date): Promise<Result<Way, LtiProblem>> {
  const { scope, platformId, sub } = visit;
  if (sub === null) {
    const place = await readClassPlace(scope, classId);
    return place ? ok({ location: `/j/${place.linkCode}` }) : refuse('lobby-closed');
  }
  const sign = await keepSign(scope, { platformId, classId, sub });
  return sign.ok ? ok({ location: cardPath(await mintDayCard(scope, sign.value, now)) }) : sign;
}

type Arrival = { readonly request: Request; readonly now: Date; readonly isPlan: boolean };

/** Into the lesson that is on, or one begins; a lesson of another day shows its page. */
async function wayOfTeacher(
  visit: Visit,
  target: LtiTarget,
  { request, now, isPlan }: Arrival,
): Promise<Result<Way, LtiProblem>> {
  const { scope, accountId, identityId } = visit;
  if (accountId === null || identityId === null) return refuse('lobby-closed');
  const userAgent = request.headers.get('user-agent') ?? '';
  const cookie = await signInByLaunch({ scope, accountId }, identityId, { userAgent, now });
  if (isPlan) return ok({ location: `/lessons/new?class=${target.classId}`, cookie });
  const actor = { scope, accountId, role: 'teacher' } as const;
  const context = { zone: await readTimeZone(scope), now };
  const found = await findTargetLesson(scope, target, now);
  if (found.type === 'live' || found.type === 'waiting') {
    const started = await startLesson(actor, found.lesson.id, context);
    return ok({ location: started.ok ? `/lessons/${found.lesson.id}/room` : '/lessons', cookie });
  }
  if (found.type !== 'none' && (target.lessonId !== null || target.seriesId !== null)) {
    return ok({ location: `/lessons/${found.lesson.id}`, cookie });
  }
  const begun = await startInstantLesson(actor, target.classId, context);
  return ok({ location: begun.ok ? `/lessons/${begun.value.lessonId}/room` : '/home', cookie });
}

async function wayOfAdult(visit: Visit, target: LtiTarget, now: Date): Promise<Result<Way, LtiProblem>> {
  const found = await findTargetLesson(visit.scope, target, now);
  if (found.type !== 'live' && found.type !== 'waiting') return refuse('lobby-closed');
  const role = visit.role === 'teacher' ? 'substitute' : 'coteacher';
  const secret = await makeVisitLink(visit.scope, { id: visit.id, role }, found.lesson, now);
  return ok({ location: `/a#1.${secret}` });
}
