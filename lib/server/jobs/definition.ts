import 'server-only';
import type { z } from 'zod';
import type { JobKind, JobProblem } from '@/lib/shared/jobs';
import type { SchoolScope } from '../scope';

/** What a kind of job carries and how patient it is. Payloads hold ids and numbers, never names: they stay for weeks. */
export type JobDefinition<Payload> = {
  readonly kind: JobKind | `test-${string}`;
  readonly payload: z.ZodType<Payload>;
  /** How often it is tried before it is a dead letter. */
  readonly tries: number;
  /** The first pause; each later one is about twice as long. */
  readonly firstPauseS: number;
  readonly timeoutS: number;
};

export function defineJob<Payload>(definition: JobDefinition<Payload>): JobDefinition<Payload> {
  return definition;
}

export type JobCall<Payload> = {
  /** Of the school that sent it: all the job can reach. */
  readonly scope: SchoolScope;
  readonly payload: Payload;
  /** The same at every try: what a receiver can tell a repetition by. */
  readonly jobId: string;
  /** 1 at the first try. */
  readonly attempt: number;
  /** Aborts when the time is over or the server ends. */
  readonly signal: AbortSignal;
};

export type JobOutcome =
  | { readonly state: 'done' }
  /** `again` is tried again after a pause, `dead` waits for a person. `detail` is shown to the admin: "HTTP 503", no names. */
  | { readonly state: 'again' | 'dead'; readonly problem: JobProblem; readonly detail?: string };

/**
 * A job runs at least once: after a crash it runs again. So a handler does what it does twice without harm, by `jobId` or by
 * asking first. What it throws counts as `again` and is written to the log, never shown.
 */
export type JobHandler<Payload> = (call: JobCall<Payload>) => Promise<JobOutcome>;

export const jobDone: JobOutcome = { state: 'done' };
