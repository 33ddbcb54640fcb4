/** The live lesson as every layer speaks of it: seats, slices, the state a client sees. Types only. */
import type { Animal, Badge } from '@/lib/shared/signs';
import type { Role } from '@/lib/shared/roles';

export const seatStates = ['bench', 'admitted', 'removed', 'left'] as const;
export type SeatState = (typeof seatStates)[number];
export const doors = ['card', 'link', 'code', 'account'] as const;
export type Via = (typeof doors)[number];

/** One person in the lesson as staff see them. Pupils see `PublicSeat`: no door, no mark. */
export type SeatView = {
  readonly number: number;
  readonly role: Role;
  readonly state: SeatState;
  readonly via: Via;
  /** Absent for adults. */
  readonly animal?: Animal;
  readonly badge?: Badge;
  /** First name or adult's display name; only admitted viewers get it. */
  readonly name?: string;
  /** The same device was removed before, or the sign is already taken: the teacher should look twice. */
  readonly marked: boolean;
  /** The sign is held by another admitted seat: this is a request. */
  readonly request: boolean;
  readonly online: boolean;
  /** Opaque LiveKit identity, to match tracks to seats. */
  readonly mediaIdentity: string;
  /** The parents' consent to show the picture; staff and the child itself only. */
  readonly cameraConsent?: 'yes' | 'no' | 'open';
};

export const stages = ['board', 'children', 'both'] as const;
export type Stage = (typeof stages)[number];
export const childCameras = ['teacher', 'class', 'off'] as const;
export type ChildCamera = (typeof childCameras)[number];

export const helpKinds = ['no-sound', 'not-understood', 'must-go', 'not-well'] as const;
export type HelpKind = (typeof helpKinds)[number];
export const helpAnswers = ['coming', 'breathe', 'ask-table'] as const;
export type HelpAnswer = (typeof helpAnswers)[number];

/** The named parts of live state. A fact carries one whole slice, as this viewer may see it. */
export type LessonFacts = {
  /** Always first on a new connection, and whenever the lesson itself changes. */
  readonly lesson: {
    readonly lessonId: string;
    readonly title: string;
    readonly className: string;
    readonly grade: '1-2' | '3-4';
    readonly startsAt: string;
    readonly endsAt: string;
    readonly state: 'planned' | 'live' | 'ended';
    readonly teacherName: string;
    /** False when no media server could be had: there is no sound and picture. */
    readonly media: boolean;
    readonly me: { readonly number: number; readonly role: Role; readonly state: SeatState };
  };
  readonly seats: readonly SeatView[];
  readonly hands: readonly { readonly number: number; readonly since: string; readonly turn: boolean }[];
  /** Staff see all; a pupil sees only its own. Oldest first. */
  readonly help: readonly {
    readonly number: number;
    readonly kind: HelpKind;
    readonly since: string;
    readonly answer: HelpAnswer | null;
  }[];
  readonly room: {
    readonly doorLocked: boolean;
    readonly stage: Stage;
    readonly childCamera: ChildCamera;
  };
  readonly board: {
    readonly boardId: string;
    readonly epoch: number;
    /** May pupils draw, when nothing else is said for one of them. */
    readonly drawing: boolean;
    /** Seat numbers with a rule of their own. */
    readonly exceptions: readonly { readonly number: number; readonly drawing: boolean }[];
    /** tldraw page everybody looks at. */
    readonly pageId: string;
    /** The page that "clear" put aside and can be brought back, or null. */
    readonly clearedPageId: string | null;
  };
  /** What a bench sees: who else waits, as signs without names; and whether the teacher waved. */
  readonly bench: {
    readonly waiting: readonly { readonly animal: Animal; readonly badge: Badge; readonly me: boolean }[];
    readonly wavedAt: string | null;
    readonly teacherName: string;
    readonly startsAt: string;
    readonly doorOpen: boolean;
  };
};
export type SliceName = keyof LessonFacts;

/** What a seat holder gets to enter; never stored, never in an address. No LiveKit token: the gate mints it. */
export type Pass = {
  readonly seat: { readonly number: number; readonly role: Role; readonly state: SeatState };
  readonly lessonId: string;
  /** For one sync connect, within 60 s. */
  readonly syncTicket: string;
  /** Reusable for media until the seat is removed or the lesson ends. Absent on the bench. */
  readonly mediaTicket: string | null;
  readonly syncPath: string;
  readonly mediaPath: string;
  readonly boardId: string | null;
};
