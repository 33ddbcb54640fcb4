import 'server-only';
import type { LookupFunction } from 'node:net';
import { Agent, fetch as fetchBy } from 'undici';
import { asFetchError, GuardedFetchError } from './error';
import { judgeTarget, resolveName, type Address, type LocalHosts, type Resolve } from './target';

export type GuardedRequest = {
  readonly method?: string;
  readonly headers?: Headers | Readonly<Record<string, string>>;
  /** Goes out as a form, or as the text it is under the caller's own content-type. */
  readonly body?: URLSearchParams | string;
  readonly signal?: AbortSignal | null;
  /** How many redirects a GET may follow; each is judged like the first address. */
  readonly redirects?: number;
  /** For all of it: name, connection, redirects, the last byte. */
  readonly timeoutMs?: number;
  /** Of the body as it is read, so after unpacking. */
  readonly maxBytes?: number;
};
export type GuardedFetch = (url: string | URL, request?: GuardedRequest) => Promise<Response>;

const redirectsMax = 5;

/**
 * The one way to ask for an address that somebody else named (an LMS, an identity provider, a callback). https to public
 * addresses on port 443, and what the school has listed. The whole body is read here, within its limits, so that nobody keeps us
 * waiting later.
 * @throws GuardedFetchError whose code says why
 */
export async function guardedFetch(
  address: string | URL,
  request: GuardedRequest,
  policy: { readonly localHosts: LocalHosts; readonly resolve?: Resolve },
): Promise<Response> {
  const clock = AbortSignal.timeout(request.timeoutMs ?? 8000);
  const signal = request.signal ? AbortSignal.any([clock, request.signal]) : clock;
  let url = parse(address);
  let headers = new Headers(request.headers);
  for (let left = Math.min(request.redirects ?? 0, redirectsMax); ; left -= 1) {
    const answer = await askOnce(url, { ...request, headers, signal }, policy);
    if (answer.redirect === null) return answer.response;
    if (left === 0 || !isGet(request)) throw new GuardedFetchError('redirected');
    const next = parse(answer.redirect, url);
    if (next.origin !== url.origin) headers = withoutSecrets(headers);
    url = next;
  }
}

function parse(address: string | URL, base?: URL): URL {
  try {
    return new URL(address, base);
  } catch (cause) {
    throw new GuardedFetchError('url-invalid', { cause });
  }
}

const isGet = ({ method = 'GET' }: GuardedRequest) => method.toUpperCase() === 'GET';

function withoutSecrets(headers: Headers): Headers {
  const kept = new Headers(headers);
  for (const name of ['authorization', 'cookie', 'proxy-authorization']) kept.delete(name);
  return kept;
}

type Answer = { readonly response: Response; readonly redirect: string | null };

/** One request on a connection of its own: kept ones would outlive what they were judged by. */
async function askOnce(
  url: URL,
  request: GuardedRequest & { readonly headers: Headers; readonly signal: AbortSignal },
  policy: { readonly localHosts: LocalHosts; readonly resolve?: Resolve },
): Promise<Answer> {
  const { headers, body, signal, method = 'GET' } = request;
  headers.set('accept-encoding', 'identity'); // who packs it all the same is unpacked within the limit
  let agent: Agent | null = null;
  try {
    const addresses = await unlessAborted(
      judgeTarget(url, policy.localHosts, policy.resolve ?? resolveName),
      signal,
    );
    agent = new Agent({ connect: { lookup: onlyThese(addresses) }, pipelining: 0 });
    const init = {
      method,
      headers: Object.fromEntries(headers),
      redirect: 'manual',
      signal,
      dispatcher: agent,
    } as const;
    const came = await fetchBy(url, body === undefined ? init : { ...init, body });
    const redirect = came.status >= 300 && came.status < 400 ? came.headers.get('location') : null;
    const bytes = redirect === null ? await readWithin(came.body, came.headers, request.maxBytes) : null;
    const hasBody = bytes !== null && ![204, 205, 304].includes(came.status);
    const kept = new Headers([...came.headers]);
    const response = new Response(hasBody ? bytes : null, { status: came.status, headers: kept });
    return { response, redirect };
  } catch (error) {
    if (request.signal.aborted) throw asFetchError(request.signal.reason);
    throw asFetchError(error);
  } finally {
    await agent?.destroy();
  }
}

/** A resolver cannot be called off, but nobody has to wait for it. */
function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    if (signal.aborted) reject(signal.reason as Error);
    work.then(resolve, reject);
  });
}

function onlyThese(addresses: readonly Address[]): LookupFunction {
  return (_host, options, done) => {
    const [first] = addresses;
    if (options.all) done(null, [...addresses]);
    else if (first) done(null, first.address, first.family);
  };
}

async function readWithin(
  body: AsyncIterable<Uint8Array> | null,
  headers: { get(name: string): string | null },
  maxBytes = 256 * 1024,
): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(headers.get('content-length') ?? 0) > maxBytes) throw new GuardedFetchError('too-large');
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) throw new GuardedFetchError('too-large');
    chunks.push(chunk);
  }
  return Uint8Array.from(Buffer.concat(chunks));
}
