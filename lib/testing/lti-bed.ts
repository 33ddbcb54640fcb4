import { handleLaunch, handleLogin } from '@/lib/lti/door/live';
import { createPlatform } from '@/lib/lti/platforms/mutations';
import { publicOrigin } from '@/lib/server/host';
import { unscopedDb } from '@/lib/server/unscoped';
import { randomDigits } from '@/lib/shared/ids';
import type { TestSchool } from './factories';
import { FakeLms } from './fake-lms';
import type { LmsLink, LmsUser } from './fake-lms-claims';

export const lmsTeacher: LmsUser = {
  id: '2',
  givenName: 'Ada',
  familyName: 'Kaya',
  roles: ['Instructor', 'http://purl.imsglobal.org/vocab/lis/v2/institution/person#Administrator'],
};
export const lmsChild = (id: string): LmsUser => ({
  id,
  givenName: 'Mia',
  familyName: `Muster ${id}`,
  roles: ['Learner'],
});
export const lmsLink: LmsLink = { id: '7', title: 'Mathe', courseId: '3', courseTitle: 'Klasse 2a' };

/** A browser: the cookies it holds, as far as a launch cares. */
export class LtiBrowser {
  readonly cookies = new Map<string, string>();

  header(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  take(response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split(/=(.*)/s);
      if (/Max-Age=0\b/.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
  }
}

/** Where a response leads, as a page says it: the lobby's id, or the code of what went wrong. */
export function outcome(response: Response): { visitId?: string; code?: string } {
  const url = new URL(response.headers.get('location') ?? '', publicOrigin());
  const visitId = /^\/lti\/lobby\/(\w+)$/.exec(url.pathname)?.[1];
  const code = url.pathname === '/lti/sorry' ? url.searchParams.get('code') : null;
  return { ...(visitId ? { visitId } : {}), ...(code ? { code } : {}) };
}

const form = (path: string, body: URLSearchParams, headers: Record<string, string>) =>
  new Request(new URL(path, publicOrigin()), { method: 'POST', body, headers });

/** A school with a fake LMS of its own that is registered there, on our very routes. */
export class LtiBed {
  readonly platformId: string;
  readonly lms: FakeLms;
  readonly clientId: string;

  private constructor(lms: FakeLms, platformId: string, clientId: string) {
    this.lms = lms;
    this.platformId = platformId;
    this.clientId = clientId;
  }

  static async open(school: TestSchool, deploymentId: string | null = '1'): Promise<LtiBed> {
    const lms = await FakeLms.start();
    const clientId = randomDigits(15);
    const { schoolId } = school.scope;
    await unscopedDb().school.update({
      where: { id: schoolId },
      data: { localHosts: { push: new URL(lms.origin).host } },
    });
    const platformId = await createPlatform(school.scope, {
      name: 'Schulmoodle',
      clientId,
      tokenAudience: null,
      deploymentId,
      ...lms.endpoints,
    });
    const origin = publicOrigin();
    lms.register({
      clientId,
      deploymentId: deploymentId ?? '1',
      loginUrl: `${origin}/lti/login`,
      launchUrl: `${origin}/lti/launch`,
    });
    return new LtiBed(lms, platformId, clientId);
  }

  /** In a window of its own, as a browser says it; `frameLogin` is the other way. */
  async login(fields: URLSearchParams, browser: LtiBrowser): Promise<Response> {
    const response = await handleLogin(form('/lti/login', fields, { 'sec-fetch-dest': 'document' }));
    browser.take(response);
    return response;
  }

  /** In a frame, one answer after the other. @param place what the browser says about it; old ones say nothing */
  async *frameLogin(fields: URLSearchParams, browser: LtiBrowser, place: Record<string, string>) {
    let request = form('/lti/login', fields, place);
    for (;;) {
      const response = await handleLogin(request);
      browser.take(response);
      yield response;
      const headers = { ...place, cookie: browser.header() };
      request = new Request(new URL(response.headers.get('location') ?? '', publicOrigin()), { headers });
    }
  }

  /** From the tap in the course to the form that the LMS posts to us. */
  async toToken(user: LmsUser, browser: LtiBrowser, link = lmsLink): Promise<URLSearchParams> {
    const login = await this.login(this.lms.open(user, link), browser);
    return (await this.lms.authorize(login.headers.get('location') ?? '')).fields;
  }

  /** @param place as of `frameLogin` */
  async post(
    fields: URLSearchParams,
    browser: LtiBrowser,
    place: Record<string, string> = {},
  ): Promise<Response> {
    const headers = { ...place, cookie: browser.header() };
    const response = await handleLaunch(form('/lti/launch', fields, headers));
    browser.take(response);
    return response;
  }

  async launch(user: LmsUser, browser = new LtiBrowser(), link = lmsLink) {
    return outcome(await this.post(await this.toToken(user, browser, link), browser));
  }
}
