import 'server-only';
import { createHmac, randomBytes } from 'node:crypto';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { clientAddress } from '@/lib/server/host';
import { singleton } from '@/lib/server/singleton';

const quarterHour = 15 * 60;
const buckets = 1 << 16;

type Limits = {
  readonly salt: Buffer;
  readonly address: RateLimiterMemory;
  readonly subject: RateLimiterMemory;
};

/** A whole school may sit behind one address, so it gets more room than one account. Only failed tries stay counted. */
function limits(): Limits {
  return singleton('sign-in-limits', () => ({
    salt: randomBytes(16),
    address: new RateLimiterMemory({ keyPrefix: 'a', points: 60, duration: quarterHour }),
    subject: new RateLimiterMemory({ keyPrefix: 's', points: 10, duration: quarterHour }),
  }));
}

/** Whatever strangers send falls into one of 65,536 counters: memory is bounded, and nobody can aim at another's counter. */
function bucket(text: string): string {
  return String(createHmac('sha256', limits().salt).update(text).digest().readUInt32BE() % buckets);
}

export type Attempt = { readonly address: string; readonly subject: string };

/** Counts a try. False: too many lately. */
export async function countAttempt(attempt: Attempt): Promise<boolean> {
  const { address, subject } = limits();
  const taken = await Promise.allSettled([
    address.consume(bucket(attempt.address)),
    subject.consume(bucket(attempt.subject)),
  ]);
  return taken.every((one) => one.status === 'fulfilled');
}

/** A right password does not count against anybody. */
export async function forgetAttempt(attempt: Attempt): Promise<void> {
  const { address, subject } = limits();
  await address.reward(bucket(attempt.address));
  await subject.delete(bucket(attempt.subject));
}

/** Whom to count tries by. The remote address is a header that our own server writes on every request. */
export function addressOf(headers: { get(name: string): string | null }): string {
  return clientAddress({
    forwardedFor: headers.get('x-forwarded-for'),
    remote: headers.get('x-remote-address') ?? undefined,
  });
}
