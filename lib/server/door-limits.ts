import 'server-only';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { clientAddress } from './host';
import { singleton } from './singleton';

/** Tries per address and door; a school behind one address has thirty children at once, a guesser has 20,736 codes. */
const limits = () =>
  singleton('door-limits', () => ({
    card: new RateLimiterMemory({ keyPrefix: 'card', points: 300, duration: 60 }),
    pictures: new RateLimiterMemory({ keyPrefix: 'pictures', points: 60, duration: 30 }),
    entry: new RateLimiterMemory({ keyPrefix: 'entry', points: 300, duration: 60 }),
  }));

/** False: too many tries from there lately. */
export async function takeDoorTry(
  door: 'card' | 'pictures' | 'entry',
  headers: { get(name: string): string | null },
): Promise<boolean> {
  const address = clientAddress({
    forwardedFor: headers.get('x-forwarded-for'),
    remote: headers.get('x-remote-address') ?? undefined,
  });
  return limits()
    [door].consume(address)
    .then(
      () => true,
      () => false,
    );
}
