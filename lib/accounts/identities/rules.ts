/** What a provider says of somebody's name, made fit for the children's screens; null when it says nothing. */
export function shownName(name: unknown): string | null {
  if (typeof name !== 'string') return null;
  const shown = name.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  return shown === '' ? null : [...shown].slice(0, 60).join('').trim();
}

/** Whoever comes without a name: it stands on the children's screens until she writes her own. */
export const namelessTeacher = 'Lehrkraft';

/** The ways into an account. A password is one only with an e-mail to type beside it. */
export function countWaysIn(account: {
  readonly email: string | null;
  readonly passwordHash: string | null;
  readonly passkeys: number;
  readonly identities: number;
}): number {
  const password = account.email !== null && account.passwordHash !== null ? 1 : 0;
  return password + account.passkeys + account.identities;
}
