'use server';

import { headers } from 'next/headers';
import { z } from 'zod';
import { requireStaff } from '@/lib/accounts/gate';
import { findLessonView } from '@/lib/lessons/data';
import { lessonIdSchema } from '@/lib/lessons/schema';
import { deviceHash } from '@/lib/server/device';
import { addressOf, takeDoorTry } from '@/lib/server/door-limits';
import { pictureLimits } from '@/lib/server/picture-limits';
import { orUnavailable } from '@/lib/server/unavailable';
import { systemClock } from '@/lib/shared/clock';
import { ok, refuse, type Result } from '@/lib/shared/result';
import { animals, badges, objects, pictureCodeLength, type SignFace } from '@/lib/shared/signs';
import type { DoorView } from './client/door';
import { findCard, findDoorByPictures } from './door/gate';
import { enterAsTeacher, enterLesson, makePass, type EnterRefusal } from './entry/live';
import { viewDoor } from './loaders';
import { makeViewPass } from './onlooker/live';
import type { Pass } from './schema';

const secret = z.string().min(16).max(64);
const cardInput = z.object({ secret });
const seatInput = z.object({ seatSecret: secret });
const picturesInput = z.object({ objects: z.array(z.enum(objects)).length(pictureCodeLength) });
const entryInput = z.object({
  via: z.enum(['card', 'link', 'code']),
  secret: secret.optional(),
  linkCode: z.string().max(32).optional(),
  sign: z.object({ animal: z.enum(animals), badge: z.enum(badges) }).optional(),
});
const nearMs = 15 * 60_000;

/** Door A: what a card opens. */
export async function openCard(
  input: unknown,
): Promise<Result<{ door: DoorView; sign: SignFace }, 'card-old' | 'too-many' | 'unavailable'>> {
  const parsed = cardInput.safeParse(input);
  if (!parsed.success) return refuse('card-old');
  return orUnavailable('door', async () => {
    const card = await findCard(parsed.data.secret);
    if (card) return ok({ door: await viewDoor(card, new Date()), sign: card.sign });
    return refuse((await takeDoorTry('card', await headers())) ? 'card-old' : 'too-many');
  });
}

/** Door C: four pictures; wrong ones cost a pause. */
export async function openPictureCode(
  input: unknown,
): Promise<Result<{ linkCode: string }, 'wrong' | 'pause' | 'unavailable'>> {
  const parsed = picturesInput.safeParse(input);
  if (!parsed.success) return refuse('wrong');
  return orUnavailable('door', async () => {
    const { objects: pictures } = parsed.data;
    const by = { device: await deviceHash(), address: addressOf(await headers()), code: pictures.join('-') };
    const tried = await pictureLimits().attempt(by, () => {
      const now = new Date();
      return findDoorByPictures(pictures, new Date(now.getTime() + nearMs), now);
    });
    if (tried.type === 'pause') return refuse('pause');
    return tried.found ? ok({ linkCode: tried.found }) : refuse('wrong');
  });
}

export async function enterClassroom(
  input: unknown,
): Promise<Result<{ seatSecret: string; lessonId: string }, EnterRefusal>> {
  const parsed = entryInput.safeParse(input);
  if (!parsed.success) return refuse('refused');
  return orUnavailable('door', async () => {
    // A card cannot be guessed, so nobody may use up its tries; what a wrong one costs is counted at the door before.
    const isByCard = parsed.data.via === 'card';
    if (!isByCard && !(await takeDoorTry('entry', await headers()))) return refuse('too-many');
    return enterLesson({ ...parsed.data, deviceHash: await deviceHash() }, new Date());
  });
}

export async function openSeat(
  input: unknown,
): Promise<Result<Pass, 'expired' | 'removed' | 'ended' | 'unavailable'>> {
  const parsed = seatInput.safeParse(input);
  return parsed.success ? orUnavailable('door', () => makePass(parsed.data.seatSecret)) : refuse('expired');
}

/** An adult in a lesson looks at it as a child has it. */
export async function openView(
  input: unknown,
): Promise<Result<Pass, 'expired' | 'refused' | 'ended' | 'unavailable'>> {
  const parsed = seatInput.safeParse(input);
  return parsed.success
    ? orUnavailable('door', () => makeViewPass(parsed.data.seatSecret))
    : refuse('expired');
}

export type StaffRefusal = 'not-found' | 'not-started' | 'ended' | 'unavailable';

/** A teacher of the class, or an admin, takes her seat in a lesson that is on; her older tab is told so. */
export async function enterAsStaff(
  input: unknown,
): Promise<Result<{ seatSecret: string; pass: Pass }, StaffRefusal>> {
  const staff = await requireStaff();
  const parsed = z.object({ lessonId: lessonIdSchema }).safeParse(input);
  if (!parsed.success) return refuse('not-found');
  return orUnavailable('door', async () => {
    const now = systemClock();
    const lesson = await findLessonView(staff, parsed.data.lessonId, now);
    if (!lesson) return refuse('not-found');
    if (lesson.phase === 'planned' || lesson.phase === 'doors-open') return refuse('not-started');
    if (lesson.phase !== 'live') return refuse('ended');
    const entered = await enterAsTeacher(staff.scope, lesson.id, staff.accountId, now);
    if (!entered.ok) return entered;
    const { seatSecret } = entered.value;
    const pass = await makePass(seatSecret);
    if (pass.ok) return ok({ seatSecret, pass: pass.value });
    return refuse(pass.code === 'unavailable' ? 'unavailable' : 'ended');
  });
}
