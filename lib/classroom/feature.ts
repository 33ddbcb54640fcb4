/**
 * How a feature takes part in a live lesson. One mechanism carries all of them: an intent is parsed, gated by its permission
 * row, decided by a pure function, stored, acknowledged, and comes back as facts (whole slices, so repetition is harmless).
 * A new feature is one `feature.ts` in its domain, listed in lib/classroom/rules.ts; the transport does not change.
 */
import type { z } from 'zod';
import type { Result } from '@/lib/shared/result';
import type { Role } from '@/lib/shared/roles';
import type { SeatState, SeatView, LessonFacts } from './schema';
import type { RefusalCode, ByeReason } from './protocol';

/** A seat in the server's live state. `name` is filled in at load time and never leaves for a bench seat. */
export type LiveSeat = Omit<SeatView, 'request'> & {
  readonly seatId: string;
  readonly signId: string | null;
  readonly cardId: string | null;
  /** This seat is the one that its sign belongs to at the moment. */
  readonly holdsSign: boolean;
};

/** One row of live state: JSON by key; the key is a seat number as text, or '' for the slice itself. */
export type FactRow = { readonly slice: string; readonly key: string; readonly value: unknown };

export type LiveState = {
  readonly lesson: Omit<LessonFacts['lesson'], 'me'>;
  readonly boardId: string;
  readonly boardEpoch: number;
  readonly seats: ReadonlyMap<number, LiveSeat>;
  /** slice -> key -> value, as stored. Each feature parses its own. */
  readonly facts: ReadonlyMap<string, ReadonlyMap<string, unknown>>;
};

export type SeatChange = { readonly number: number } & Partial<
  Pick<LiveSeat, 'state' | 'marked' | 'holdsSign'>
>;

/** What must happen outside the state, after it is stored. Each is idempotent and its failure is logged, not fatal. */
export type Effect =
  | { readonly type: 'disconnect'; readonly number: number; readonly reason: ByeReason }
  | {
      readonly type: 'mute-track';
      readonly number: number;
      readonly source: 'microphone' | 'camera' | 'screen';
    }
  | { readonly type: 'media-rights'; readonly number: number }
  | { readonly type: 'remove-from-media'; readonly number: number }
  | { readonly type: 'end-lesson' };

export type Decision = {
  readonly put?: readonly FactRow[];
  readonly drop?: readonly Omit<FactRow, 'value'>[];
  readonly seats?: readonly SeatChange[];
  readonly effects?: readonly Effect[];
};

export type IntentContext = { readonly state: LiveState; readonly actor: LiveSeat; readonly now: Date };

/** Who may do it at all. Finer conditions (state, target) are decided in `decide` and refused with a code. */
export type PermissionRow = { readonly [R in Role]: boolean } & { readonly bench: boolean };

export type IntentRule<S extends z.ZodType = z.ZodType> = {
  readonly schema: S;
  readonly may: PermissionRow;
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

export type Feature = {
  readonly name: string;
  readonly intents: Readonly<Record<string, IntentRule>>;
  readonly slices: Readonly<Record<string, SliceRule>>;
};

/** Keeps the schema's type for `decide` while the registry forgets it. The cast is sound: `decide` only ever gets what `schema` parsed. */
export function intentRule<S extends z.ZodType>(rule: IntentRule<S>): IntentRule {
  return rule as unknown as IntentRule;
}
