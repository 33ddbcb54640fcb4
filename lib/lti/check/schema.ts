/** What a look at a connection is about, in the order in which a launch needs it. */
export const checkNames = ['keys', 'clock', 'token', 'deployment', 'container'] as const;
export type CheckName = (typeof checkNames)[number];

export type CheckProblem =
  | 'lms-local'
  | 'lms-silent'
  | 'certificate'
  | 'keys-none'
  | 'clock-off'
  | 'token-refused'
  | 'deployment-waiting'
  | 'deployment-none'
  | 'container-frame';

/** Null: all is well. What could not be looked at is not in the list. */
export type CheckLine = { readonly name: CheckName; readonly problem: CheckProblem | null };
