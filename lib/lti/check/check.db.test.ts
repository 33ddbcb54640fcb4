import type { JSONWebKeySet } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { unscopedDb } from '@/lib/server/unscoped';
import { openTestDatabase } from '@/lib/testing/db';
import { makeSchool, type TestSchool } from '@/lib/testing/factories';
import { LtiBed, LtiBrowser, lmsChild } from '@/lib/testing/lti-bed';
import { loadKeySet } from '../loaders';
import { currentKeys } from '../keys/live';
import { checkPlatform } from './live';

let cleanUp: () => Promise<void>;
let school: TestSchool;
let bed: LtiBed;

beforeAll(async () => {
  ({ cleanUp } = await openTestDatabase());
});
afterAll(() => cleanUp());
beforeEach(async () => {
  school = await makeSchool();
  bed = await LtiBed.open(school);
  await currentKeys(school.scope, new Date());
  bed.lms.services.toolKeys = (await loadKeySet()) as JSONWebKeySet;
});

const problems = async (now = new Date()) =>
  Object.fromEntries(
    ((await checkPlatform(school.scope, bed.platformId, () => now)) ?? []).map((line) => [
      line.name,
      line.problem,
    ]),
  );

describe('[LTI-46] a look at a connection', () => {
  it('finds nothing where a launch would work, and says what was looked at', async () => {
    expect(await problems()).toEqual({ keys: null, clock: null, token: null, deployment: null });
  });

  it('names a clock that is off', async () => {
    expect(await problems(new Date(Date.now() + 45_000))).toMatchObject({ clock: 'clock-off' });
    expect(await problems(new Date(Date.now() - 20_000))).toMatchObject({ clock: null });
  });

  it('names a wrong keyset address, an LMS that is away, and one that the guard refuses', async () => {
    await unscopedDb().ltiPlatform.update({
      where: { id: bed.platformId },
      data: { jwksUrl: `${bed.lms.origin}/mod/lti/openid-configuration.php` },
    });
    expect(await problems()).toMatchObject({ keys: 'keys-none' });
    await bed.lms.close();
    expect(await problems()).toEqual({ keys: 'lms-silent', token: 'lms-silent', deployment: null });
    await unscopedDb().school.update({ where: { id: school.scope.schoolId }, data: { localHosts: [] } });
    expect(await problems()).toMatchObject({ keys: 'lms-local', token: 'lms-local' });
  });

  it('names an LMS that does not have our keys or knows us by another name', async () => {
    bed.lms.services.toolKeys = { keys: [] };
    expect(await problems()).toMatchObject({ keys: null, token: 'token-refused' });
  });

  it('names a deployment that is missing or waits', async () => {
    const where = { platformId: bed.platformId };
    await unscopedDb().ltiDeployment.updateMany({ where, data: { state: 'unknown' } });
    expect(await problems()).toMatchObject({ deployment: 'deployment-waiting' });
    await unscopedDb().ltiDeployment.deleteMany({ where });
    expect(await problems()).toMatchObject({ deployment: 'deployment-none' });
  });

  it('names a container that is a frame, by the newest launch of a link and nothing before the first', async () => {
    const launch = async (place: string) => {
      const browser = new LtiBrowser();
      await bed.post(await bed.toToken(lmsChild('4'), browser), browser, { 'sec-fetch-dest': place });
      return problems();
    };
    expect(await launch('iframe')).toMatchObject({ container: 'container-frame' });
    expect(await launch('document')).toMatchObject({ container: null });
  });

  it('is nothing for another school: it makes no request for it', async () => {
    const other = await makeSchool();
    const fetched = bed.lms.keys.fetched;
    expect(await checkPlatform(other.scope, bed.platformId, () => new Date())).toBeNull();
    expect(bed.lms.keys.fetched).toBe(fetched);
  });
});
