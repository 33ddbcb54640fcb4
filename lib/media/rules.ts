/** Who may send what into a lesson's sound and picture. Decided here, enforced by the media server through the gate's tokens. */
import type { ChildCamera, SeatState } from '@/lib/classroom/schema';
import { isStaff, type Role } from '@/lib/shared/roles';

export type MediaSource = 'camera' | 'microphone' | 'screen_share' | 'screen_share_audio';

/** Everything else (data, own metadata, hiding, recording) is off for everybody and is not a matter of role. */
export type MediaGrants = { readonly sources: readonly MediaSource[] };

type Person = {
  readonly role: Role;
  readonly state: SeatState;
  readonly childCamera: ChildCamera;
  readonly cameraConsent?: 'yes' | 'no' | 'open';
};

const staffSources: readonly MediaSource[] = ['camera', 'microphone', 'screen_share', 'screen_share_audio'];

/** Null: this person has no business in the lesson's sound and picture at all. */
export function mediaGrants({ role, state, childCamera, cameraConsent }: Person): MediaGrants | null {
  if (state !== 'admitted') {
    return null;
  }
  if (isStaff(role)) {
    return { sources: staffSources };
  }
  const camera = childCamera !== 'off' && cameraConsent !== 'no';
  return { sources: camera ? ['microphone', 'camera'] : ['microphone'] };
}

/** One LiveKit room per lesson. The school comes first: any key of the media server controls every room in it. */
export function mediaRoomName({
  schoolId,
  lessonId,
}: {
  readonly schoolId: string;
  readonly lessonId: string;
}): string {
  return `${schoolId}.${lessonId}`;
}

/** A class has 48 signs; the rest is for staff and for a seat that is just moving. */
export const mediaRoomPeopleMax = 64;
