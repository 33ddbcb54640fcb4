import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { unscopedDb } from '@/lib/server/unscoped';
import { openTestDatabase } from '@/lib/testing/db';
import { makeSchool, type TestSchool } from '@/lib/testing/factories';
import { FakeIdp } from '@/lib/testing/fake-idp';
import { makeProvider } from '@/lib/testing/sign-on-bed';
import type { Provider } from '../gate';
import { checkProvider } from './live';

let cleanUp: () => Promise<void>;
let idp: FakeIdp;
let school: TestSchool;
let provider: Provider;
beforeAll(async () => {
  ({ cleanUp } = await openTestDatabase());
});
afterAll(() => cleanUp());
beforeEach(async () => {
  idp = await FakeIdp.start();
  school = await makeSchool();
  provider = await makeProvider(school, idp);
});
afterEach(() => idp.close());

const check = (at = provider) => checkProvider(at, 'http://localhost/', () => new Date());

describe('checking the connection', () => {
  it('finds everything in order', async () => {
    const fine = ['discovery-good', 'keys-good', 'clock-good', 'secret-good', 'logout-good'];
    expect(await check()).toEqual(fine);
  });

  it('finds a wrong secret, a wrong clock, a missing PKCE and no logout', async () => {
    idp.clockOffS = 120;
    idp.lies.metadata = {
      code_challenge_methods_supported: ['plain'],
      backchannel_logout_supported: undefined,
    };
    const found = await check({ ...provider, clientSecret: 'falsch' });
    expect(found).toEqual([
      ...['discovery-good', 'keys-good', 'clock-off', 'secret-wrong', 'pkce-missing', 'logout-missing'],
    ]);
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['another issuer', { issuer: 'https://idp.example.org' }, 'issuer-other'],
    ['no endpoints', { token_endpoint: undefined }, 'discovery-invalid'],
    ['keys in an inner network', { jwks_uri: 'https://10.0.0.1/keys' }, 'address-refused'],
  ])('finds %s', async (_, metadata, finding) => {
    idp.lies.metadata = metadata;
    expect((await check()).at(-1)).toBe(finding);
  });

  it('finds a wrong path, a host that is not listed, and a service that is down', async () => {
    expect(await check({ ...provider, issuer: `${idp.issuer}/realms/x` })).toEqual(['discovery-missing']);
    await unscopedDb().school.update({ where: { id: school.scope.schoolId }, data: { localHosts: [] } });
    expect(await check()).toEqual(['scheme-refused']);
    await unscopedDb().school.update({
      where: { id: school.scope.schoolId },
      data: { localHosts: [idp.host] },
    });
    await idp.close();
    expect(await check()).toEqual(['unreachable']);
    idp = await FakeIdp.start();
  });
});
