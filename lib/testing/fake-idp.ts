/**
 * An identity provider on loopback (OpenID Connect): discovery, keys, sign-in, tokens, userinfo, back-channel logout. It is strict
 * about what a client must send (PKCE with S256, the exact redirect address, its secret, a code once), and can be told to lie.
 * Knows nothing of our code, so unit tests and browsers use the same one.
 */
import { createHash, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWTPayload } from 'jose';

export type IdpUser = Readonly<Record<string, unknown>> & { readonly sub: string };
export type IdpClient = { readonly id: string; readonly secret: string; readonly redirectUri: string };
type Grant = {
  readonly challenge: string;
  readonly nonce: string;
  readonly sid: string;
  readonly user: IdpUser;
};

export class FakeIdp {
  readonly issuer: string;
  /** Who is signed in there, in the one browser there is. */
  user: IdpUser = { sub: 'kaya', name: 'Frau Kaya', roles: ['teacher'], groups: ['lehrer', 'klasse-2a'] };
  client: IdpClient = { id: 'kreide', secret: 'geheim', redirectUri: '' };
  /** What its answers say differently: for attackers. `undefined` leaves a claim out. */
  lies: {
    token?: Record<string, unknown>;
    metadata?: Record<string, unknown>;
    iss?: string;
    sign?: (claims: JWTPayload) => Promise<string>;
    userinfo?: Record<string, unknown>;
  } = {};
  isDown = false;
  /** How far its clock is wrong, and everything it was asked. */
  clockOffS = 0;
  readonly asked: string[] = [];
  lastSid = 'none';
  readonly #server: Server;
  readonly #grants = new Map<string, Grant>();
  #key: CryptoKey;
  #jwk: object;

  private constructor(server: Server, key: CryptoKey, jwk: object) {
    this.#server = server;
    this.#key = key;
    this.#jwk = jwk;
    this.issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  static async start(): Promise<FakeIdp> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const idp = new FakeIdp(server, ...(await makeKey()));
    server.on('request', (req, res) => void idp.#answer(req, res));
    return idp;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** How a school lists it. */
  get host(): string {
    return new URL(this.issuer).host;
  }

  async rotateKey(): Promise<void> {
    [this.#key, this.#jwk] = await makeKey();
  }

  /** What its sign-in page does once the person said yes: where the browser is sent. */
  authorize(url: URL): URL {
    const asks = url.searchParams;
    const back = new URL(asks.get('redirect_uri') ?? '');
    const isRight =
      asks.get('client_id') === this.client.id &&
      back.href === this.client.redirectUri &&
      asks.get('code_challenge_method') === 'S256' &&
      ['code_challenge', 'nonce', 'state'].every((name) => asks.get(name)) &&
      asks.get('scope')?.split(' ').includes('openid');
    if (!isRight) throw new Error(`a client must not ask like this: ${url.search}`);
    const code = randomBytes(16).toString('hex');
    this.lastSid = randomBytes(8).toString('hex');
    this.#grants.set(code, {
      challenge: asks.get('code_challenge') ?? '',
      nonce: asks.get('nonce') ?? '',
      sid: this.lastSid,
      user: this.user,
    });
    back.searchParams.set('code', code);
    back.searchParams.set('state', asks.get('state') ?? '');
    if (this.lies.iss) back.searchParams.set('iss', this.lies.iss);
    return back;
  }

  /** A token of it; `undefined` leaves a claim out. */
  async sign(claims: Record<string, unknown>, typ = 'JWT'): Promise<string> {
    const now = Math.floor(Date.now() / 1000) + this.clockOffS;
    const whole = { iss: this.issuer, aud: this.client.id, iat: now, exp: now + 300, ...claims };
    if (this.lies.sign) return this.lies.sign(whole);
    return new SignJWT(whole).setProtectedHeader({ alg: 'RS256', kid: 'one', typ }).sign(this.#key);
  }

  logoutToken(claims: Record<string, unknown> = {}): Promise<string> {
    const events = { 'http://schemas.openid.net/event/backchannel-logout': {} };
    const own = { jti: randomBytes(8).toString('hex'), sid: this.lastSid, sub: this.user.sub, events };
    return this.sign({ ...own, ...claims }, 'logout+jwt');
  }

  async sendLogout(uri: string, claims: Record<string, unknown> = {}): Promise<Response> {
    const body = new URLSearchParams({ logout_token: await this.logoutToken(claims) });
    return fetch(uri, { method: 'POST', body });
  }

  async #answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const url = new URL(req.url ?? '/', this.issuer);
    this.asked.push(`${req.method} ${url.pathname}`);
    res.setHeader('date', new Date(Date.now() + this.clockOffS * 1000).toUTCString());
    if (this.isDown) return void res.writeHead(503).end();
    const send = (status: number, body: unknown) =>
      void res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (url.pathname === '/.well-known/openid-configuration') return send(200, this.#metadata());
    if (url.pathname === '/keys') return send(200, { keys: [this.#jwk] });
    if (url.pathname === '/userinfo') return send(200, { sub: this.user.sub, ...this.lies.userinfo });
    if (url.pathname === '/authorize') {
      return void res.writeHead(302, { location: this.authorize(url).href }).end();
    }
    if (url.pathname === '/token') return send(...(await this.#tokens(req)));
    res.writeHead(404).end();
  }

  #metadata() {
    const { issuer } = this;
    return {
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/keys`,
      userinfo_endpoint: `${issuer}/userinfo`,
      code_challenge_methods_supported: ['S256'],
      backchannel_logout_supported: true,
      ...this.lies.metadata,
    };
  }

  async #tokens(req: IncomingMessage): Promise<[number, unknown]> {
    let text = '';
    for await (const chunk of req) text += String(chunk);
    const form = new URLSearchParams(text);
    const basic = Buffer.from((req.headers.authorization ?? '').replace('Basic ', ''), 'base64').toString();
    if (basic !== `${this.client.id}:${this.client.secret}`) return [401, { error: 'invalid_client' }];
    const grant = this.#grants.get(form.get('code') ?? '');
    this.#grants.delete(form.get('code') ?? '');
    const verifier = form.get('code_verifier') ?? '';
    const isRight =
      grant?.challenge === createHash('sha256').update(verifier).digest('base64url') &&
      form.get('redirect_uri') === this.client.redirectUri;
    if (!grant || !isRight) return [400, { error: 'invalid_grant' }];
    const { user, nonce, sid } = grant;
    const token = await this.sign({ ...user, nonce, sid, ...this.lies.token });
    return [200, { id_token: token, access_token: 'access', token_type: 'Bearer' }];
  }
}

async function makeKey(): Promise<[CryptoKey, object]> {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  return [privateKey, { ...(await exportJWK(publicKey)), kid: 'one', alg: 'RS256', use: 'sig' }];
}
