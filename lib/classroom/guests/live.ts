/** Guests: adults without an account in a lesson for adults, many by one link (ADULT in ../SPEC.md). */
import 'server-only';
import { lessonPhase } from '@/lib/lessons/rules';
import { hashSecret } from '@/lib/server/seal';
import type { SchoolScope } from '@/lib/server/scope';
import { newSecret, type LessonId } from '@/lib/shared/ids';
import { ok, refuse, type Result } from '@/lib/shared/result';
import type { LiveLesson } from '../live';
import { createSeat } from '../mutations';
import { liveLessons } from '../registry/live';
import { wasRemoved } from '../seat/data';
import { countGuests } from './data';
import { retakeGuestSeat } from './mutations';

/** Seats that one link ever makes, those that left or were removed counted too: a flood ends with its link. */
export const guestSeatsMax = 120;

export type GuestClaim = {
  readonly scope: SchoolScope;
  readonly lessonId: LessonId;
  readonly linkId: string;
  /** As the guest typed it. */
  readonly name: string;
  /** Hash of the device's cookie, to know a guest again who comes back. */
  readonly deviceHash: string | null;
  /** Asked again when it is this entry's turn: the link may have been revoked meanwhile. */
  readonly stillCounts: () => Promise<boolean>;
};
export type GuestRefusal = 'ended' | 'not-started' | 'full' | 'refused';

/** A guest takes a place at the bench, or the one that this device left a moment ago. Staff let everybody in by themselves. */
export async function enterAsGuest(
  claim: GuestClaim,
  now: Date,
): Promise<Result<{ readonly seatSecret: string }, GuestRefusal>> {
  const lesson = await liveLessons().get(claim.scope, claim.lessonId);
  const refusal = lesson ? refusalAt(lesson, now) : 'ended';
  return lesson && !refusal
    ? lesson.changeSeats(() => takeSeat(lesson, claim, now))
    : refuse(refusal ?? 'ended');
}

/** ADULT-4: like the children, ten minutes before the lesson at the earliest. */
function refusalAt({ state: { lesson } }: LiveLesson, now: Date): GuestRefusal | null {
  if (lesson.kind !== 'adults') return 'refused';
  const [startsAt, endsAt] = [new Date(lesson.startsAt), new Date(lesson.endsAt)];
  switch (lessonPhase({ state: lesson.state, startsAt, endsAt }, now)) {
    case 'live':
    case 'doors-open':
      return null;
    case 'planned':
    case 'missed':
      return 'not-started';
    case 'ended':
    case 'cancelled':
      return 'ended';
  }
}

async function takeSeat(
  lesson: LiveLesson,
  claim: GuestClaim,
  now: Date,
): Promise<Result<{ readonly seatSecret: string }, GuestRefusal>> {
  const { scope, lessonId, linkId, name, deviceHash } = claim;
  if (!(await claim.stillCounts())) return refuse('refused');
  const seatSecret = newSecret();
  const secretHash = hashSecret(seatSecret);
  const isAway = (number: number) => lesson.seat(number)?.online === false;
  if (await retakeGuestSeat(scope, { lessonId, linkId, deviceHash, secretHash, name, isAway })) {
    return ok({ seatSecret });
  }
  if ((await countGuests(scope, { lessonId, linkId })) >= guestSeatsMax) return refuse('full');
  await createSeat(
    scope,
    lessonId,
    {
      ...{ role: 'pupil', via: 'link', state: 'bench' },
      ...{ signId: null, accountId: null, holdsSign: false },
      ...{ cardId: linkId, adultName: name, secretHash, deviceHash },
      marked: deviceHash !== null && (await wasRemoved(scope, lessonId, deviceHash)),
    },
    now,
  );
  return ok({ seatSecret });
}
