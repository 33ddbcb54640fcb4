import 'server-only';
import { z } from 'zod';
import { SignOnRefusal } from '@/lib/accounts/outside/rules';
import { schoolFetch } from '@/lib/server/guarded-fetch/school';
import type { GuardedFetch } from '@/lib/server/guarded-fetch/guarded-fetch';
import { randomDigits } from '@/lib/shared/ids';
import { asRefusal, fetchMetadata } from '../discovery/live';
import type { Metadata } from '../discovery/schema';
import type { Provider } from '../gate';
import { algorithms, proofOf, toleranceS } from '../tokens/live';
import { asFinding, type Finding } from './schema';

/** Asks the provider everything that can be asked without a person, in order; stops where nothing further makes sense. */
export async function checkProvider(
  provider: Provider,
  redirectUri: string,
  now: () => Date,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  let clockOff = 0;
  const school = schoolFetch(provider.scope);
  const ask: GuardedFetch = async (url, request) => {
    const response = await school(url, request);
    const theirs = Date.parse(response.headers.get('date') ?? '');
    if (!Number.isNaN(theirs)) clockOff = Math.abs(theirs - now().getTime()) / 1000;
    return response;
  };
  try {
    const metadata = await fetchMetadata(provider.issuer, ask);
    findings.push('discovery-good', await checkKeys(metadata, ask));
    findings.push(clockOff > toleranceS ? 'clock-off' : 'clock-good');
    findings.push(await checkSecret(provider, metadata, { ask, redirectUri }));
    const pkce = metadata.code_challenge_methods_supported;
    if (pkce !== undefined && !pkce.includes('S256')) findings.push('pkce-missing');
    findings.push(metadata.backchannel_logout_supported === true ? 'logout-good' : 'logout-missing');
  } catch (error) {
    if (!(error instanceof SignOnRefusal)) throw error;
    findings.push(asFinding(error.reason));
  }
  return findings;
}

async function checkKeys({ jwks_uri: address }: Metadata, ask: GuardedFetch): Promise<Finding> {
  const response = await asRefusal(ask(address));
  const key = z.looseObject({ kty: z.enum(['RSA', 'EC', 'OKP']), alg: z.enum(algorithms).optional() });
  const parsed = z.object({ keys: z.array(z.unknown()) }).safeParse(await response.json().catch(() => null));
  const usable = parsed.success && parsed.data.keys.some((one) => key.safeParse(one).success);
  return usable ? 'keys-good' : 'keys-missing';
}

/** With a code that nobody gave: who knows us says that the code is wrong, who does not says that we are (RFC 6749, 5.2). */
async function checkSecret(
  provider: Provider,
  metadata: Metadata,
  { ask, redirectUri }: { readonly ask: GuardedFetch; readonly redirectUri: string },
): Promise<Finding> {
  const proof = proofOf(provider, metadata);
  const body = new URLSearchParams({
    grant_type: 'authorization_code',
    code: randomDigits(26),
    code_verifier: randomDigits(52),
    redirect_uri: redirectUri,
    ...proof.fields,
  });
  const headers = { accept: 'application/json', ...proof.headers };
  const response = await asRefusal(ask(metadata.token_endpoint, { method: 'POST', headers, body }));
  const answer = z.object({ error: z.string() }).safeParse(await response.json().catch(() => null));
  const error = answer.success ? answer.data.error : null;
  if (error === 'invalid_grant') return 'secret-good';
  return error === 'invalid_client' || error === 'unauthorized_client' ? 'secret-wrong' : 'secret-unknown';
}
