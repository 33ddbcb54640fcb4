/** Who the six are, and how each of them is. */
import type { LessonFacts } from '@/lib/classroom/schema';
import type { SignFace } from '@/lib/shared/signs';

export type DemoSign = SignFace & { readonly name: string };

/** From and to, in milliseconds. */
export type Span = readonly [number, number];

export type Habit = DemoSign & {
  /** Until it has answered a question; null: it never does. */
  readonly answers: Span | null;
  /** Between two hands of its own; null: it never raises one. */
  readonly raises: Span | null;
  /** The first turn is for later. */
  readonly postpones?: true;
  /** Once, after so long. */
  readonly asksHelp?: Span;
  /** Also on the class board, when it may. */
  readonly draws?: true;
  readonly shows: readonly LessonFacts['signals'][number]['kind'][];
  /** Once, after so long, its tablet loses the net. */
  readonly loses?: Span;
};

/** What a pupil does next, if it is still so by then. */
export type Deed =
  | { readonly type: 'intent'; readonly intent: string; readonly body: Readonly<Record<string, unknown>> }
  | { readonly type: 'stroke'; readonly stream: number; readonly pageId: string; readonly at: number }
  | { readonly type: 'lose-net' };

export type Wish = {
  /** Each is done once. */
  readonly key: string;
  readonly after: Span;
  readonly deed: Deed;
};
