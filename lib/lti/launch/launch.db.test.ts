import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { unscopedDb } from '@/lib/server/unscoped';
import { claim } from '@/lib/testing/fake-lms-claims';
import { openTestDatabase } from '@/lib/testing/db';
import { makeSchool, type TestSchool } from '@/lib/testing/factories';
import { LtiBed, LtiBrowser, lmsChild, lmsLink, lmsTeacher, outcome } from '@/lib/testing/lti-bed';
import { ltiProblems } from '../schema';

let cleanUp: () => Promise<void>;
let school: TestSchool;
let bed: LtiBed;
beforeAll(async () => {
  ({ cleanUp } = await openTestDatabase());
  school = await makeSchool();
  bed = await LtiBed.open(school);
});
afterAll(async () => {
  await bed.lms.close();
  await cleanUp();
});
afterEach(() => {
  bed.lms.forgery = {};
  bed.lms.sendsNames = true;
  vi.useRealTimers();
});

const child = lmsChild('4');
const visits = () => unscopedDb().ltiVisit.count();
const everything = async () =>
  Promise.all([visits(), unscopedDb().ltiDeployment.count(), unscopedDb().outsideIdentity.count()]);
/** What a token that says this instead leads to. */
function withClaims(changes: Record<string, unknown>) {
  bed.lms.forgery = { change: (claims) => ({ ...claims, ...changes }) };
  return bed.launch(child);
}
/** Time passes; real timers go on, so that sockets work. */
function pass(seconds: number) {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + seconds * 1000 });
}

describe('a launch as Moodle makes it', () => {
  it('opens a lobby for a child and for a teacher', async () => {
    expect(await bed.launch(child)).toMatchObject({ visitId: expect.any(String) as string });
    expect(await bed.launch(lmsTeacher)).toMatchObject({ visitId: expect.any(String) as string });
  });

  it('needs no name and no address of anybody', async () => {
    bed.lms.sendsNames = false;
    expect(await bed.launch(child)).toHaveProperty('visitId');
    expect(await bed.launch(lmsTeacher)).toHaveProperty('visitId');
  });

  it('needs no sub: an anonymous launch is a launch', async () => {
    expect(await bed.launch({ ...child, isAnonymous: true })).toHaveProperty('visitId');
    expect(await bed.launch({ ...lmsTeacher, isAnonymous: true })).toHaveProperty('visitId');
  });

  it('LTI-4: asks the platform by a 302 with nothing echoed that it did not ask for', async () => {
    const fields = bed.lms.open(child, lmsLink);
    fields.set('repost', '1');
    const response = await bed.login(fields, new LtiBrowser());
    expect(response.status).toBe(302);
    const location = new URL(response.headers.get('location') ?? '');
    expect(location.searchParams.has('repost')).toBe(false);
    expect(location.searchParams.get('lti_message_hint')).toBe(fields.get('lti_message_hint'));
  });

  it('LTI-6: the cookie of a state is for frames of other sites, and for nothing else of ours', async () => {
    const response = await bed.login(bed.lms.open(child, lmsLink), new LtiBrowser());
    expect(response.headers.getSetCookie()).toEqual([
      expect.stringMatching(
        /^__Host-lti-[\w-]+=[\w-]+; Path=\/; Max-Age=600; HttpOnly; Secure; SameSite=None; Partitioned$/,
      ),
    ]);
  });

  it('LTI-15: opens a session that did not exist before, and forgets the state', async () => {
    const browser = new LtiBrowser();
    const fields = await bed.toToken(child, browser);
    const before = [...browser.cookies.keys()];
    await bed.post(fields, browser);
    expect(before).toHaveLength(1);
    expect([...browser.cookies.keys()]).toHaveLength(1);
    expect([...browser.cookies.keys()]).not.toEqual(before);
  });
});

describe('who logs in wrongly', () => {
  const login = async (change: (fields: URLSearchParams) => void) => {
    const fields = bed.lms.open(child, lmsLink);
    change(fields);
    return outcome(await bed.login(fields, new LtiBrowser())).code;
  };

  it('LTI-1: is refused without issuer, hint or target', async () => {
    for (const name of ['iss', 'login_hint', 'target_link_uri']) {
      expect(await login((fields) => fields.delete(name))).toBe(ltiProblems['request-incomplete']);
    }
  });

  it('LTI-2: is refused for an unknown LMS, and for one whose client id is another', async () => {
    expect(await login((fields) => fields.set('iss', 'https://other.example'))).toBe('LTI-12');
    expect(await login((fields) => fields.set('client_id', 'another'))).toBe('LTI-12');
  });

  it('LTI-2: a client id may be missing where the issuer has one registration only', async () => {
    expect(await login((fields) => fields.delete('client_id'))).toBeUndefined();
    const { issuer } = bed.lms.endpoints;
    const row = await unscopedDb().ltiPlatform.findFirstOrThrow({ where: { issuer } });
    await unscopedDb().ltiPlatform.create({ data: { ...row, id: 'second', clientId: 'second' } });
    expect(await login((fields) => fields.delete('client_id'))).toBe('LTI-12');
    await unscopedDb().ltiPlatform.deleteMany({ where: { id: 'second' } });
  });

  it('LTI-3: cannot aim at another origin or another page of ours', async () => {
    for (const target of [
      'https://evil.example/lti/launch',
      'http://localhost:0/home',
      'http://localhost:0/lti/launch#x',
      'http://localhost:0/lti/launch/../enter',
      'javascript:alert(1)',
    ]) {
      expect(await login((fields) => fields.set('target_link_uri', target))).toBe('LTI-13');
    }
  });
});

describe('a state', () => {
  it('LTI-5: counts once: a replayed launch is refused', async () => {
    const browser = new LtiBrowser();
    const fields = await bed.toToken(child, browser);
    const kept = new LtiBrowser();
    for (const [name, value] of browser.cookies) kept.cookies.set(name, value);
    expect(outcome(await bed.post(fields, browser))).toHaveProperty('visitId');
    expect(outcome(await bed.post(fields, kept)).code).toBe('LTI-23');
  });

  it('LTI-5: counts once, even for two launches in the same moment', async () => {
    const browser = new LtiBrowser();
    const fields = await bed.toToken(child, browser);
    const two = new LtiBrowser();
    for (const [name, value] of browser.cookies) two.cookies.set(name, value);
    const answers = await Promise.all([bed.post(fields, browser), bed.post(fields, two)]);
    const codes = answers.map((answer) => outcome(answer).code ?? 'in').toSorted();
    expect(codes).toEqual(['LTI-23', 'in']);
  });

  it('LTI-5: ends after ten minutes', async () => {
    const browser = new LtiBrowser();
    const login = await bed.login(bed.lms.open(child, lmsLink), browser);
    pass(601);
    const { fields } = await bed.lms.authorize(login.headers.get('location') ?? '');
    expect(outcome(await bed.post(fields, browser)).code).toBe('LTI-22');
  });

  it('LTI-5: is not one that somebody made up or changed', async () => {
    const browser = new LtiBrowser();
    const fields = await bed.toToken(child, browser);
    const state = fields.get('state') ?? '';
    for (const bad of ['', 'made-up', `${state.slice(0, -4)}AAAA`, 'x'.repeat(5000)]) {
      fields.set('state', bad);
      expect(outcome(await bed.post(fields, browser)).code).toBe('LTI-21');
    }
  });

  it('LTI-6: is of the browser that began: another one, or an attacker’s form, is refused', async () => {
    const fields = await bed.toToken(child, new LtiBrowser());
    expect(outcome(await bed.post(fields, new LtiBrowser())).code).toBe('LTI-24');
    const victim = new LtiBrowser();
    await bed.login(bed.lms.open(child, lmsLink), victim);
    expect(outcome(await bed.post(fields, victim)).code).toBe('LTI-24');
  });

  it('LTI-7: a state of one LMS with a token of another one is refused, and the other way round', async () => {
    const other = await LtiBed.open(school);
    const browser = new LtiBrowser();
    const ours = await bed.toToken(child, browser);
    const theirs = await other.toToken(child, browser);
    const [token, theirToken] = [ours.get('id_token') ?? '', theirs.get('id_token') ?? ''];
    ours.set('id_token', theirToken);
    theirs.set('id_token', token);
    expect(outcome(await bed.post(ours, browser)).code).toBe('LTI-35');
    expect(outcome(await bed.post(theirs, browser)).code).toBe('LTI-35');
    await other.lms.close();
  });
});

describe('a signature', () => {
  it('LTI-7: is not left out: alg none', async () => {
    bed.lms.forgery = { signedBy: 'none' };
    expect(await bed.launch(child)).toEqual({ code: 'LTI-32' });
  });

  it('LTI-7: is not made with the public key as a shared secret: HS256', async () => {
    bed.lms.forgery = { signedBy: 'hs256' };
    expect(await bed.launch(child)).toEqual({ code: 'LTI-32' });
  });

  it('LTI-7: is not somebody else’s under the right kid', async () => {
    bed.lms.forgery = { signedBy: 'stranger' };
    expect(await bed.launch(child)).toEqual({ code: 'LTI-36' });
  });

  it('LTI-7: a new key is fetched when it is first seen, but an unknown kid makes no storm of requests', async () => {
    await bed.launch(child);
    await bed.lms.keys.rotate();
    pass(31);
    expect(await bed.launch(child)).toHaveProperty('visitId');
    const fetched = bed.lms.keys.fetched;
    bed.lms.forgery = { kid: 'nobody' };
    for (let count = 0; count < 5; count += 1) {
      expect(await bed.launch(child)).toEqual({ code: 'LTI-35' });
    }
    expect(bed.lms.keys.fetched).toBe(fetched);
    bed.lms.forgery = {};
    expect(await bed.launch(child)).toHaveProperty('visitId');
  });

  it('LTI-7: what is no token at all is refused', async () => {
    const browser = new LtiBrowser();
    const fields = await bed.toToken(child, browser);
    for (const bad of ['', 'a.b.c', 'x'.repeat(20_000)]) {
      fields.set('id_token', bad);
      expect(outcome(await bed.post(fields, browser)).code).toBe('LTI-31');
    }
  });

  it('LTI-7: keys that cannot be had refuse a launch and nothing hangs', async () => {
    const away = await LtiBed.open(school);
    const browser = new LtiBrowser();
    const fields = await away.toToken(child, browser);
    await away.lms.close();
    expect(outcome(await away.post(fields, browser)).code).toBe('LTI-34');
  });
});

describe('a token', () => {
  it('LTI-8: is of this issuer', async () => {
    expect(await withClaims({ iss: 'https://other.example' })).toEqual({ code: 'LTI-41' });
    expect(await withClaims({ iss: `${bed.lms.origin}/` })).toEqual({ code: 'LTI-41' });
  });

  it('LTI-8: is for us: as a text, as a list of one, and in a list only where we know everybody', async () => {
    expect(await withClaims({ aud: [bed.clientId] })).toHaveProperty('visitId');
    expect(await withClaims({ aud: 'another' })).toEqual({ code: 'LTI-42' });
    expect(await withClaims({ aud: [] })).toEqual({ code: 'LTI-42' });
    expect(await withClaims({ aud: [bed.clientId, 'another'] })).toEqual({ code: 'LTI-43' });
    expect(await withClaims({ aud: [bed.clientId, 'another'], azp: 'another' })).toEqual({ code: 'LTI-43' });
    expect(await withClaims({ aud: [bed.clientId, 'another'], azp: bed.clientId })).toEqual({
      code: 'LTI-42',
    });
    expect(await withClaims({ aud: [bed.clientId, bed.clientId], azp: bed.clientId })).toHaveProperty(
      'visitId',
    );
    expect(await withClaims({ azp: 'another' })).toEqual({ code: 'LTI-43' });
  });

  it('LTI-9: of 60 seconds is still good after 61, since clocks differ, and not after 91', async () => {
    const browser = new LtiBrowser();
    const early = await bed.toToken(child, browser);
    const late = await bed.toToken(child, browser);
    pass(61);
    expect(outcome(await bed.post(early, browser))).toHaveProperty('visitId');
    pass(30);
    expect(outcome(await bed.post(late, browser)).code).toBe('LTI-44');
  });

  it('LTI-9: is not from long ago, not from the future, and says when it ends', async () => {
    const now = Math.floor(Date.now() / 1000);
    expect(await withClaims({ iat: now - 400, exp: now + 600 })).toEqual({ code: 'LTI-45' });
    expect(await withClaims({ iat: undefined })).toEqual({ code: 'LTI-45' });
    expect(await withClaims({ exp: undefined })).toEqual({ code: 'LTI-44' });
    expect(await withClaims({ exp: 'never' })).toEqual({ code: 'LTI-44' });
    expect(await withClaims({ iat: now + 60 })).toEqual({ code: 'LTI-46' });
    expect(await withClaims({ nbf: now + 60 })).toEqual({ code: 'LTI-46' });
    expect(await withClaims({ iat: now + 20, exp: now + 80 })).toHaveProperty('visitId');
  });

  it('LTI-10: answers the nonce of this very login', async () => {
    expect(await withClaims({ nonce: 'another' })).toEqual({ code: 'LTI-47' });
    const browser = new LtiBrowser();
    const one = await bed.toToken(child, browser);
    const two = await bed.toToken(child, browser);
    one.set('id_token', two.get('id_token') ?? '');
    expect(outcome(await bed.post(one, browser)).code).toBe('LTI-47');
  });

  it('LTI-11: is a message of LTI 1.3 that we know', async () => {
    expect(await withClaims({ [claim('version')]: '1.1' })).toEqual({ code: 'LTI-51' });
    expect(await withClaims({ [claim('message_type')]: 'LtiSubmissionReviewRequest' })).toEqual({
      code: 'LTI-52',
    });
    for (const bad of ['', 'x'.repeat(256), undefined, 4]) {
      expect(await withClaims({ [claim('deployment_id')]: bad })).toEqual({ code: 'LTI-53' });
    }
  });

  it('LTI-13, LTI-14: leads where the login was for, by a link of a course', async () => {
    expect(await withClaims({ [claim('target_link_uri')]: 'http://localhost:0/lti/launch?other' })).toEqual({
      code: 'LTI-61',
    });
    expect(await withClaims({ [claim('resource_link')]: undefined })).toEqual({ code: 'LTI-62' });
    expect(await withClaims({ [claim('resource_link')]: { id: '' } })).toEqual({ code: 'LTI-62' });
  });

  it('odd claims of no weight stop nobody', async () => {
    const odd = {
      name: 4,
      [claim('context')]: 'text',
      [claim('launch_presentation')]: [],
      [claim('roles')]: 'x',
    };
    expect(await withClaims(odd)).toHaveProperty('visitId');
  });
});

describe('a deployment', () => {
  it('LTI-12: that nobody knows waits for the admin, and twenty of one LMS are noted at the most', async () => {
    const asked = await LtiBed.open(school, null);
    expect(await asked.launch(child)).toEqual({ code: 'LTI-54' });
    for (let count = 0; count < 25; count += 1) {
      asked.lms.forgery = { change: (claims) => ({ ...claims, [claim('deployment_id')]: `flood-${count}` }) };
      expect(await asked.launch(child)).toEqual({ code: 'LTI-54' });
    }
    const noted = await unscopedDb().ltiDeployment.findMany({ where: { platformId: asked.platformId } });
    expect(noted).toHaveLength(20);
    expect(new Set(noted.map(({ state }) => state))).toEqual(new Set(['unknown']));
    await asked.lms.close();
  });

  it('LTI-12: a closed deployment and a closed LMS open nothing', async () => {
    const deployments = unscopedDb().ltiDeployment;
    const where = { platformId: bed.platformId };
    await deployments.updateMany({ where, data: { state: 'disabled' } });
    expect(await bed.launch(child)).toEqual({ code: 'LTI-55' });
    await deployments.updateMany({ where, data: { state: 'enabled' } });
    const browser = new LtiBrowser();
    const fields = await bed.toToken(child, browser);
    await unscopedDb().ltiPlatform.updateMany({ where: { id: bed.platformId }, data: { isEnabled: false } });
    expect(outcome(await bed.post(fields, browser)).code).toBe('LTI-30');
    await unscopedDb().ltiPlatform.updateMany({ where: { id: bed.platformId }, data: { isEnabled: true } });
  });

  it('two schools of one issuer are told apart by their deployments alone', async () => {
    const theirs = await makeSchool();
    await unscopedDb().ltiDeployment.create({
      data: {
        schoolId: theirs.scope.schoolId,
        id: 'theirs',
        platformId: bed.platformId,
        deploymentId: 'theirs',
        state: 'enabled',
      },
    });
    const { visitId } = await withClaims({ [claim('deployment_id')]: 'theirs' });
    bed.lms.forgery = {};
    const { visitId: ourId } = await bed.launch(child);
    const schoolOf = async (id = '') =>
      (await unscopedDb().ltiVisit.findFirstOrThrow({ where: { id } })).schoolId;
    expect(await schoolOf(visitId)).toBe(theirs.scope.schoolId);
    expect(await schoolOf(ourId)).toBe(school.scope.schoolId);
  });
});

describe('before the signature is right', () => {
  it('LTI-5: nothing is stored, however often somebody tries', async () => {
    const before = await everything();
    for (let count = 0; count < 30; count += 1) {
      await bed.login(bed.lms.open(child, lmsLink), new LtiBrowser());
    }
    bed.lms.forgery = {
      signedBy: 'stranger',
      change: (claims) => ({ ...claims, [claim('deployment_id')]: 'x' }),
    };
    for (let count = 0; count < 5; count += 1) await bed.launch(child);
    expect(await everything()).toEqual(before);
  });

  it('LTI-19: the page tells a code and a mark, the log the reason beside them', async () => {
    const written: string[] = [];
    const spy = vi
      .spyOn(process.stderr, 'write')
      .mockImplementation((line) => written.push(String(line)) > 0);
    const browser = new LtiBrowser();
    bed.lms.forgery = { signedBy: 'stranger' };
    const response = await bed.post(await bed.toToken(child, browser), browser);
    spy.mockRestore();
    const url = new URL(response.headers.get('location') ?? '', 'http://localhost');
    expect([...url.searchParams.keys()].toSorted()).toEqual(['code', 'mark']);
    const line = written.find((one) => one.includes('lti-refused')) ?? '';
    expect(JSON.parse(line)).toMatchObject({
      code: 'LTI-36',
      reason: 'signature-wrong',
      mark: url.searchParams.get('mark'),
    });
  });
});
