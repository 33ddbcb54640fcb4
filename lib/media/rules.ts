/** Who may send what into a lesson's sound and picture. Decided here, enforced by the media server through the gate's tokens. */
import type { SeatRights, SeatState } from '@/lib/classroom/schema';
import type { LessonId } from '@/lib/shared/ids';
import { isStaff, type Role } from '@/lib/shared/roles';

export const mediaSources = ['camera', 'microphone', 'screen_share', 'screen_share_audio'] as const;
export type MediaSource = (typeof mediaSources)[number];

/** Everything else (data, own metadata, hiding, recording) is off for everybody and is not a matter of role. */
export type MediaGrants = { readonly sources: readonly MediaSource[] };

type Person = { readonly role: Role; readonly state: SeatState; readonly rights: SeatRights };

/** Null: this person has no business in the lesson's sound and picture at all. */
export function mediaGrants({ role, state, rights }: Person): MediaGrants | null {
  if (state !== 'admitted') {
    return null;
  }
  if (isStaff(role)) {
    return { sources: mediaSources };
  }
  return {
    sources: [
      ...(rights.microphone ? ['microphone' as const] : []),
      ...(rights.camera ? ['camera' as const] : []),
    ],
  };
}

/** What both allow. */
export function commonGrants(one: MediaGrants, other: MediaGrants): MediaGrants {
  return { sources: one.sources.filter((source) => other.sources.includes(source)) };
}

export function areSameGrants(one: MediaGrants, other: MediaGrants): boolean {
  return (
    one.sources.length === other.sources.length &&
    commonGrants(one, other).sources.length === one.sources.length
  );
}

/** Where sound and picture meet: the class, or the table of whoever asks; which table that is, the lesson knows. */
export type MediaPlace = 'class' | 'table';

/** One LiveKit room per lesson, and one per table. The school comes first: any key of the media server controls every room in it. */
export function mediaRoomName(
  { schoolId, lessonId }: { readonly schoolId: string; readonly lessonId: string },
  table: number | null = null,
): string {
  const room = `${schoolId}.${lessonId}`;
  return table === null ? room : `${room}.${table}`;
}

/** Whose room it is; of a room that is none of ours, a lesson that is not there. */
export function lessonOfRoom(room: string): LessonId {
  return (room.split('.')[1] ?? '') as LessonId;
}

/** A class has 48 signs; the rest is for staff and for a seat that is just moving. */
export const mediaRoomPeopleMax = 64;
