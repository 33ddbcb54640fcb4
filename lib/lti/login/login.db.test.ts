import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '@/lib/testing/db';
import { makeSchool } from '@/lib/testing/factories';
import { LtiBed, LtiBrowser, lmsChild, lmsLink, outcome } from '@/lib/testing/lti-bed';
import { ltiPaths } from '../rules';

let cleanUp: () => Promise<void>;
let bed: LtiBed;
beforeAll(async () => {
  ({ cleanUp } = await openTestDatabase());
  bed = await LtiBed.open(await makeSchool());
});
afterAll(async () => {
  await bed.lms.close();
  await cleanUp();
});

/** A frame whose browser throws every cookie away, as an old tablet does. */
class Forgetful extends LtiBrowser {
  override take(): void {}
}

const framed = { 'sec-fetch-dest': 'iframe' };
const locationOf = (response: Response | undefined) => response?.headers.get('location') ?? '';
async function follow(
  browser: LtiBrowser,
  place: Record<string, string>,
  fields = bed.lms.open(lmsChild('4'), lmsLink),
) {
  const locations: string[] = [];
  for await (const response of bed.frameLogin(fields, browser, place)) {
    locations.push(locationOf(response));
    if (!locations.at(-1)?.startsWith(ltiPaths.login)) break;
  }
  return locations;
}

describe('LTI-47: a link that is opened in a frame', () => {
  it.each([
    ['that says so', framed],
    ['of a browser that says nothing about it', {}],
  ])('%s goes on in it where cookies come back, after one redirect', async (_, place) => {
    const browser = new LtiBrowser();
    const [first, second, ...more] = await follow(browser, place);
    expect(first).toMatch(/^\/lti\/login\?.*kreide=probe/);
    expect(second).toMatch(new RegExp(`^${bed.lms.origin}/`));
    expect(more).toEqual([]);
    const { fields } = await bed.lms.authorize(second ?? '');
    expect(outcome(await bed.post(fields, browser))).toHaveProperty('visitId');
  });

  it('offers a tab where they do not, before the LMS was asked; in that tab the launch goes through', async () => {
    const [, second = ''] = await follow(new Forgetful(), framed);
    const page = new URL(second, 'http://here');
    expect(page.pathname).toBe(ltiPaths.tab);
    const ask = page.searchParams;
    ask.set('kreide', 'tab');
    const browser = new LtiBrowser();
    const { fields } = await bed.lms.authorize(locationOf(await bed.login(ask, browser)));
    expect(outcome(await bed.post(fields, browser))).toHaveProperty('visitId');
  });

  it('asks once: a tab without cookies either is refused at its launch, not sent round', async () => {
    const ask = bed.lms.open(lmsChild('4'), lmsLink);
    ask.set('kreide', 'tab');
    const [only = ''] = await follow(new Forgetful(), {}, ask);
    const { fields } = await bed.lms.authorize(only);
    expect(outcome(await bed.post(fields, new Forgetful())).code).toBe('LTI-24');
  });

  it('carries on nothing that a login does not have, and leads a stranger nowhere', async () => {
    const ask = bed.lms.open(lmsChild('4'), lmsLink);
    ask.set('next', 'https://evil.example.org');
    const [, second = ''] = await follow(new Forgetful(), framed, ask);
    expect(second).not.toContain('evil');
    ask.set('iss', 'https://evil.example.org');
    const [refused = ''] = await follow(new LtiBrowser(), framed, ask);
    expect(refused).toMatch(/^\/lti\/sorry\?/);
  });
});
