import 'server-only';
import { z } from 'zod';
import { schoolFetch } from '@/lib/server/guarded-fetch/school';
import { singleton } from '@/lib/server/singleton';
import { newSecret } from '@/lib/shared/ids';
import { signAsTool } from '../keys/live';
import type { FoundPlatform } from '../platforms/gate';

export const agsScope = (name: 'lineitem' | 'score'): string =>
  `https://purl.imsglobal.org/spec/lti-ags/scope/${name}`;

/** An LMS answered, and not with what was asked for. */
export class LmsRefusal extends Error {
  override readonly name = 'LmsRefusal';
  readonly status: number;

  constructor(status: number) {
    super(`the LMS answered ${status}`);
    this.status = status;
  }
}

const answerSchema = z.object({
  access_token: z.string().min(1).max(8192),
  expires_in: z.number().positive().max(86_400).catch(300),
});
const lifeSeconds = 60;
/** A token in use must not end on its way. */
const spareSeconds = 60;
const keptMax = 500;

type Kept = { readonly token: string; readonly until: number };
/** What is on its way as well: thirty scores at once ask for one token. */
const kept = () => singleton('lti-tokens', () => new Map<string, Promise<Kept>>());
/** With its address: at another one it is another server's. */
const nameOf = ({ id, tokenUrl, tokenAudience }: FoundPlatform, scopes: readonly string[]) =>
  JSON.stringify([id, tokenUrl, tokenAudience, scopes]);

/**
 * LTI-40: what a service of the LMS is asked with, kept until a minute before its end. In memory only.
 * @throws GuardedFetchError, LmsRefusal
 */
async function serviceToken(platform: FoundPlatform, scopes: readonly string[], now: Date): Promise<string> {
  const name = nameOf(platform, scopes);
  const asking = kept().get(name);
  if (asking) {
    const { token, until } = await asking;
    if (until > now.getTime()) return token;
  }
  const [oldest] = kept().keys();
  if (kept().size >= keptMax && oldest !== undefined) kept().delete(oldest);
  const asked = askToken(platform, scopes, now);
  kept().set(name, asked);
  asked.catch(() => kept().delete(name));
  return (await asked).token;
}

/**
 * A new one, by client credentials with a signed assertion (RFC 7523).
 * @throws GuardedFetchError, LmsRefusal
 */
export async function askToken(platform: FoundPlatform, scopes: readonly string[], now: Date): Promise<Kept> {
  const seconds = Math.floor(now.getTime() / 1000);
  const { scope, clientId, tokenUrl, tokenAudience } = platform;
  const life = { iat: seconds, exp: seconds + lifeSeconds, jti: newSecret() };
  const claims = { iss: clientId, sub: clientId, aud: tokenAudience ?? tokenUrl, ...life };
  const answer = await schoolFetch(scope)(tokenUrl, {
    method: 'POST',
    headers: { accept: 'application/json' },
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: await signAsTool(scope, claims, now),
      scope: scopes.join(' '),
    }),
    maxBytes: 64 * 1024,
  });
  const read = answer.ok ? answerSchema.safeParse(await answer.json().catch(() => null)) : null;
  if (!read?.success) throw new LmsRefusal(answer.status);
  const { access_token: token, expires_in: lives } = read.data;
  return { token, until: now.getTime() + (lives - spareSeconds) * 1000 };
}

type ServiceRequest = {
  readonly method: 'GET' | 'POST';
  readonly scopes: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal: AbortSignal;
};

/**
 * Asks a service of the LMS. A token that it does not take any more is asked for anew, once.
 * @throws GuardedFetchError, LmsRefusal when there is no token
 */
export async function askService(
  platform: FoundPlatform,
  url: string,
  request: ServiceRequest,
): Promise<Response> {
  const { method, scopes, headers, body, signal } = request;
  const ask = async () =>
    schoolFetch(platform.scope)(url, {
      method,
      headers: { ...headers, authorization: `Bearer ${await serviceToken(platform, scopes, new Date())}` },
      ...(body === undefined ? {} : { body }),
      signal,
      maxBytes: 1024 * 1024,
    });
  const answer = await ask();
  if (answer.status !== 401) return answer;
  kept().delete(nameOf(platform, scopes));
  return ask();
}
