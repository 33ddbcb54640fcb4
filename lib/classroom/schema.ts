/** The live lesson as every layer speaks of it: seats, slices, the state a client sees. Types only. */
import type { AttentionFact } from '@/lib/attention/schema';
import type { ChatFact } from '@/lib/chat/schema';
import type { DrawFact } from '@/lib/draw/schema';
import type { LessonKind } from '@/lib/lessons/schema';
import type { NoiseFact } from '@/lib/noise/schema';
import type { PollFact } from '@/lib/polls/schema';
import type { PraiseFact } from '@/lib/praise/schema';
import type { SignalFact } from '@/lib/signals/schema';
import type { SlatesFact } from '@/lib/slates/schema';
import type { StripFact } from '@/lib/strips/schema';
import type { TablesFact } from '@/lib/tables/schema';
import type { TimerFact } from '@/lib/timer/schema';
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
export const childCameras = ['teacher', 'table', 'class', 'off'] as const;
export type ChildCamera = (typeof childCameras)[number];

/** Work modes of a class; null until the teacher chose one: then everybody may open the microphone. */
export const workModes = ['listen', 'talk', 'work', 'play'] as const;
export type WorkMode = (typeof workModes)[number];

/** What this seat may do right now. The media server and the gates enforce the same values (lib/classroom/seat/rules.ts). */
export type SeatRights = {
  readonly microphone: boolean;
  readonly camera: boolean;
  /** Who gets this seat's picture. `table`: the children of its table, and staff alone while it sits at none. */
  readonly cameraTo: 'staff' | 'table' | 'class';
};

/** Yjs documents of a lesson: the class board, a board for each table, a slate for each child. */
export const documentKinds = ['class', 'table', 'slate'] as const;
export type DocumentKind = (typeof documentKinds)[number];

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
    /** For the children of the class, or for adults who come as guests. */
    readonly kind: LessonKind;
    /** Of adults it is the older: they may do what older children may. */
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
  /** In the order in which they are called. */
  readonly hands: readonly {
    readonly number: number;
    readonly since: string;
    readonly turn: boolean;
    /** Has not had a turn in this lesson. */
    readonly first: boolean;
  }[];
  readonly turns: {
    /** fair: who has not spoken yet comes first. */
    readonly order: 'queue' | 'fair';
    /** "Reden solange dran": the microphone closes by itself when the turn ends. */
    readonly closes: boolean;
    /** Staff only: what "undo" brings back until then, or null. */
    readonly undo: { readonly what: 'turn' | 'clear'; readonly until: string } | null;
    /** Staff only: how often each seat had a turn. */
    readonly spoken: readonly { readonly number: number; readonly times: number }[];
  };
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
    /** Children with a rule of their own. Staff see all; a pupil sees its own, and who is shown to the class. */
    readonly cameras: readonly { readonly number: number; readonly mode: ChildCamera }[];
  };
  /** Null until the teacher chose one. */
  readonly mode: WorkMode | null;
  /** This seat's own rights. */
  readonly rights: SeatRights;
  readonly attention: AttentionFact;
  readonly noise: NoiseFact;
  readonly praise: PraiseFact | null;
  readonly signals: readonly SignalFact[];
  readonly timer: TimerFact | null;
  readonly draw: DrawFact | null;
  readonly tables: TablesFact;
  /** Null: none is laid out. */
  readonly strip: StripFact | null;
  readonly poll: PollFact | null;
  readonly chat: ChatFact;
  /** "Klasse schützen" is on since then; `by` is a seat number. */
  readonly protection: { readonly since: string; readonly by: number } | null;
  /** Staff only: how many children have what the last counted intent changed. */
  readonly received: {
    readonly type: string;
    readonly of: number;
    readonly have: number;
    readonly missing: readonly number[];
  } | null;
  /** Staff only, newest first, at most five: who of several adults did what. */
  readonly deeds: readonly {
    readonly by: number;
    readonly type: string;
    readonly at: string;
    readonly number?: number;
  }[];
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
  /** The documents that this viewer may open now, by their stream on the lesson socket. The class board is the first. */
  readonly boards: readonly {
    readonly stream: number;
    readonly boardId: string;
    readonly epoch: number;
    readonly kind: DocumentKind;
    /** Whose it is: a table's id, or a child's sign, which only staff are told. */
    readonly key: string;
  }[];
  readonly slates: SlatesFact;
  /** What a bench sees: who else waits, as signs without names; and whether the teacher waved. */
  readonly bench: {
    readonly waiting: readonly { readonly animal: Animal; readonly badge: Badge; readonly me: boolean }[];
    readonly wavedAt: string | null;
    readonly teacherName: string;
    readonly startsAt: string;
    readonly doorOpen: boolean;
    /** This seat waits because the class is shut ("Klasse schützen"), and comes back with it. */
    readonly shut?: true;
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
  /** The same for the pictures on the board. */
  readonly filesTicket?: string;
  readonly syncPath: string;
  readonly mediaPath: string;
  readonly boardId: string | null;
};
