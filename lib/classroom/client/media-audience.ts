/** Who gets a pupil's picture and sound. Pure; the media server enforces it on the word of the pupil who sends. */
import { isStaff, type Role } from '@/lib/shared/roles';
import type { MediaPlace } from '@/lib/media/rules';
import type { LessonFacts } from '../schema';

export type Audience = {
  /** Whom the own camera goes to. */
  readonly cameraTo: 'staff' | 'class';
  /** Other children whose pictures the lesson opens to the class: all, or these. The media server knows better. */
  readonly shown: 'all' | readonly string[];
  readonly staffIdentities: readonly string[];
  /** All admitted people, also those who are only about to join: then they hear this microphone from their first moment. */
  readonly everyoneIdentities: readonly string[];
};

/** Until the lesson says who is who, nobody gets anything. */
export const nobody: Audience = {
  cameraTo: 'staff',
  shown: [],
  staffIdentities: [],
  everyoneIdentities: [],
};

/** @param place at a table the whole table is "the class": nobody else is in that room */
export function audienceOf(
  { seats, room, attention, rights }: Partial<LessonFacts>,
  place: MediaPlace = 'class',
): Audience {
  const opens = place === 'table' ? ['table', 'class'] : ['class'];
  const here = (seats ?? []).filter((seat) => seat.state === 'admitted');
  const identities = (of: typeof here): readonly string[] => of.map((seat) => seat.mediaIdentity);
  const isOpen = (number: number): boolean =>
    attention?.spotlight === number ||
    room?.cameras.some((rule) => rule.number === number && opens.includes(rule.mode)) === true;
  return {
    cameraTo: rights && opens.includes(rights.cameraTo) ? 'class' : 'staff', // not said yet: as few as possible
    shown:
      attention?.gallery || (room && opens.includes(room.childCamera))
        ? 'all'
        : identities(here.filter((seat) => isOpen(seat.number))),
    staffIdentities: identities(here.filter((seat) => isStaff(seat.role))),
    everyoneIdentities: identities(here),
  };
}

export type SubscriptionPermissions = {
  readonly all: boolean;
  readonly people: readonly {
    readonly participantIdentity: string;
    readonly allowAll: boolean;
    readonly allowedTrackSids?: string[];
  }[];
};

type Own = {
  readonly role: Role;
  readonly audience: Audience;
  /** Who is in the media room now, whom the audience may not name yet. */
  readonly present: readonly string[];
  /** Of tracks that everybody may have: the microphone. */
  readonly openTrackSids: readonly string[];
};

/** Staff are seen by all. A pupil's camera goes to staff only, unless its rights say the class; the microphone goes to everybody. */
export function subscriptionPermissions({
  role,
  audience,
  present,
  openTrackSids,
}: Own): SubscriptionPermissions {
  if (isStaff(role) || audience.cameraTo === 'class') {
    return { all: true, people: [] };
  }
  const staff = new Set(audience.staffIdentities);
  const others = new Set(
    [...audience.everyoneIdentities, ...present].filter((identity) => !staff.has(identity)),
  );
  const hear = [...others].sort().map((participantIdentity) => ({
    participantIdentity,
    allowAll: false,
    allowedTrackSids: [...openTrackSids],
  }));
  return {
    all: false,
    people: [
      ...[...staff].sort().map((participantIdentity) => ({ participantIdentity, allowAll: true })),
      ...(openTrackSids.length > 0 ? hear : []),
    ],
  };
}

/** Whether to ask for and show somebody's camera at all. The media server decides; this only keeps us from asking in vain. */
export function mayWatch({
  role,
  audience,
  identity,
}: {
  readonly role: Role;
  readonly audience: Audience;
  readonly identity: string;
}): boolean {
  const { shown, staffIdentities } = audience;
  return isStaff(role) || shown === 'all' || shown.includes(identity) || staffIdentities.includes(identity);
}
