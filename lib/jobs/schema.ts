import { z } from 'zod';
import { jobKinds, jobProblems, type JobKind, type JobProblem } from '@/lib/shared/jobs';

/** What the admin sees of a job: no payload, since that is nobody's business. */
export type JobDTO = {
  readonly id: string;
  /** Null for one that this version does not know. */
  readonly kind: JobKind | null;
  /** `waiting` for its first try, `again` for another one, `running`, or `dead`: it waits for a person. */
  readonly state: JobState;
  readonly tries: number;
  readonly triesMax: number;
  /** When it is tried next; of a dead one, when it was given up. */
  readonly at: Date;
  readonly problem: JobProblem | null;
  /** What the other side said: "HTTP 503". */
  readonly detail: string | null;
};

const jobStates = ['waiting', 'again', 'running', 'dead'] as const;
export type JobState = (typeof jobStates)[number];

/** A row of the library's table, as the query of data.ts names it. */
export const jobRowSchema = z
  .object({
    id: z.string(),
    kind: z.string(),
    state: z.enum(jobStates),
    tries: z.number(),
    triesMax: z.number(),
    at: z.date(),
    problem: z.string().nullable(),
    detail: z.string().nullable(),
  })
  .transform((row): JobDTO => ({
    ...row,
    kind: jobKinds.find((kind) => kind === row.kind) ?? null,
    problem: row.problem === null ? null : (jobProblems.find((it) => it === row.problem) ?? 'error'),
  }));

export type ShownJob = Omit<JobDTO, 'at'> & { readonly at: string };
export type JobsPage = {
  readonly jobs: readonly ShownJob[];
  /** More than are listed, perhaps. */
  readonly total: number;
  readonly hourly: { readonly lastDone: string | null; readonly isOverdue: boolean };
};

export const jobIdSchema = z.uuid();
export type JobsProblem = 'not-allowed' | 'invalid' | 'gone' | 'unavailable';
