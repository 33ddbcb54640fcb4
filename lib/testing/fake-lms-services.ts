/**
 * The services of a fake LMS: access tokens, line items with a query in their address, scores (AGS 2.0) and members in
 * pages (NRPS 2.0), as Moodle 4.5 has them.
 */
import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from 'jose';

type Item = { id: string; label: string; resourceId?: string; tag?: string; scoreMaximum: number };
type Score = { userId: string; scoreGiven: number; scoreMaximum: number; timestamp: string };
type Ask = {
  readonly method: string;
  readonly url: URL;
  readonly token: string | null;
  readonly body: string;
};
export type LmsAnswer = { readonly status: number; readonly body?: unknown; readonly link?: string };
export type LmsMember = {
  readonly user_id: string;
  readonly roles: readonly string[];
  readonly status?: string;
  readonly name?: string;
};

export class LmsServices {
  /** How often it answers 503 from now on. */
  failures = 0;
  /** Whether it refuses everything, as one does whose admin took our right away. */
  isClosed = false;
  /** Its answer to the next score is lost on the way: it has the score, and says 502. */
  losesAnswers = 0;
  readonly items: Item[] = [];
  /** Every score that it took, with the address of its item. */
  readonly scores: (Score & { readonly item: string })[] = [];
  /** Who is in the course: short role names, as Moodle answers. */
  members: readonly LmsMember[] = [];
  /** Where the first page says that the next one is, instead of the truth. */
  nextPage: string | null = null;
  /** How often a token was made. */
  tokens = 0;
  /** Every request below `services.php`, as `GET /path`. */
  readonly asked: string[] = [];
  toolKeys: JSONWebKeySet = { keys: [] };
  readonly #valid = new Map<string, string>();

  /** So that whoever has a token must ask for another. */
  forgetTokens(): void {
    this.#valid.clear();
  }

  async token(
    body: string,
    { tokenUrl, clientId }: { tokenUrl: string; clientId: string },
  ): Promise<LmsAnswer> {
    const form = new URLSearchParams(body);
    const type = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
    if (form.get('client_assertion_type') !== type || form.get('grant_type') !== 'client_credentials') {
      return { status: 400, body: { error: 'invalid_request' } };
    }
    try {
      await jwtVerify(form.get('client_assertion') ?? '', createLocalJWKSet(this.toolKeys), {
        ...{ issuer: clientId, subject: clientId, audience: tokenUrl, algorithms: ['RS256'] },
        requiredClaims: ['exp', 'iat', 'jti'],
      });
    } catch {
      return { status: 400, body: { error: 'invalid_client' } };
    }
    this.tokens += 1;
    const token = `token-${this.tokens}`;
    this.#valid.set(token, form.get('scope') ?? '');
    return {
      status: 200,
      body: { access_token: token, token_type: 'Bearer', expires_in: 3600, scope: form.get('scope') },
    };
  }

  /** What stands below `/mod/lti/services.php/`. */
  answer({ method, url, token, body }: Ask): LmsAnswer {
    this.asked.push(`${method} ${url.pathname}`);
    if (this.failures > 0) {
      this.failures -= 1;
      return { status: 503 };
    }
    if (this.isClosed) return { status: 403 };
    const scope = this.#valid.get(token ?? '');
    if (scope === undefined) return { status: 401 };
    if (url.pathname.endsWith('/memberships')) return this.#memberships(url, scope);
    const isScore = url.pathname.endsWith('/scores');
    if (!scope.includes(isScore ? 'scope/score' : 'scope/lineitem')) return { status: 401 };
    if (url.searchParams.get('type_id') !== '1') return { status: 404 };
    if (isScore) return this.#score(url, JSON.parse(body) as Score);
    if (method === 'GET') {
      const wanted = url.searchParams.get('resource_id');
      return { status: 200, body: this.items.filter(({ resourceId }) => !wanted || resourceId === wanted) };
    }
    const made = JSON.parse(body) as Omit<Item, 'id'>;
    const path = `${url.pathname}/${100 + this.items.length}/lineitem`;
    const item = { ...made, id: `${url.origin}${path}?type_id=1` };
    this.items.push(item);
    return { status: 201, body: item };
  }

  /** Two a page. */
  #memberships(url: URL, scope: string): LmsAnswer {
    if (!scope.includes('scope/contextmembership.readonly')) return { status: 401 };
    const from = Number(url.searchParams.get('from') ?? 0);
    const next = this.nextPage ?? `${url.origin}${url.pathname}?limit=2&from=${from + 2}`;
    const hasMore = from + 2 < this.members.length;
    return {
      status: 200,
      body: { id: url.href, context: { id: '3' }, members: this.members.slice(from, from + 2) },
      ...(hasMore ? { link: `<${url.origin}/other>; rel="differences", <${next}>; rel="next"` } : {}),
    };
  }

  #score(url: URL, score: Score): LmsAnswer {
    const item = `${url.origin}${url.pathname.replace(/\/scores$/, '')}${url.search}`;
    const later = this.scores.some(
      (other) => other.item === item && other.userId === score.userId && other.timestamp >= score.timestamp,
    );
    if (later) return { status: 409 };
    this.scores.push({ ...score, item });
    if (this.losesAnswers === 0) return { status: 200 };
    this.losesAnswers -= 1;
    return { status: 502 };
  }
}
