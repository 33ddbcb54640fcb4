'use server';

import { revalidatePath } from 'next/cache';
import { headers } from 'next/headers';
import { z } from 'zod';
import { findStaff, requireStaff, type StaffGate } from '@/lib/accounts/gate';
import { moveIdentity } from '@/lib/accounts/identities/mutations';
import { createClass } from '@/lib/classes/mutations';
import { childCountDefault } from '@/lib/classes/schema';
import { isReachable } from '@/lib/classes/data';
import { takeDoorTry } from '@/lib/server/door-limits';
import { JobsFullError } from '@/lib/server/jobs/send';
import { log } from '@/lib/server/log';
import { orUnavailable } from '@/lib/server/unavailable';
import { systemClock } from '@/lib/shared/clock';
import type { AccountId } from '@/lib/shared/ids';
import { ok, refuse, type Result } from '@/lib/shared/result';
import { checkPlatform } from './check/live';
import type { CheckLine } from './check/schema';
import { answerChoice, type DeepLinkAnswer } from './deep-link/live';
import { makeJoinCode, takeJoinCode } from './joins/live';
import { joinSchema, type JoinProblem } from './joins/schema';
import { currentKeys, rotate } from './keys/live';
import { bindLink } from './links/mutations';
import { requestVisit } from './loaders';
import { chooseSchema, deepLinkSchema, newClassSchema, visitSchema, type LobbyProblem } from './lobby/schema';
import { loadCourse } from './members/live';
import type { Course, CourseProblem } from './members/schema';
import { listPlatforms, platformsMax } from './platforms/data';
import { isRegistered } from './platforms/gate';
import {
  changeAddresses,
  changeLocalHosts,
  createPlatform,
  deletePlatform,
  setDeploymentState,
  setPlatformEnabled,
} from './platforms/mutations';
import { findTaughtLesson, listGradebooks } from './points/data';
import { sendPointsOf } from './points/live';
import { sendPointsSchema, type PointsProblem } from './points/schema';
import { registrationLink } from './registration/live';
import {
  changePlatformSchema,
  deploymentSchema,
  localHostSchema,
  platformIdSchema,
  platformSchema,
  switchPlatformSchema,
  type LtiAdminProblem,
} from './schema';
import type { Visit } from './visit/gate';
import { makeCode, moveVisits } from './visit/mutations';

/** LTI-17: what the one button carries; a new one every time it is asked for. */
export async function makeEnterCode(
  input: unknown,
): Promise<Result<{ readonly code: string }, LobbyProblem>> {
  const parsed = visitSchema.safeParse(input);
  if (!parsed.success) return refuse('closed');
  return orUnavailable('LTI lobby', async () => {
    const visit = await requestVisit(parsed.data.visitId);
    return visit ? ok({ code: await makeCode(visit.scope, visit.id, systemClock()) }) : refuse('closed');
  });
}

type TeacherVisit = Visit & { readonly accountId: AccountId };

/** Where a link leads is said by a teacher with an account, from her own launch of it. */
async function teacherVisit(visitId: string): Promise<TeacherVisit | null> {
  const visit = await requestVisit(visitId);
  if (visit?.role !== 'teacher' || visit.accountId === null) return null;
  return { ...visit, accountId: visit.accountId };
}

/** LTI-25: the link leads to a class that she teaches. */
export async function chooseClass(input: unknown): Promise<Result<undefined, LobbyProblem>> {
  const parsed = chooseSchema.safeParse(input);
  if (!parsed.success) return refuse('not-found');
  return orUnavailable('LTI lobby', async () => {
    const visit = await teacherVisit(parsed.data.visitId);
    if (!visit) return refuse('closed');
    const { classId } = parsed.data;
    if (!(await isReachable({ ...visit, role: 'teacher' }, classId))) return refuse('not-found');
    await bindLink(visit, { classId, lessonId: null, seriesId: null });
    return ok();
  });
}

/** A class for this course at once; its children get their signs as they come. */
export async function makeLinkedClass(input: unknown): Promise<Result<undefined, LobbyProblem>> {
  const parsed = newClassSchema.safeParse(input);
  if (!parsed.success) return refuse('invalid');
  return orUnavailable('LTI lobby', async () => {
    const visit = await teacherVisit(parsed.data.visitId);
    if (!visit) return refuse('closed');
    const { name, grade } = parsed.data;
    const plan = { name, grade, childCount: childCountDefault };
    const classId = await createClass(visit.scope, visit.accountId, plan);
    await bindLink(visit, { classId, lessonId: null, seriesId: null });
    return ok();
  });
}

const courseWithinMs = 15_000;

/** LTI-44: who is missing from her course, for the teacher of this launch. */
export async function askCourse(input: unknown): Promise<Result<Course, CourseProblem>> {
  const parsed = visitSchema.safeParse(input);
  if (!parsed.success) return refuse('closed');
  return orUnavailable('LTI course', async () => {
    const visit = await teacherVisit(parsed.data.visitId);
    if (!visit) return refuse('closed');
    return loadCourse(visit, systemClock(), AbortSignal.timeout(courseWithinMs));
  });
}

/** LTI-49: for who is signed in, to be typed in her own lobby. Shown once. */
export async function askJoinCode(): Promise<Result<string, JoinProblem>> {
  const staff = await requireStaff();
  return staff.role === 'admin' ? refuse('admin-account') : ok(makeJoinCode(staff, systemClock()));
}

/** LTI-49: this launch is of who has an account here already. */
export async function joinAccount(input: unknown): Promise<Result<undefined, JoinProblem>> {
  const parsed = joinSchema.safeParse(input);
  if (!parsed.success) return refuse('invalid');
  const { visitId, code } = parsed.data;
  if (!(await takeDoorTry('join', await headers()))) return refuse('too-many');
  return orUnavailable('LTI lobby', async () => {
    const visit = await teacherVisit(visitId);
    if (!visit?.identityId) return refuse('closed');
    const { scope, identityId, accountId } = visit;
    const now = systemClock();
    const to = takeJoinCode(scope, code, now);
    if (to === null) return refuse('code-wrong');
    const moved = await moveIdentity(scope, { identityId, from: accountId, to }, now);
    if (!moved.ok) return refuse(moved.code === 'not-allowed' ? 'closed' : moved.code);
    await moveVisits(scope, identityId, to);
    log.info('lti-joined', { account: to, from: accountId });
    return ok();
  });
}

/** The answer of deep linking, for a form that her browser posts to the LMS. */
export async function answerDeepLink(input: unknown): Promise<Result<DeepLinkAnswer, LobbyProblem>> {
  const parsed = deepLinkSchema.safeParse(input);
  if (!parsed.success) return refuse('invalid');
  return orUnavailable('LTI lobby', async () => {
    const visit = await teacherVisit(parsed.data.visitId);
    return visit ? answerChoice(visit, parsed.data.choice, systemClock()) : refuse('closed');
  });
}

/** For the admin of the school alone. @param what for the log */
async function asAdmin<T>(
  what: string,
  work: (staff: StaffGate) => Promise<Result<T, LtiAdminProblem>>,
): Promise<Result<T, LtiAdminProblem>> {
  const staff = await requireStaff();
  if (staff.role !== 'admin') return refuse('not-allowed');
  return orUnavailable(what, async () => {
    const done = await work(staff);
    if (!done.ok) return done;
    log.info('lti-changed', { what, by: staff.accountId });
    revalidatePath('/school/lti');
    return done;
  });
}

const fieldProblems: Readonly<Record<string, LtiAdminProblem>> = {
  name: 'bad-name',
  issuer: 'bad-issuer',
  clientId: 'bad-client',
  authUrl: 'bad-address',
  tokenUrl: 'bad-address',
  jwksUrl: 'bad-address',
};

const fieldProblem = ({ issues }: z.ZodError): LtiAdminProblem =>
  fieldProblems[String(issues[0]?.path[0])] ?? 'invalid';

/** LTI-30: an LMS, typed in by hand from what it shows its admin. */
export async function addPlatform(input: unknown): Promise<Result<undefined, LtiAdminProblem>> {
  const parsed = platformSchema.safeParse(input);
  if (!parsed.success) return refuse(fieldProblem(parsed.error));
  return asAdmin('platform added', async ({ scope }) => {
    const { issuer, clientId } = parsed.data;
    if ((await listPlatforms(scope)).length >= platformsMax) return refuse('too-many');
    if (await isRegistered(issuer, clientId)) return refuse('taken');
    await createPlatform(scope, parsed.data);
    await currentKeys(scope, systemClock());
    return ok();
  });
}

/** LTI-48: it moved, or was typed in wrongly. */
export async function changePlatform(input: unknown): Promise<Result<undefined, LtiAdminProblem>> {
  const parsed = changePlatformSchema.safeParse(input);
  if (!parsed.success) return refuse(fieldProblem(parsed.error));
  return asAdmin('platform changed', async ({ scope }) => {
    const { id, ...change } = parsed.data;
    return (await changeAddresses(scope, id, change)) ? ok() : refuse('invalid');
  });
}

/** Closed, an LMS opens nothing any more, also from lobbies that are open. */
export async function switchPlatform(input: unknown): Promise<Result<undefined, LtiAdminProblem>> {
  const parsed = switchPlatformSchema.safeParse(input);
  if (!parsed.success) return refuse('invalid');
  return asAdmin('platform switched', async ({ scope }) => {
    const { id, isEnabled } = parsed.data;
    return (await setPlatformEnabled(scope, id, isEnabled)) ? ok() : refuse('invalid');
  });
}

/** For one that was typed in wrongly, or is used no more. Switched on, it stays. */
export async function removePlatform(input: unknown): Promise<Result<undefined, LtiAdminProblem>> {
  const parsed = platformIdSchema.safeParse(input);
  if (!parsed.success) return refuse('invalid');
  return asAdmin('platform removed', async ({ scope }) => {
    return (await deletePlatform(scope, parsed.data.id)) ? ok() : refuse('invalid');
  });
}

/** LTI-12: approves what a launch with a right signature came from, or closes it. */
export async function changeDeployment(input: unknown): Promise<Result<undefined, LtiAdminProblem>> {
  const parsed = deploymentSchema.safeParse(input);
  if (!parsed.success) return refuse('invalid');
  return asAdmin('deployment changed', async ({ scope }) => {
    const { id, state } = parsed.data;
    return (await setDeploymentState(scope, id, state)) ? ok() : refuse('invalid');
  });
}

/** LTI-46 */
export async function lookAtPlatform(input: unknown): Promise<Result<readonly CheckLine[], LtiAdminProblem>> {
  const parsed = platformIdSchema.safeParse(input);
  if (!parsed.success) return refuse('invalid');
  return asAdmin('connection checked', async ({ scope }) => {
    const lines = await checkPlatform(scope, parsed.data.id, systemClock);
    return lines ? ok(lines) : refuse('invalid');
  });
}

/** LTI-45: shown once; who has it can enter an LMS that is then switched off until an admin looked at it. */
export async function makeRegistrationLink(): Promise<Result<string, LtiAdminProblem>> {
  return asAdmin('registration link', ({ scope }) =>
    Promise.resolve(ok(registrationLink(scope, systemClock()))),
  );
}

/** LTI-31: the next key signs from now on. */
export async function rotateLtiKeys(): Promise<Result<undefined, LtiAdminProblem>> {
  return asAdmin('keys rotated', async ({ scope }) => {
    await rotate(scope, systemClock());
    return ok();
  });
}

export async function changeLocalHost(input: unknown): Promise<Result<undefined, LtiAdminProblem>> {
  const parsed = z.object({ host: localHostSchema, isAllowed: z.boolean() }).safeParse(input);
  if (!parsed.success) return refuse('bad-host');
  return asAdmin('local hosts changed', async ({ scope }) => {
    const { host, isAllowed } = parsed.data;
    const changed = await changeLocalHosts(scope, isAllowed ? { add: host } : { remove: host });
    return changed ? ok() : refuse('too-many');
  });
}

/** LTI-41: attendance into the gradebook of an LMS. Only by a teacher's click, never by itself. */
export async function sendPoints(input: unknown): Promise<Result<undefined, PointsProblem>> {
  const parsed = sendPointsSchema.safeParse(input);
  if (!parsed.success) return refuse('invalid');
  return orUnavailable('LTI points', async () => {
    const staff = await findStaff();
    const lesson = staff && (await findTaughtLesson(staff, parsed.data.lessonId));
    if (!staff || !lesson) return refuse('not-found');
    const books = await listGradebooks(staff.scope, lesson);
    const { deploymentRow } = parsed.data;
    if (!books.some((book) => book.deploymentRow === deploymentRow)) return refuse('not-found');
    try {
      await sendPointsOf(staff.scope, {
        lessonId: lesson.id,
        deploymentRow,
        at: systemClock().toISOString(),
      });
    } catch (error) {
      if (error instanceof JobsFullError) return refuse('too-many');
      throw error;
    }
    return ok();
  });
}
