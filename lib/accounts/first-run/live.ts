import 'server-only';
import { createHash, timingSafeEqual } from 'node:crypto';
import { IANAZone } from 'luxon';
import { singleton } from '@/lib/server/singleton';
import { newId, newSecret } from '@/lib/shared/ids';
import { refuse, ok, type Result } from '@/lib/shared/result';
import { hashPassword } from '../passwords/live';
import type { AccountProblem, FirstAccount } from '../schema';
import { createSchoolWithAdmin, hasAccounts } from '../gate';

type Holder = { secret: string | null };

/** Made at start, known only to the terminal that started this process. */
const holder = (): Holder => singleton<Holder>('first-run', () => ({ secret: newSecret() }));

/** The secret of the first-run link while no account exists, else null. */
export async function firstRunToken(): Promise<string | null> {
  if (await hasAccounts()) return null;
  return (holder().secret ??= newSecret());
}

/** For the terminal. The secret stands after `#`, so it reaches neither a log nor a proxy. */
export async function firstRunPath(): Promise<string | null> {
  const secret = await firstRunToken();
  return secret === null ? null : `/first-run#${secret}`;
}

export async function isFirstRunSecret(secret: string): Promise<boolean> {
  const expected = await firstRunToken();
  return expected !== null && sameSecret(expected, secret);
}

/** Makes the school and its first account. The secret is taken before the first wait, so that two requests cannot both have it. */
export async function createFirstAccount(input: FirstAccount): Promise<Result<undefined, AccountProblem>> {
  const held = holder();
  const { secret } = held;
  if (secret === null || !sameSecret(secret, input.secret)) return refuse('link-used');
  held.secret = null;
  if (await hasAccounts()) return refuse('link-used');
  try {
    await createSchoolWithAdmin({
      schoolId: newId(),
      accountId: newId(),
      schoolName: input.schoolName,
      timeZone: IANAZone.isValidZone(input.timeZone) ? input.timeZone : 'Europe/Berlin',
      email: input.email,
      displayName: input.displayName,
      passwordHash: await hashPassword(input.password),
    });
  } catch (error) {
    held.secret = secret; // nothing was made: the link still works
    throw error;
  }
  return ok();
}

function sameSecret(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
