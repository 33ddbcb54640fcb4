import 'server-only';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { clientAddress } from './host';
import { singleton } from './singleton';

/** Per address and door; a school behind one address has thirty children at once. Right cards are never counted. */
const limits = () =>
  singleton('door-limits', () => ({
    card: new RateLimiterMemory({ keyPrefix: 'card', points: 300, duration: 60 }),
    entry: new RateLimiterMemory({ keyPrefix: 'entry', points: 300, duration: 60 }),
    feed: new RateLimiterMemory({ keyPrefix: 'feed', points: 120, duration: 60 }),
    // A code to join two accounts has 40 bits.
    join: new RateLimiterMemory({ keyPrefix: 'join', points: 30, duration: 60 }),
    // A whole school or a regional LMS comes at eight o'clock; a login costs little and stores nothing.
    lti: new RateLimiterMemory({ keyPrefix: 'lti', points: 3000, duration: 60 }),
  }));

type RequestHeaders = { get(name: string): string | null };

export function addressOf(headers: RequestHeaders): string {
  return clientAddress({
    forwardedFor: headers.get('x-forwarded-for'),
    remote: headers.get('x-remote-address') ?? undefined,
  });
}

/** False: too many tries from there lately. */
export async function takeDoorTry(
  door: 'card' | 'entry' | 'feed' | 'join' | 'lti',
  headers: RequestHeaders,
): Promise<boolean> {
  return limits()
    [door].consume(addressOf(headers))
    .then(
      () => true,
      () => false,
    );
}
