import 'server-only';
import { findDoorLesson } from '@/lib/lessons/door/data';
import { hashSecret } from '@/lib/server/seal';
import type { SchoolScope } from '@/lib/server/scope';
import { mintTicket } from '@/lib/server/tickets';
import { newSecret, type AccountId, type LessonId, type SeatId, type SignId } from '@/lib/shared/ids';
import { ok, refuse, type Result } from '@/lib/shared/result';
import { systemClock } from '@/lib/shared/clock';
import type { Role } from '@/lib/shared/roles';
import type { SignFace } from '@/lib/shared/signs';
import { readRoom } from '@/lib/moderation/feature';
import { markCardUsed, findSign } from '../door/data';
import { findCard, findDoorByLink, type OpenedDoor } from '../door/gate';
import type { LiveSeat } from '../feature';
import type { LiveLesson } from '../live';
import { liveLessons } from '../registry/live';
import { createSeat, retakeStaffSeat, rotateSeatSecret, setSeatHolding } from '../mutations';
import type { Pass } from '../schema';
import { findSeat } from '../seat/gate';
import { wasRemoved } from '../seat/data';

export type Entry = {
  readonly via: 'card' | 'link' | 'code';
  readonly secret?: string | undefined;
  readonly linkCode?: string | undefined;
  readonly sign?: SignFace | undefined;
  /** Hash of the device's cookie: a removed child that comes back as another sign is marked for the teacher. */
  readonly deviceHash: string | null;
};
export type EnterRefusal = 'not-yet' | 'ended' | 'refused' | 'card-old' | 'too-many' | 'unavailable';
type Entered = { readonly seatSecret: string; readonly lessonId: string };

/** A child comes to the lesson behind a door: by card to its own seat, by link to a free sign or as a request at the bench. */
export async function enterLesson(entry: Entry, now: Date): Promise<Result<Entered, EnterRefusal>> {
  const card = entry.secret ? await findCard(entry.secret) : null;
  if (entry.via === 'card' && !card) return refuse('card-old');
  const door: OpenedDoor | null = card ?? (entry.linkCode ? await findDoorByLink(entry.linkCode) : null);
  if (!door) return refuse('refused');
  const found = await findDoorLesson(door.scope, door.classId, now);
  if (found.type === 'not-yet' || found.type === 'none') return refuse('not-yet');
  if (found.type === 'ended') return refuse('ended');
  const signId = card?.signId ?? (entry.sign ? await findSign(door, entry.sign) : null);
  const lesson = await liveLessons().get(door.scope, found.lesson.id as LessonId);
  if (!signId || !lesson) return refuse('refused');
  if (card) await markCardUsed(card, now);
  const claim = { signId, cardId: card?.cardId ?? null, via: entry.via, deviceHash: entry.deviceHash };
  return lesson.changeSeats(() => takeSeat(lesson, claim, now));
}

/** Seats of one lesson that came by link, code or account. */
export const openSeatsMax = 120;

type Claim = {
  readonly signId: SignId;
  readonly cardId: string | null;
  readonly via: Entry['via'];
  readonly deviceHash: string | null;
};

async function takeSeat(lesson: LiveLesson, claim: Claim, now: Date): Promise<Result<Entered, EnterRefusal>> {
  const { scope, lessonId } = lesson;
  const seats = [...lesson.state.seats.values()];
  const removed = seats.filter((seat) => seat.state === 'removed');
  if (claim.via === 'card' && removed.some((seat) => seat.signId === claim.signId && seat.via === 'card')) {
    return refuse('refused'); // removed stays removed
  }
  // A flood through the link must not keep a card out: cards are bounded by the signs of the class.
  if (claim.via !== 'card' && seats.filter((seat) => seat.via !== 'card').length >= openSeatsMax) {
    return refuse('too-many');
  }
  const seatSecret = newSecret();
  const entered = { seatSecret, lessonId };
  const holder = seats.find((seat) => seat.signId === claim.signId && seat.holdsSign);
  if (holder?.via === 'card' && claim.via === 'card') {
    // Cards of one sign are one child: the seat moves here with all it has; the old tab is told when this one connects.
    await rotateSeatSecret(scope, holder.seatId as SeatId, hashSecret(seatSecret));
    return ok(entered);
  }
  const isMarked =
    removed.some((seat) => seat.signId === claim.signId) ||
    (claim.deviceHash !== null && (await wasRemoved(scope, lessonId, claim.deviceHash)));
  const comesIn =
    claim.via === 'card' &&
    !holder &&
    !isMarked &&
    lesson.state.lesson.state === 'live' &&
    !readRoom(lesson.state).doorLocked;
  await createSeat(
    scope,
    lessonId,
    {
      ...claim,
      role: 'pupil',
      state: comesIn ? 'admitted' : 'bench',
      accountId: null,
      secretHash: hashSecret(seatSecret),
      holdsSign: !holder,
      marked: isMarked,
    },
    now,
  );
  return ok(entered);
}

/** The teacher's own seat: admitted, one per account; the newest tab has it. Starts a planned lesson. */
export async function enterAsTeacher(
  scope: SchoolScope,
  lessonId: LessonId,
  accountId: AccountId,
  now: Date,
): Promise<Result<Entered, 'ended'>> {
  const lesson = await liveLessons().get(scope, lessonId);
  if (!lesson || lesson.state.lesson.state === 'ended') return refuse('ended');
  await lesson.start();
  const seatSecret = newSecret();
  const secretHash = hashSecret(seatSecret);
  await lesson.changeSeats(async () => {
    if (await setSeatHolding(scope, lessonId, accountId, secretHash)) return;
    const none = { signId: null, cardId: null, deviceHash: null, holdsSign: false, marked: false };
    const teacher = { role: 'teacher', via: 'account', state: 'admitted' } as const;
    await createSeat(scope, lessonId, { ...none, ...teacher, accountId, secretHash }, now);
  });
  return ok({ seatSecret, lessonId });
}

export type StaffClaim = {
  readonly scope: SchoolScope;
  readonly lessonId: LessonId;
  /** Kept as the seat's card: one link, one seat. */
  readonly linkId: string;
  readonly role: Role;
  readonly name: string;
  /** A planned lesson begins with this entry. */
  readonly mayStart: boolean;
  /** Asked again when it is this entry's turn: the link may have been revoked meanwhile. */
  readonly stillCounts: () => Promise<boolean>;
};

/** An adult without an account: the seat of a link, admitted; the newest tab has it. */
export async function enterByStaffLink(
  claim: StaffClaim,
  now: Date,
): Promise<Result<Entered, 'ended' | 'not-started' | 'refused'>> {
  const { scope, lessonId, linkId, role, name } = claim;
  const lesson = await liveLessons().get(scope, lessonId);
  if (!lesson || lesson.state.lesson.state === 'ended') return refuse('ended');
  if (lesson.state.lesson.state === 'planned') {
    if (!claim.mayStart) return refuse('not-started');
    await lesson.start();
  }
  const seatSecret = newSecret();
  const secretHash = hashSecret(seatSecret);
  return lesson.changeSeats(async () => {
    if (!(await claim.stillCounts())) return refuse('refused');
    if (!(await retakeStaffSeat(scope, { lessonId, linkId, secretHash, name }))) {
      const none = { signId: null, accountId: null, deviceHash: null, holdsSign: false, marked: false };
      const seat = { role, via: 'account', state: 'admitted', cardId: linkId, adultName: name } as const;
      await createSeat(scope, lessonId, { ...none, ...seat, secretHash }, now);
    }
    return ok({ seatSecret, lessonId });
  });
}

/** Its link is over, though the lesson may not have closed it yet. */
const hasEnded = ({ until }: LiveSeat, now: Date): boolean => until !== undefined && until <= now;

/** A seat secret becomes a pass with fresh tickets, as the live seat allows at this moment. */
export async function makePass(
  seatSecret: string,
): Promise<Result<Pass, 'expired' | 'removed' | 'ended' | 'unavailable'>> {
  const found = await findSeat({ secretHash: hashSecret(seatSecret) });
  if (!found) return refuse('expired');
  const lesson = await liveLessons().get(found.scope, found.lessonId);
  const seat = lesson?.seat(found.number);
  if (!lesson || lesson.state.lesson.state === 'ended') return refuse('ended');
  if (!seat || seat.state === 'left') return refuse('expired');
  if (seat.state === 'removed' || hasEnded(seat, systemClock())) return refuse('removed');
  const isIn = seat.state === 'admitted';
  return ok({
    seat: { number: seat.number, role: seat.role, state: seat.state },
    lessonId: lesson.lessonId,
    syncTicket: mintTicket(found.seatId, 'sync'),
    // Also while the media server is away: it may be back before the ticket is used.
    mediaTicket: isIn ? mintTicket(found.seatId, 'media') : null,
    ...(isIn ? { filesTicket: mintTicket(found.seatId, 'files') } : {}),
    syncPath: `/_sync/${lesson.lessonId}`,
    mediaPath: '/_media',
    boardId: isIn ? lesson.state.boardId : null,
  });
}
