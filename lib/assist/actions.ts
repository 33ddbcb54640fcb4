'use server';

import { headers } from 'next/headers';
import { enterByStaffLink, makePass } from '@/lib/classroom/entry/live';
import { liveLessons } from '@/lib/classroom/registry/live';
import { enterAsGuest, type GuestClaim } from '@/lib/classroom/guests/live';
import { findSeat } from '@/lib/classroom/seat/gate';
import type { Pass } from '@/lib/classroom/schema';
import { localDate } from '@/lib/lessons/calendar/rules';
import { asLessonState, startRefusal } from '@/lib/lessons/rules';
import { lessonIdSchema } from '@/lib/lessons/schema';
import { deviceHash } from '@/lib/server/device';
import { takeDoorTry } from '@/lib/server/door-limits';
import { publicOrigin } from '@/lib/server/host';
import { hashSecret } from '@/lib/server/seal';
import { orUnavailable } from '@/lib/server/unavailable';
import { systemClock } from '@/lib/shared/clock';
import { ok, refuse, type Result } from '@/lib/shared/result';
import { isStaff } from '@/lib/shared/roles';
import { readDoor } from './data';
import { enterLinks, findStaffLink, type FoundLink } from './gate';
import { loadAssistDoor, loadAssistRoom, loadStaffLinks } from './loaders';
import { makeStaffLink, revokeStaffLink } from './mutations';
import { seatRoleOf, staffLinkPath } from './rules';
import {
  enterInput,
  linkInput,
  makeInput,
  revokeInput,
  seatInput,
  seatProblems,
  type AssistDoor,
  type AssistRoom,
  type EnterProblem,
  type MakeProblem,
  type OpenProblem,
  type SeatProblem,
  type StaffLinkDTO,
} from './schema';

/** A new link, shown once. For the lesson's teachers. */
export async function makeLink(input: unknown): Promise<Result<{ readonly link: string }, MakeProblem>> {
  const parsed = makeInput.safeParse(input);
  if (!parsed.success) return refuse('not-found');
  return orUnavailable('staff link', async () => {
    const now = systemClock();
    const gate = await enterLinks(parsed.data.lessonId, now);
    if (!gate.ok) return gate;
    const made = await makeStaffLink(gate.value, parsed.data.role, now);
    return made.ok ? ok({ link: `${publicOrigin()}${staffLinkPath(made.value.secret)}` }) : made;
  });
}

export async function listLinks(
  lessonId: unknown,
): Promise<Result<readonly StaffLinkDTO[], 'not-found' | 'unavailable'>> {
  const id = lessonIdSchema.safeParse(lessonId);
  if (!id.success) return refuse('not-found');
  return orUnavailable('staff link', async () => {
    const links = await loadStaffLinks(id.data);
    return links ? ok(links) : refuse('not-found');
  });
}

/** The link opens nothing from here on, and all who came by it are out at once: socket, tickets, sound and picture. */
export async function revokeLink(input: unknown): Promise<Result<undefined, 'not-found' | 'unavailable'>> {
  const parsed = revokeInput.safeParse(input);
  if (!parsed.success) return refuse('not-found');
  return orUnavailable('staff link', async () => {
    const now = systemClock();
    const { lessonId, linkId } = parsed.data;
    const gate = await enterLinks(lessonId, now);
    if (!gate.ok) return gate;
    if (!(await revokeStaffLink(gate.value, linkId, now))) return refuse('not-found');
    const lesson = await liveLessons().get(gate.value.staff.scope, lessonId);
    const closed = await lesson?.closeSeats((seat) => seat.cardId === linkId);
    return closed?.ok === false ? refuse('unavailable') : ok();
  });
}

/** What a link leads to, before a name is asked for. */
export async function openLink(input: unknown): Promise<Result<AssistDoor, OpenProblem>> {
  const parsed = linkInput.safeParse(input);
  if (!parsed.success) return refuse('gone');
  return orUnavailable('staff link', async () => {
    const link = await tryLink(parsed.data.secret);
    if (!link.ok) return link;
    const door = await loadAssistDoor(link.value);
    return door ? ok(door) : refuse('gone');
  });
}

export async function enterByLink(
  input: unknown,
): Promise<Result<{ readonly seatSecret: string }, EnterProblem>> {
  const parsed = enterInput.safeParse(input);
  if (!parsed.success) return refuse(parsed.error.issues[0]?.path[0] === 'name' ? 'bad-name' : 'gone');
  return orUnavailable('staff link', async () => {
    const { secret, name } = parsed.data;
    const link = await tryLink(secret);
    if (!link.ok) return link;
    const { role, ...found } = link.value;
    const stillCounts = async () => (await findStaffLink(secret, systemClock())) !== null;
    const claim = { ...found, name, stillCounts };
    const entered = await (role === 'guest' ? sitAsGuest(claim) : sitAsStaff(role, claim));
    if (entered.ok) return ok({ seatSecret: entered.value.seatSecret });
    const { code } = entered;
    return refuse(code === 'ended' || code === 'refused' ? 'gone' : code);
  });
}

type Claim = Omit<FoundLink, 'role'> & Pick<GuestClaim, 'name' | 'stillCounts'>;

async function sitAsStaff(role: 'coteacher' | 'substitute', claim: Claim) {
  const mine = { ...claim, role: seatRoleOf(role), mayStart: await mayStart(role, claim) };
  return enterByStaffLink(mine, systemClock());
}

/** Many come by one link: how often is limited as at the door of a class (DOOR-3). */
async function sitAsGuest(claim: Claim) {
  if (!(await takeDoorTry('entry', await headers()))) return refuse('too-many');
  return enterAsGuest({ ...claim, deviceHash: await deviceHash() }, systemClock());
}

/** The seat of this tab, and what its room is shown with. A child's seat opens nothing here. */
export async function openAssistSeat(
  input: unknown,
): Promise<Result<{ readonly pass: Pass; readonly room: AssistRoom }, SeatProblem>> {
  const parsed = seatInput.safeParse(input);
  if (!parsed.success) return refuse('ended');
  return orUnavailable('staff link', async () => {
    const { seatSecret } = parsed.data;
    const pass = await makePass(seatSecret);
    if (!pass.ok) return refuse(seatProblems[pass.code]);
    const { role, state } = pass.value.seat;
    const found = await findSeat({ secretHash: hashSecret(seatSecret) });
    if (!found || !isStaff(role) || state !== 'admitted') return refuse('ended');
    const room = await loadAssistRoom(found.scope, found.lessonId);
    return room ? ok({ pass: pass.value, room }) : refuse('ended');
  });
}

/** Links cannot be guessed; right ones are never counted. */
async function tryLink(secret: string): Promise<Result<FoundLink, 'gone' | 'too-many'>> {
  const link = await findStaffLink(secret, systemClock());
  if (link) return ok(link);
  return refuse((await takeDoorTry('card', await headers())) ? 'gone' : 'too-many');
}

/** Who stands in for the teacher may start where she might. */
async function mayStart(role: 'coteacher' | 'substitute', { scope, lessonId }: Claim): Promise<boolean> {
  const door = role === 'substitute' ? await readDoor(scope, lessonId) : null;
  if (!door) return false;
  const now = systemClock();
  return (
    startRefusal({ ...door, state: asLessonState(door.state) }, localDate(now, door.timeZone), now) === null
  );
}
