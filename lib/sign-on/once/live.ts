import 'server-only';
import { singleton } from '@/lib/server/singleton';

/** Longer than anything lives that must not come twice: a nonce's cookie, a logout token. */
const keptMs = 20 * 60_000;
const keptMax = 10_000;

/** True the first time. What is full forgets the oldest; only what was proved before gets in here. */
export function onceOnly(kind: 'nonce' | 'logout', word: string, now: Date): boolean {
  const used = singleton(`sign-on-used-${kind}`, () => new Map<string, number>());
  for (const [old, until] of used) {
    if (until > now.getTime() && used.size < keptMax) break;
    used.delete(old);
  }
  if (used.has(word)) return false;
  used.set(word, now.getTime() + keptMs);
  return true;
}
