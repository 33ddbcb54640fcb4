import type { AttendanceState } from '@/lib/shared/attendance';
import type { SignId } from '@/lib/shared/ids';
import type { SignFace } from '@/lib/shared/signs';

/** How long a sign was there since it was last stored; what a process adds to the row of that sign. */
export type Seen = {
  readonly firstSeenAt: Date;
  readonly lastSeenAt: Date;
  readonly seconds: number;
  /** Of these, connected to the media server as well. */
  readonly mediaSeconds: number;
};

/** One child of an ended lesson. */
export type AttendanceRow = SignFace & {
  readonly signId: SignId;
  /** Only where somebody asked for names. */
  readonly firstName: string | null;
  /** What counts: a teacher's word, else what was seen. */
  readonly state: AttendanceState;
  readonly isEdited: boolean;
  readonly firstSeenAt: Date | null;
  readonly lastSeenAt: Date | null;
  readonly minutes: number;
  /** Here for a while, and never connected to sound and picture, though others were. */
  readonly isSilent: boolean;
};
