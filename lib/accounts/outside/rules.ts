/** What the sign-in page says when a school's sign-on did not let somebody in. */
export const signOnProblems = [
  'provider-unknown',
  'provider-unreachable',
  'provider-wrong',
  'provider-refused',
  'sign-on-expired',
  'no-staff',
  'not-in-group',
  'account-closed',
  'identity-taken',
  'too-many-tries',
] as const;
export type SignOnProblem = (typeof signOnProblems)[number];

export function asSignOnProblem(code: unknown): SignOnProblem | null {
  return signOnProblems.find((one) => one === code) ?? null;
}

/** Why not. The person is told the code, the log the reason as well. */
export class SignOnRefusal extends Error {
  readonly code: SignOnProblem;
  readonly reason: string;

  constructor(code: SignOnProblem, reason: string, options?: ErrorOptions) {
    super(`sign-on refused: ${reason}`, options);
    this.name = 'SignOnRefusal';
    this.code = code;
    this.reason = reason;
  }
}

/** Our own ids; next-auth's other providers have words for names. */
export function isDoorId(id: string): boolean {
  return /^[0-9a-z]{26}$/.test(id);
}
