/**
 * An LMS on loopback that behaves as a real Moodle 4.5 was seen to (LTI 1.3): login initiation by POST, `lti_message_hint` as a JSON
 * string that counts once, tokens of 60 seconds, a bare number as `sub`, names only where its privacy setting lets them out.
 * Knows nothing of our code, so unit tests and browsers use the same one.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { LmsKeys, type Forgery } from './fake-lms-keys.ts';
import {
  launchClaims,
  type LmsLink,
  type LmsUser,
  type Opened,
  type RegisteringTool,
  type Tool,
} from './fake-lms-claims.ts';
import { coursePage, formPost } from './fake-lms-pages.ts';
import { LmsServices, type LmsAnswer } from './fake-lms-services.ts';

export class FakeLms {
  readonly origin: string;
  readonly keys: LmsKeys;
  readonly services = new LmsServices();
  /** Whether names and addresses go out with a launch. */
  sendsNames = true;
  /** What every token says differently, and how it is signed: for attackers. */
  forgery: Forgery = {};
  /** What tools sent back by deep linking: the raw JWT of each. */
  readonly returned: string[] = [];
  /** What tools said of themselves by dynamic registration. */
  readonly registered: unknown[] = [];
  readonly registrationToken = 'registration-token';
  nextClientId: string | null = null;
  /** What its configuration says differently: for attackers. */
  configurationChange: Readonly<Record<string, string>> = {};
  /** Every authorization request, as it came. */
  readonly asked: URL[] = [];
  readonly #server: Server;
  readonly #hints = new Map<string, Opened>();
  #tool: Tool | null = null;
  #count = 0;

  private constructor(server: Server, origin: string, keys: LmsKeys) {
    this.#server = server;
    this.origin = origin;
    this.keys = keys;
  }

  static async start({ host = '127.0.0.1' }: { readonly host?: string } = {}): Promise<FakeLms> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const lms = new FakeLms(server, `http://${host}:${port}`, await LmsKeys.make());
    server.on('request', (req, res) => void lms.#answer(req, res));
    return lms;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** What the admin of the tool types in. */
  get endpoints() {
    const { origin } = this;
    return {
      issuer: origin,
      authUrl: `${origin}/mod/lti/auth.php`,
      tokenUrl: `${origin}/mod/lti/token.php`,
      jwksUrl: `${origin}/mod/lti/certs.php`,
    };
  }

  /** What the admin of the LMS types in. */
  register(tool: Tool): void {
    this.#tool = tool;
  }

  /** Somebody taps a link of a course: the fields that Moodle posts to the login address. */
  open(user: LmsUser, link: LmsLink, type: Opened['type'] = 'LtiResourceLinkRequest'): URLSearchParams {
    const tool = this.#registered();
    const launchId = `ltilaunch${link.id}_${(this.#count += 1)}`;
    this.#hints.set(launchId, { user, link, type });
    return new URLSearchParams({
      iss: this.origin,
      target_link_uri: link.url ?? tool.launchUrl,
      login_hint: user.id,
      lti_message_hint: JSON.stringify({ cmid: Number(link.id), launchid: launchId }),
      client_id: tool.clientId,
      lti_deployment_id: tool.deploymentId,
    });
  }

  /** The authorization endpoint, as its answer's form would be posted. @throws Error with Moodle's word for what is wrong */
  async authorize(location: string): Promise<{ readonly action: string; readonly fields: URLSearchParams }> {
    const url = new URL(location);
    this.asked.push(url);
    const tool = this.#registered();
    const ask = url.searchParams;
    const isAsked =
      ask.get('scope') === 'openid' && ask.get('response_type') === 'id_token' && ask.has('nonce');
    if (!isAsked || ask.get('prompt') !== 'none' || ask.get('response_mode') !== 'form_post') {
      throw new Error('invalid_request');
    }
    if (ask.get('client_id') !== tool.clientId) throw new Error('unauthorized_client');
    if (ask.get('redirect_uri') !== tool.launchUrl) throw new Error('invalid_request');
    const { launchid: launchId } = JSON.parse(ask.get('lti_message_hint') ?? '{}') as { launchid?: string };
    const opened = this.#hints.get(launchId ?? '');
    if (!opened || opened.user.id !== ask.get('login_hint')) throw new Error('access_denied');
    this.#hints.delete(launchId ?? '');
    const claims = launchClaims({ lms: this, tool, opened, nonce: ask.get('nonce') ?? '' });
    const fields = new URLSearchParams({
      id_token: await this.keys.sign(claims, this.forgery),
      state: ask.get('state') ?? '',
    });
    return { action: tool.launchUrl, fields };
  }

  /** A page of a course with one link in it, as an iframe or as a new window. */
  coursePageUrl(
    user: LmsUser,
    link: LmsLink,
    container: 'iframe' | 'window',
    type: Opened['type'] = 'LtiResourceLinkRequest',
  ): string {
    const parts = { user: JSON.stringify(user), link: JSON.stringify(link), container, type };
    const ask = new URLSearchParams(parts);
    return `${this.origin}/mod/lti/view.php?${ask}`;
  }

  #registered(): Tool {
    if (!this.#tool) throw new Error('no tool is registered in this LMS');
    return this.#tool;
  }

  async #answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const url = new URL(req.url ?? '/', this.origin);
    try {
      switch (url.pathname) {
        case '/.well-known/openid-configuration':
        case '/mod/lti/openid-configuration.php':
          return sendJson(res, this.#configuration());
        case '/mod/lti/certs.php':
          return sendJson(res, this.keys.published());
        case '/mod/lti/auth.php': {
          // SameSite: a session cookie of an LMS does not come with a POST from another site.
          if (req.method !== 'GET') throw new Error('login_required');
          const { action, fields } = await this.authorize(url.href);
          return sendPage(res, formPost(action, fields));
        }
        case '/mod/lti/view.php':
          return sendPage(res, coursePage(url.searchParams));
        case '/mod/lti/launch.php': {
          const read = (name: string): unknown => JSON.parse(url.searchParams.get(name) ?? '');
          const fields = this.open(read('user') as LmsUser, read('link') as LmsLink, typeIn(url));
          return sendPage(res, formPost(this.#registered().loginUrl, fields));
        }
        case '/mod/lti/contentitem_return.php': {
          const body = new URLSearchParams(await readBody(req));
          this.returned.push(body.get('JWT') ?? '');
          return sendPage(res, '<h1>Aktivitäten angelegt</h1>');
        }
        case '/mod/lti/openid-registration.php':
          return sendAnswer(res, this.#registerTool(await readBody(req), req.headers.authorization));
        case '/mod/lti/token.php': {
          const { clientId } = this.#registered();
          const parts = { tokenUrl: this.endpoints.tokenUrl, clientId };
          return sendAnswer(res, await this.services.token(await readBody(req), parts));
        }
        default:
          if (!url.pathname.startsWith('/mod/lti/services.php/')) return void res.writeHead(404).end();
          return sendAnswer(
            res,
            this.services.answer({
              ...{ method: req.method ?? '', url, body: await readBody(req) },
              token: /^Bearer (.+)$/.exec(req.headers.authorization ?? '')?.[1] ?? null,
            }),
          );
      }
    } catch (error) {
      res.writeHead(400, { 'content-type': 'text/plain' }).end(error instanceof Error ? error.message : '');
    }
  }

  /** Dynamic registration with what Moodle 4.5 insists on. */
  #registerTool(body: string, authorization?: string): LmsAnswer {
    const tool = JSON.parse(body) as RegisteringTool;
    const of = tool['https://purl.imsglobal.org/spec/lti-tool-configuration'];
    const isComplete =
      tool.response_types.includes('id_token') &&
      tool.token_endpoint_auth_method === 'private_key_jwt' &&
      [tool.initiate_login_uri, tool.jwks_uri, tool.client_name].every(Boolean) &&
      new URL(of.target_link_uri).host === of.domain;
    if (authorization !== `Bearer ${this.registrationToken}`) return { status: 401 };
    if (!isComplete) return { status: 400 };
    this.registered.push(tool);
    const clientId = this.nextClientId ?? `fake-client-${this.registered.length}`;
    const [launchUrl = ''] = tool.redirect_uris;
    this.register({ clientId, deploymentId: '1', loginUrl: tool.initiate_login_uri, launchUrl });
    const configuration = { ...of, deployment_id: '1', version: '1.3.0' };
    return {
      status: 200,
      body: {
        ...tool,
        client_id: clientId,
        'https://purl.imsglobal.org/spec/lti-tool-configuration': configuration,
      },
    };
  }

  #configuration() {
    const { issuer, authUrl, tokenUrl, jwksUrl } = this.endpoints;
    return {
      issuer,
      registration_endpoint: `${this.origin}/mod/lti/openid-registration.php`,
      token_endpoint: tokenUrl,
      token_endpoint_auth_methods_supported: ['private_key_jwt'],
      token_endpoint_auth_signing_alg_values_supported: ['RS256'],
      jwks_uri: jwksUrl,
      authorization_endpoint: authUrl,
      scopes_supported: ['openid'],
      response_types_supported: ['id_token'],
      subject_types_supported: ['public', 'pairwise'],
      id_token_signing_alg_values_supported: ['RS256'],
      claims_supported: ['sub', 'iss', 'name', 'given_name', 'family_name', 'email'],
      'https://purl.imsglobal.org/spec/lti-platform-configuration': {
        product_family_code: 'moodle',
        version: '2024100706',
      },
      ...this.configurationChange,
    };
  }
}

function sendJson(res: ServerResponse, body: unknown): void {
  res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function sendAnswer(res: ServerResponse, { status, body, link }: LmsAnswer): void {
  res.writeHead(status, { 'content-type': 'application/json', ...(link ? { link } : {}) });
  res.end(body === undefined ? '' : JSON.stringify(body));
}

function sendPage(res: ServerResponse, html: string): void {
  res.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(`<!doctype html>${html}`);
}

async function readBody(req: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

const typeIn = ({ searchParams }: URL): Opened['type'] =>
  searchParams.get('type') === 'LtiDeepLinkingRequest' ? 'LtiDeepLinkingRequest' : 'LtiResourceLinkRequest';
