import 'server-only';
import { errors, jwtVerify, type JWTPayload } from 'jose';
import { z } from 'zod';
import { SignOnRefusal } from '@/lib/accounts/outside/rules';
import { schoolFetch } from '@/lib/server/guarded-fetch/school';
import { asRefusal, type Discovered } from '../discovery/live';
import type { Metadata } from '../discovery/schema';
import type { Provider } from '../gate';

/** Signatures with a key pair only: with a shared secret or none, anybody who knows our id could sign. */
export const algorithms = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
];

/** School servers have bad clocks. */
export const toleranceS = 30;

const tokensSchema = z.object({
  id_token: z.string().max(100_000),
  access_token: z.string().max(100_000).optional(),
});
export type Tokens = z.infer<typeof tokensSchema>;

/** How this client shows who it is (RFC 6749, 2.3.1): in the header if the provider takes that, else in the form. */
export function proofOf(provider: Provider, metadata: Metadata) {
  const { clientId, clientSecret } = provider;
  if (clientSecret === null) return { headers: {}, fields: { client_id: clientId } };
  const methods = metadata.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
  if (!methods.includes('client_secret_basic')) {
    return { headers: {}, fields: { client_id: clientId, client_secret: clientSecret } };
  }
  const pair = [clientId, clientSecret]
    .map((word) => new URLSearchParams({ a: word }).toString().slice(2))
    .join(':');
  return { headers: { authorization: `Basic ${Buffer.from(pair).toString('base64')}` }, fields: {} };
}

/** RFC 6749, 4.1.3 with RFC 7636, 4.5. @throws SignOnRefusal */
export async function exchangeCode(
  provider: Provider,
  metadata: Metadata,
  grant: { readonly code: string; readonly codeVerifier: string; readonly redirectUri: string },
): Promise<Tokens> {
  const proof = proofOf(provider, metadata);
  const body = new URLSearchParams({
    grant_type: 'authorization_code',
    code: grant.code,
    code_verifier: grant.codeVerifier,
    redirect_uri: grant.redirectUri,
    ...proof.fields,
  });
  const headers = { accept: 'application/json', ...proof.headers };
  const ask = schoolFetch(provider.scope);
  const response = await asRefusal(ask(metadata.token_endpoint, { method: 'POST', headers, body }));
  const answer: unknown = await response.json().catch(() => null);
  if (!response.ok) {
    const told = z
      .object({ error: z.enum(['invalid_client', 'invalid_grant', 'unauthorized_client']) })
      .safeParse(answer);
    throw new SignOnRefusal('provider-wrong', told.success ? told.data.error : 'token-refused');
  }
  const tokens = tokensSchema.safeParse(answer);
  if (!tokens.success) throw new SignOnRefusal('provider-wrong', 'token-answer-invalid');
  return tokens.data;
}

/** Signature, issuer and audience, as every token of a provider must have them. @throws SignOnRefusal */
export async function verifyToken(
  token: string,
  provider: Provider,
  { keys }: Discovered,
  now: Date,
): Promise<{ readonly payload: JWTPayload; readonly type: string | undefined }> {
  try {
    const { payload, protectedHeader } = await jwtVerify(token, keys, {
      algorithms,
      issuer: provider.issuer,
      audience: provider.clientId,
      clockTolerance: toleranceS,
      currentDate: now,
      maxTokenAge: 600,
    });
    return { payload, type: protectedHeader.typ };
  } catch (error) {
    if (!(error instanceof errors.JOSEError)) return asRefusal(Promise.reject<never>(error as Error));
    const claim = error instanceof errors.JWTClaimValidationFailed || error instanceof errors.JWTExpired;
    const reason = claim ? `token-${error.claim}` : 'token-signature';
    throw new SignOnRefusal('provider-wrong', reason, { cause: error });
  }
}

/** OpenID Connect Core 1.0, section 3.1.3.7. @throws SignOnRefusal */
export async function verifyIdToken(
  token: string,
  provider: Provider,
  discovered: Discovered,
  expected: { readonly nonce: string; readonly now: Date },
): Promise<JWTPayload> {
  const { payload } = await verifyToken(token, provider, discovered, expected.now);
  const { aud, azp, nonce, exp, sub } = payload;
  const others = Array.isArray(aud) && aud.some((one) => one !== provider.clientId);
  // We know no other audience, so a token for several is for somebody else as well (rule 3).
  if (others || (azp !== undefined && azp !== provider.clientId))
    throw new SignOnRefusal('provider-wrong', 'token-azp');
  if (exp === undefined) throw new SignOnRefusal('provider-wrong', 'token-exp');
  if (typeof sub !== 'string' || sub === '') throw new SignOnRefusal('provider-wrong', 'token-sub');
  if (nonce !== expected.nonce) throw new SignOnRefusal('provider-wrong', 'token-nonce');
  return payload;
}

/** More claims about the same person, or nothing (section 5.3.2: `sub` must be the same). */
export async function fetchUserinfo(
  provider: Provider,
  { metadata }: Discovered,
  accessToken: string | undefined,
  sub: string,
): Promise<Record<string, unknown>> {
  if (!metadata.userinfo_endpoint || accessToken === undefined) return {};
  const headers = { accept: 'application/json', authorization: `Bearer ${accessToken}` };
  const response = await asRefusal(schoolFetch(provider.scope)(metadata.userinfo_endpoint, { headers }));
  const parsed = z.looseObject({ sub: z.string() }).safeParse(await response.json().catch(() => null));
  if (!response.ok || !parsed.success) return {};
  if (parsed.data.sub !== sub) throw new SignOnRefusal('provider-wrong', 'userinfo-sub');
  return parsed.data;
}
