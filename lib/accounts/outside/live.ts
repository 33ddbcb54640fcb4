import 'server-only';
import { decode, encode } from 'next-auth/jwt';
import type { OAuthConfig } from 'next-auth/providers/oauth';
import { isSecure, publicOrigin } from '@/lib/server/host';
import { installationKeys } from '@/lib/server/keys';
import { log } from '@/lib/server/log';
import { randomDigits } from '@/lib/shared/ids';
import { findStaffByCookies, sessionCookieName, type KnownAccount, type StaffGate } from '../gate';
import { addressOf, countAttempt, forgetAttempt } from '../limits/live';
import { startSignIn } from '../mutations';
import { nameDevice, readCookie } from '../rules';
import { asSignOnProblem, SignOnRefusal } from './rules';

/** What came back with the browser, and what next-auth had kept in sealed cookies for this provider. */
export type Answer = {
  readonly params: {
    readonly code?: string | undefined;
    readonly state?: string | undefined;
    readonly iss?: string | undefined;
    readonly error?: string | undefined;
  };
  readonly state: string | undefined;
  readonly nonce: string | undefined;
  readonly codeVerifier: string | undefined;
  readonly redirectUri: string;
  /** Who asked, while signed in, to link this to her account. */
  readonly linkTo: StaffGate | null;
};
export type Proven = KnownAccount & { readonly identityId: string; readonly outsideSession: string | null };

/** An identity provider of a school. next-auth keeps state, nonce and PKCE for it; what comes back is judged by `redeem`. */
export type OutsideDoor = {
  readonly id: string;
  readonly label: string;
  readonly issuer: string;
  readonly authorizationUrl: string;
  readonly clientId: string;
  readonly scopes: string;
  /** Null: linked, and nobody is signed in anew. @throws SignOnRefusal */
  redeem(answer: Answer): Promise<Proven | null>;
};

export const redirectUriOf = (id: string) => `${publicOrigin()}/api/auth/callback/${id}`;

const linkCookie = () => (isSecure() ? '__Host-kreide-link' : 'kreide-link');
const checkNames = ['state', 'nonce', 'pkceCodeVerifier'] as const;
const quarterHourS = 15 * 60;

/** Sealed by next-auth for one provider, and gone after a quarter of an hour. */
export function checkCookies() {
  const options = {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure: isSecure(),
    maxAge: quarterHourS,
  } as const;
  const prefix = isSecure() ? '__Host-kreide-' : 'kreide-';
  const named = checkNames.map((name) => [name, { name: `${prefix}${name}`, options }] as const);
  return Object.fromEntries(named) as Record<
    (typeof checkNames)[number],
    { name: string; options: typeof options }
  >;
}

/** One way through a door: what next-auth is told, and what the browser is told in the end. */
export class Passage {
  readonly #door: OutsideDoor;
  readonly #request: Request;
  #signedIn: string | null = null;
  #linked = false;
  #refusal: SignOnRefusal | null = null;

  constructor(door: OutsideDoor, request: Request) {
    this.#door = door;
    this.#request = request;
  }

  /** next-auth makes the way out and the checks; it fetches nothing itself, since its client knows no guarded fetch. */
  provider(): OAuthConfig<object> {
    const { id, label, issuer, authorizationUrl, clientId, scopes } = this.#door;
    return {
      id,
      name: label,
      type: 'oauth',
      checks: ['state', 'nonce', 'pkce'],
      issuer,
      clientId,
      client: { redirect_uris: [redirectUriOf(id)] },
      authorization: { url: authorizationUrl, params: { scope: scopes } },
      token: {
        request: async ({ params, checks }) => {
          const { state, code_verifier: codeVerifier } = checks;
          // next-auth hands it over, and its types do not know
          const nonce = 'nonce' in checks && typeof checks.nonce === 'string' ? checks.nonce : undefined;
          this.#signedIn = await this.#come({ params: only(params), state, nonce, codeVerifier }).catch(
            this.#keepRefusal,
          );
          return { tokens: {} };
        },
      },
      userinfo: { request: () => Promise.resolve({}) },
      profile: () => ({ id: this.#signedIn ?? '' }),
    };
  }

  /** @returns next-auth's user, see openSignIn */
  async #come(came: Pick<Answer, 'params' | 'state' | 'nonce' | 'codeVerifier'>): Promise<string> {
    const { headers } = this.#request;
    const address = addressOf(headers);
    const attempt = { address, subject: `sign-on ${address}` };
    if (!(await countAttempt(attempt))) throw new SignOnRefusal('too-many-tries', 'too-many-tries');
    const linkTo = await this.#linkTo(came.state);
    const proven = await this.#door.redeem({ ...came, redirectUri: redirectUriOf(this.#door.id), linkTo });
    await forgetAttempt(attempt);
    if (proven === null) {
      this.#linked = true;
      throw new Error('linked, and nobody is signed in anew');
    }
    const { scope, accountId, identityId, outsideSession } = proven;
    const device = nameDevice(headers.get('user-agent') ?? '');
    const id = await startSignIn(scope, accountId, device, new Date(), { identityId, outsideSession });
    log.info('signed-in', { account: accountId, provider: this.#door.id });
    return `${id} ${accountId}`;
  }

  readonly #keepRefusal = (error: unknown): never => {
    if (error instanceof SignOnRefusal) this.#refusal = error;
    else if (!this.#linked) log.error('sign-on failed', error, { provider: this.#door.id });
    throw error;
  };

  /** Linking was begun by this very sign-in, for this very state. */
  async #linkTo(state: string | undefined): Promise<StaffGate | null> {
    const cookies = this.#request.headers.get('cookie') ?? '';
    const token = readCookie(cookies, linkCookie());
    if (token === null) return null;
    const secret = installationKeys().signIn;
    const mark = await decode({ token, secret, salt: 'link' }).catch(() => null);
    if (!mark || mark['state'] !== state) return null;
    const staff = await findStaffByCookies(cookies, new Date());
    if (!staff || staff.signInId !== mark['signInId'])
      throw new SignOnRefusal('sign-on-expired', 'link-without-sign-in');
    return staff;
  }

  /** On the way out: whoever is signed in and asked to link gets a mark for it, bound to this state. */
  async sendOff(response: Response): Promise<Response> {
    if (this.#request.headers.get('x-link-account') !== '1') return response;
    const staff = await findStaffByCookies(this.#request.headers.get('cookie'), new Date());
    const body: unknown = await response
      .clone()
      .json()
      .catch(() => null);
    const url = typeof body === 'object' && body !== null && 'url' in body ? String(body.url) : '';
    const state = URL.canParse(url) ? new URL(url).searchParams.get('state') : null;
    if (!staff || state === null) return response;
    const secret = installationKeys().signIn;
    const token = await encode({
      token: { signInId: staff.signInId, state },
      secret,
      salt: 'link',
      maxAge: quarterHourS,
    });
    const headers = new Headers(response.headers);
    headers.append('set-cookie', cookie(linkCookie(), token, quarterHourS));
    return new Response(response.body, { status: response.status, headers });
  }

  /** Back again: next-auth's own addresses are replaced by ours, and the checks are used up whatever came of it. */
  arrive(response: Response): Response {
    const query = new URL(this.#request.url).searchParams;
    const isIn = response.headers.getSetCookie().some((one) => one.startsWith(`${sessionCookieName()}=`));
    const refusal = this.#refusal ?? new SignOnRefusal(...whyNot(query));
    const to = this.#linked ? '/account' : isIn ? '/home' : refusedPath(refusal, this.#door.id);
    const headers = new Headers(response.headers);
    headers.set('location', to);
    for (const { name } of Object.values(checkCookies())) headers.append('set-cookie', cookie(name, '', 0));
    headers.append('set-cookie', cookie(linkCookie(), '', 0));
    return new Response(null, { status: 302, headers });
  }
}

const only = ({ code, state, iss, error }: Answer['params']): Answer['params'] => ({
  code,
  state,
  iss,
  error,
});

/** next-auth never came to ask us: the provider said no, or the cookies of this way are missing or another provider's. */
function whyNot(query: URLSearchParams): ['provider-refused' | 'sign-on-expired', string] {
  return query.has('error') ? ['provider-refused', 'error-response'] : ['sign-on-expired', 'checks-missing'];
}

function cookie(name: string, value: string, maxAge: number): string {
  return `${name}=${value}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${isSecure() ? '; Secure' : ''}`;
}

/** The log says why, beside a code that the page shows. */
export function refusedPath(refusal: SignOnRefusal, provider: string): string {
  const number = randomDigits(6);
  log.warn('sign-on-refused', { code: number, provider, problem: refusal.code, reason: refusal.reason });
  return `/sign-in?${new URLSearchParams({ problem: asSignOnProblem(refusal.code) ?? '', code: number }).toString()}`;
}
