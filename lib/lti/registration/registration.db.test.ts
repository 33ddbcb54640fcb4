import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { unscopedDb } from '@/lib/server/unscoped';
import { openTestDatabase } from '@/lib/testing/db';
import { makeSchool, type TestSchool } from '@/lib/testing/factories';
import { FakeLms } from '@/lib/testing/fake-lms';
import { register, registrationLink } from './live';
import { toolRegistration } from './rules';

let cleanUp: () => Promise<void>;
let school: TestSchool;
let lms: FakeLms;
const now = new Date();
const dayMs = 86_400_000;

beforeAll(async () => {
  ({ cleanUp } = await openTestDatabase());
});
afterAll(() => cleanUp());
beforeEach(async () => {
  school = await makeSchool();
  lms = await FakeLms.start();
  await allow(lms.origin);
});
afterEach(() => lms.close());

const allow = (origin: string) =>
  unscopedDb().school.update({
    where: { id: school.scope.schoolId },
    data: { localHosts: { push: new URL(origin).host } },
  });
const newLink = (at = now) => registrationLink(school.scope, at).split('/').at(-1) ?? '';
const ask = (configuration = `${lms.origin}/mod/lti/openid-configuration.php`) =>
  new URLSearchParams({ openid_configuration: configuration, registration_token: lms.registrationToken });
const platforms = () =>
  unscopedDb().ltiPlatform.findMany({
    where: { schoolId: school.scope.schoolId },
    include: { deployments: true },
  });

describe('[LTI-45] an LMS enters itself', () => {
  it('by the link of an admin: there as a tool, here switched off, with its deployment', async () => {
    expect(await register(newLink(), ask(), now)).toEqual({ ok: true, value: undefined });
    expect(await platforms()).toMatchObject([
      {
        ...{ ...lms.endpoints, clientId: 'fake-client-1', isEnabled: false },
        deployments: [{ deploymentId: '1', state: 'enabled' }],
      },
    ]);
    expect(lms.registered).toHaveLength(1);
  });

  it('asks for no name and no address of anybody', () => {
    const asked = JSON.stringify(toolRegistration('https://kreide.example'));
    expect(asked).not.toMatch(/email|given_name|family_name|"name"/);
    expect(toolRegistration('https://kreide.example:8443')).toMatchObject({
      'https://purl.imsglobal.org/spec/lti-tool-configuration': {
        domain: 'kreide.example:8443',
        claims: ['iss', 'sub'],
      },
    });
  });

  it('the link is good once, for a day, and not when changed', async () => {
    const link = newLink();
    await register(link, ask(), now);
    expect(await register(link, ask(), now)).toEqual({ ok: false, code: 'link-old' });
    expect(await register(newLink(new Date(now.getTime() - dayMs)), ask(), now)).toEqual({
      ok: false,
      code: 'link-old',
    });
    for (const wrong of ['', 'guess', `${newLink().slice(0, -4)}AAAA`, 'a'.repeat(5000)])
      expect(await register(wrong, ask(), now)).toEqual({ ok: false, code: 'link-wrong' });
    expect(await platforms()).toHaveLength(1);
  });

  it('an LMS in the school’s own network is asked only after the admin allowed it', async () => {
    await unscopedDb().school.update({ where: { id: school.scope.schoolId }, data: { localHosts: [] } });
    expect(await register(newLink(), ask(), now)).toMatchObject({ ok: false });
    expect(lms.registered).toEqual([]);
    expect(await platforms()).toEqual([]);
  });

  it('who names another server’s issuer or endpoint enters nothing', async () => {
    const other = await FakeLms.start();
    await allow(other.origin);
    for (const change of [
      { issuer: other.origin },
      { registration_endpoint: `${other.origin}/mod/lti/openid-registration.php` },
    ]) {
      lms.configurationChange = change;
      expect(await register(newLink(), ask(), now)).toEqual({ ok: false, code: 'lms-foreign' });
    }
    expect([lms.registered, other.registered]).toEqual([[], []]);
    await other.close();
  });

  it('a configuration that is none, and an LMS that refuses, leave the link good for another try', async () => {
    const link = newLink();
    for (const url of ['', 'nonsense', `${lms.origin}/mod/lti/certs.php`])
      expect(await register(link, ask(url), now)).toEqual({ ok: false, code: 'lms-incomplete' });
    const wrongToken = new URLSearchParams({ ...Object.fromEntries(ask()), registration_token: 'wrong' });
    expect(await register(link, wrongToken, now)).toEqual({ ok: false, code: 'lms-refused' });
    expect(await register(link, ask(), now)).toMatchObject({ ok: true });
  });

  it('the same registration is not entered a second time, by whichever school', async () => {
    await register(newLink(), ask(), now);
    school = await makeSchool();
    await allow(lms.origin);
    lms.nextClientId = 'fake-client-1';
    expect(await register(newLink(), ask(), now)).toEqual({ ok: false, code: 'taken' });
    expect(await platforms()).toEqual([]);
  });
});
