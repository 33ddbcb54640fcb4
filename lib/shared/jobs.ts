/** What waits in the queue, by kind. A new kind wants its words in the catalogue `jobs` (kinds.<kind>). */
export const jobKinds = ['retention', 'lti-points', 'lti-score'] as const;
export type JobKind = (typeof jobKinds)[number];

/** Why a job did not succeed; the admin's page words each of them. */
export const jobProblems = [
  'unreachable',
  'refused',
  'invalid',
  'timeout',
  'interrupted',
  'unknown-kind',
  'error',
] as const;
export type JobProblem = (typeof jobProblems)[number];
