import 'server-only';
import { createRemoteJWKSet, customFetch, type JWTVerifyGetKey } from 'jose';
import { schoolFetch } from '@/lib/server/guarded-fetch/school';
import { singleton } from '@/lib/server/singleton';
import type { FoundPlatform } from './gate';

const keySetsMax = 200;
const keySets = () => singleton('lti-key-sets', () => new Map<string, JWTVerifyGetKey>());

/**
 * LTI-7: the keys of an LMS, kept for ten minutes. One that is not among them is asked for again, half a minute apart at the most.
 * By school as well as by address: what a school's own network may be asked is the school's.
 */
export function platformKeys({ scope, jwksUrl }: FoundPlatform): JWTVerifyGetKey {
  const name = `${scope.schoolId} ${jwksUrl}`;
  const kept = keySets().get(name);
  if (kept) return kept;
  const ask = schoolFetch(scope);
  const made = createRemoteJWKSet(new URL(jwksUrl), {
    cooldownDuration: 30_000,
    cacheMaxAge: 600_000,
    timeoutDuration: 5000,
    [customFetch]: (url, { headers, signal }) =>
      ask(url, { headers, signal, timeoutMs: 5000, maxBytes: 256 * 1024 }),
  });
  const [oldest] = keySets().keys();
  if (keySets().size >= keySetsMax && oldest !== undefined) keySets().delete(oldest);
  keySets().set(name, made);
  return made;
}
