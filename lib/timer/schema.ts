/** The lesson's one clock that runs out. */
export const timerSecondsMax = 60 * 60;
export type TimerFact = {
  readonly startedAt: string;
  readonly endsAt: string;
  /** It ran out; it stays on the stage until somebody takes it away. */
  readonly over: boolean;
};
