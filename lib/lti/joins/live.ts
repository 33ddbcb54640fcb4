import 'server-only';
import { singleton } from '@/lib/server/singleton';
import type { SchoolScope } from '@/lib/server/scope';
import { randomDigits, type AccountId } from '@/lib/shared/ids';
import { cleanCode, joinDigits, joinMinutes } from './rules';

type JoinCode = {
  readonly schoolId: string;
  readonly accountId: AccountId;
  readonly code: string;
  readonly until: number;
};

/** One for an account, so that as many are kept as there are accounts at the most. A restart forgets them. */
const codes = () => singleton('lti-join-codes', () => new Map<AccountId, JoinCode>());

/** For who is signed in to the account: whoever types it in a lobby within ten minutes is her. */
export function makeJoinCode(
  { scope, accountId }: { readonly scope: SchoolScope; readonly accountId: AccountId },
  now: Date,
): string {
  forgetOld(now);
  const code = randomDigits(joinDigits);
  const until = now.getTime() + joinMinutes * 60_000;
  codes().set(accountId, { schoolId: scope.schoolId, accountId, code, until });
  return code;
}

/** Whose it is, at this school; from then on nobody's. Forty random bits, and tries are counted at the door. */
export function takeJoinCode(scope: SchoolScope, typed: string, now: Date): AccountId | null {
  forgetOld(now);
  const code = cleanCode(typed);
  for (const kept of codes().values()) {
    if (kept.schoolId !== scope.schoolId || kept.code !== code) continue;
    codes().delete(kept.accountId);
    return kept.accountId;
  }
  return null;
}

function forgetOld(now: Date): void {
  for (const { accountId, until } of codes().values()) if (until <= now.getTime()) codes().delete(accountId);
}
