import 'server-only';
import { createRemoteJWKSet, customFetch, type JWTVerifyGetKey } from 'jose';
import { SignOnRefusal } from '@/lib/accounts/outside/rules';
import { GuardedFetchError } from '@/lib/server/guarded-fetch/error';
import type { GuardedFetch } from '@/lib/server/guarded-fetch/guarded-fetch';
import { schoolFetch } from '@/lib/server/guarded-fetch/school';
import { singleton } from '@/lib/server/singleton';
import type { Provider } from '../gate';
import { metadataSchema, type Metadata } from './schema';

export type Discovered = { readonly metadata: Metadata; readonly keys: JWTVerifyGetKey };

const freshMs = 60 * 60_000;
const keptMax = 200;
type Kept = { readonly at: number; readonly found: Promise<Discovered> };

const kept = () => singleton('sign-on-discovered', () => new Map<string, Kept>());

/** What the provider says of itself, asked once an hour; its keys are asked again for a key nobody has seen. */
export function discover(provider: Provider, now: Date): Promise<Discovered> {
  const key = `${provider.id} ${provider.issuer}`;
  const known = kept().get(key);
  if (known && now.getTime() - known.at < freshMs) return known.found;
  kept().delete(key);
  for (const oldest of kept().keys()) {
    if (kept().size < keptMax) break;
    kept().delete(oldest);
  }
  const found = load(provider);
  kept().set(key, { at: now.getTime(), found });
  found.catch(() => kept().delete(key));
  return found;
}

/** After a change, and before a check: what the provider says now counts. */
export function forgetDiscovered(id: string): void {
  for (const key of kept().keys()) if (key.startsWith(`${id} `)) kept().delete(key);
}

async function load(provider: Provider): Promise<Discovered> {
  const ask = schoolFetch(provider.scope);
  const metadata = await fetchMetadata(provider.issuer, ask);
  const keys = createRemoteJWKSet(new URL(metadata.jwks_uri), {
    [customFetch]: ask,
    cooldownDuration: 30_000,
  });
  return { metadata, keys };
}

/** @throws SignOnRefusal; its reason is a FetchProblem, or what is wrong with the answer */
export async function fetchMetadata(issuer: string, ask: GuardedFetch): Promise<Metadata> {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const response = await asRefusal(ask(address, { redirects: 2 }));
  if (!response.ok) throw new SignOnRefusal('provider-unreachable', 'discovery-missing');
  const parsed = metadataSchema.safeParse(await response.json().catch(() => null));
  if (!parsed.success) throw new SignOnRefusal('provider-wrong', 'discovery-invalid');
  // Section 4.3: exactly the one we asked, or anybody could speak for another.
  if (parsed.data.issuer !== issuer) throw new SignOnRefusal('provider-wrong', 'issuer-other');
  return parsed.data;
}

export function asRefusal<T>(work: Promise<T>): Promise<T> {
  return work.catch((error: unknown) => {
    if (error instanceof GuardedFetchError) {
      throw new SignOnRefusal('provider-unreachable', error.code, { cause: error });
    }
    throw error;
  });
}
