/** A strip is the way of a lesson: its steps in order, each with a picture. What everybody sees of it, and sizes. */

/** What a step is; `own` has no word of its own and is always named. */
export const stepKinds = ['circle', 'board', 'tables', 'game', 'bye', 'own'] as const;
export type StepKind = (typeof stepKinds)[number];
/** Pictures for an own step; the others have the picture of their kind. */
export const stepPictures = ['book', 'pen', 'brush', 'scissors', 'eyes', 'star', 'moon', 'clock'] as const;
export type StepPicture = (typeof stepPictures)[number];
/** How children come to their tables with a step: what needs the teacher's hand stays in her hand. */
export const stepTables = ['pairs', 'threes', 'fours', 'last'] as const;

export const stepNameMax = 16;
export const stripTitleMax = 40;
export const stepsMax = 8;
export const stepMinutesMax = 60;
export const stripsMax = 20;
/** Stands for the strip that nobody has to make. */
export const readyStripId = 'ready';

/** A step as everybody in the lesson sees it. */
export type ShownStep = {
  readonly kind: StepKind;
  /** Empty: the word of its kind, in the language of the screen. */
  readonly name: string;
  readonly picture: StepPicture | null;
  /** Null: no sand. */
  readonly minutes: number | null;
};

export type StripFact = {
  readonly steps: readonly ShownStep[];
  /** The present step; null: it has not begun. */
  readonly at: number | null;
  /** Since when the present step is on. */
  readonly since: string | null;
};
export type StripProblem = 'not-found' | 'invalid' | 'full';
