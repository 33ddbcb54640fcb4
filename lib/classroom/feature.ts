/**
 * How a feature takes part in a live lesson. One mechanism carries all of them: an intent is parsed, gated by its permission
 * row, decided by a pure function, stored, acknowledged, and comes back as facts (whole slices, so repetition is harmless).
 * A new feature is one `feature.ts` in its domain, listed in lib/classroom/rules.ts; the transport does not change.
 */
import type { z } from 'zod';
import type { Result } from '@/lib/shared/result';
import type { Role } from '@/lib/shared/roles';
import type { DocumentKind, SeatState, SeatView, LessonFacts, WorkMode } from './schema';
import type { RefusalCode, ByeReason } from './protocol';

/** A seat in the server's live state. `name` is filled in at load time and never leaves for a bench seat. */
export type LiveSeat = Omit<SeatView, 'request'> & {
  readonly seatId: string;
  readonly signId: string | null;
  readonly cardId: string | null;
  /** This seat is the one that its sign belongs to at the moment. */
  readonly holdsSign: boolean;
  /** An adult's seat that came by a link ends with it, at this moment (STAFF-7). */
  readonly until?: Date;
};

/**
 * One row of live state: JSON by key; the key is a seat number as text, '' for the slice itself, or an id of the feature's own.
 * `value` is control (who, when, open, closed); what people said goes into `words`, which the database only sees sealed.
 */
export type FactRow = {
  readonly slice: string;
  readonly key: string;
  readonly value: unknown;
  readonly words?: unknown;
};

/** A Yjs document of the lesson: a board of some kind, with its place on the lesson socket. */
export type LessonDocument = {
  /** Never used again in this lesson. */
  readonly stream: number;
  readonly boardId: string;
  readonly epoch: number;
  readonly kind: DocumentKind;
  readonly key: string;
};

export type LiveState = {
  readonly lesson: Omit<LessonFacts['lesson'], 'me'>;
  readonly boardId: string;
  readonly boardEpoch: number;
  /** All but the class board, in the order of their streams. */
  readonly documents: readonly LessonDocument[];
  readonly seats: ReadonlyMap<number, LiveSeat>;
  /** slice -> key -> value, as stored. Each feature parses its own. */
  readonly facts: ReadonlyMap<string, ReadonlyMap<string, unknown>>;
  /** As `facts`, for the words of those rows that have some. */
  readonly words: ReadonlyMap<string, ReadonlyMap<string, unknown>>;
};

export type SeatChange = { readonly number: number } & Partial<
  Pick<LiveSeat, 'state' | 'marked' | 'holdsSign'>
> & {
    /** Its rows (`Feature.seatSlices`) stay though it is no longer admitted: it is meant to come back. */
    readonly keepsRows?: true;
  };

/**
 * What must happen outside the state, after it is stored; its failure is not fatal. What a seat may do with sound and picture is
 * no effect: it follows from the state, and the media server is kept at it (lib/server/media/room.ts).
 */
export type Effect =
  | { readonly type: 'disconnect'; readonly number: number; readonly reason: ByeReason }
  | {
      readonly type: 'mute-track';
      readonly number: number;
      readonly source: 'microphone' | 'camera' | 'screen';
    }
  | { readonly type: 'end-lesson' };

export type Decision = {
  readonly put?: readonly FactRow[];
  readonly drop?: readonly Pick<FactRow, 'slice' | 'key'>[];
  readonly seats?: readonly SeatChange[];
  readonly effects?: readonly Effect[];
};

/** What a pure decision may know besides the state. */
export type Moment = {
  readonly now: Date;
  /** 0 <= x < 1, cryptographic in the product, seeded in tests. */
  readonly random: () => number;
};

export type IntentContext = Moment & { readonly state: LiveState; readonly actor: LiveSeat };

/** Who may do it at all. Finer conditions (state, target) are decided in `decide` and refused with a code. */
export type PermissionRow = { readonly [R in Role]: boolean } & { readonly bench: boolean };

export type IntentRule<S extends z.ZodType = z.ZodType> = {
  readonly schema: S;
  readonly may: PermissionRow;
  /** Staff are told how many children have what it changed ("22 haben es"). */
  readonly counted?: true;
  readonly decide: (context: IntentContext, intent: z.output<S>) => Result<Decision, RefusalCode>;
};

export type Viewer = { readonly number: number; readonly role: Role; readonly state: SeatState };

export type SliceRule = {
  /** The slice as this viewer may see it; undefined: this viewer never gets it. */
  readonly view: (state: LiveState, viewer: Viewer) => unknown;
  /** Names of stored slices (besides 'seats' and 'lesson') that change what `view` returns. */
  readonly dependsOn: readonly string[];
  /** The view differs between two seats of one role; otherwise it is computed once per role. */
  readonly perSeat?: true;
};

/**
 * One kind of documents. Staff read all of them; the server asks the rest at every join and every frame, and takes a reader out
 * as soon as the answer is no.
 */
export type DocumentRule = {
  readonly kind: DocumentKind;
  /** Names of stored slices (besides 'seats') that change an answer. */
  readonly dependsOn: readonly string[];
  /** Keys of the documents that must exist; the lesson makes those that are missing, and never takes one away. */
  readonly wanted: (state: LiveState) => readonly string[];
  /** Asked for admitted pupils. */
  readonly mayRead: (state: LiveState, seat: LiveSeat, key: string) => boolean;
  /** Asked for everybody who may read it. */
  readonly mayWrite: (state: LiveState, seat: LiveSeat, key: string) => boolean;
  /** The key names a child: it is for staff alone. */
  readonly secretKey?: true;
};

export type Feature = {
  readonly name: string;
  readonly intents: Readonly<Record<string, IntentRule>>;
  readonly slices: Readonly<Record<string, SliceRule>>;
  /** Stored slices keyed by seat number whose row goes when that seat leaves, is removed or is sent to the bench. */
  readonly seatSlices?: readonly string[];
  /** Slices that live in memory only: never stored, gone with the process. For what lasts seconds, and what must leave no trace. */
  readonly momentary?: readonly string[];
  /** What the feature does when the class changes its work mode. */
  readonly onMode?: (state: LiveState, mode: WorkMode, now: Date) => Decision;
  /** Its part in "Klasse schützen": what it shuts, and the slices whose rows come back exactly when the class is opened again. */
  readonly protection?: {
    readonly slices: readonly string[];
    readonly shut: (state: LiveState, now: Date) => Decision;
  };
  readonly documents?: DocumentRule;
  /** The next moment at which time alone changes something, or null; then `onDue` decides what. */
  readonly due?: (state: LiveState) => Date | null;
  readonly onDue?: (state: LiveState, moment: Moment) => Decision;
  /** What it leaves in the report when the lesson ends: times and counts, words apart. Nothing that says who. */
  readonly remains?: (state: LiveState) => Remains | null;
};

export type Remains = { readonly value: unknown; readonly words?: unknown };

/** Keeps the schema's type for `decide` while the registry forgets it. The cast is sound: `decide` only ever gets what `schema` parsed. */
export function intentRule<S extends z.ZodType>(rule: IntentRule<S>): IntentRule {
  return rule as unknown as IntentRule;
}

/** Several decisions as one. Later rows win over earlier ones of the same key. */
export function mergeDecisions(decisions: readonly Decision[]): Decision {
  return {
    put: decisions.flatMap((part) => part.put ?? []),
    drop: decisions.flatMap((part) => part.drop ?? []),
    seats: decisions.flatMap((part) => part.seats ?? []),
    effects: decisions.flatMap((part) => part.effects ?? []),
  };
}
