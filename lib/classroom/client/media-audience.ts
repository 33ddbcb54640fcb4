/** Who gets a pupil's picture and sound. Pure; the media server enforces it on the word of the pupil who sends. */
import { isStaff, type Role } from '@/lib/shared/roles';
import type { ChildCamera } from '../schema';

export type Audience = {
  readonly mode: ChildCamera;
  readonly staffIdentities: readonly string[];
  /** All admitted people, also those who are only about to join: then they hear this microphone from their first moment. */
  readonly everyoneIdentities: readonly string[];
};

/** Until the lesson says who is who, nobody gets anything. */
export const nobody: Audience = { mode: 'teacher', staffIdentities: [], everyoneIdentities: [] };

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

/** Staff are seen by all. A pupil's camera goes to staff only, unless the class may see it; the microphone goes to everybody. */
export function subscriptionPermissions({
  role,
  audience,
  present,
  openTrackSids,
}: Own): SubscriptionPermissions {
  if (isStaff(role) || audience.mode === 'class') {
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
  return isStaff(role) || audience.mode === 'class' || audience.staffIdentities.includes(identity);
}
