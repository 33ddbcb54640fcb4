/** "Probestunde": a lesson for practising with pupils that are programs. Types and sizes. */
import type { DemoSign } from './pupil/schema';

/** It ends by itself. */
export const demoMinutes = 45;
/** Nobody has been in it for so long: it ends as well. */
export const demoAloneMinutes = 10;
/** At one time on one server; each is a lesson with six connections. */
export const demosMax = 12;

export type DemoSeat = {
  readonly lessonId: string;
  readonly seatSecret: string;
  readonly roster: readonly DemoSign[];
};
export type DemoProblem = 'full' | 'unavailable';
