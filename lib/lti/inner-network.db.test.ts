/** Every address that an LMS or whoever enters one can name, turned against a server beside ours that the school never allowed. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { JSONWebKeySet } from 'jose';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { log } from '@/lib/server/log';
import { unscopedDb } from '@/lib/server/unscoped';
import { openTestDatabase } from '@/lib/testing/db';
import { claim } from '@/lib/testing/fake-lms-claims';
import { makeClass, makeSchool, type TestSchool } from '@/lib/testing/factories';
import { LtiBed, LtiBrowser, lmsChild, lmsTeacher } from '@/lib/testing/lti-bed';
import { checkPlatform } from './check/live';
import { bindLink } from './links/mutations';
import { loadKeySet } from './loaders';
import { loadCourse } from './members/live';
import { findPlatformById } from './platforms/gate';
import { register, registrationLink } from './registration/live';
import { agsScope, askService, askToken } from './tokens/live';
import { findVisit } from './visit/gate';

let cleanUp: () => Promise<void>;
let school: TestSchool;
let bed: LtiBed;
let inner: Server;
let base: string;
const asked: string[] = [];

beforeAll(async () => {
  ({ cleanUp } = await openTestDatabase());
  vi.spyOn(log, 'warn').mockReturnValue();
  inner = createServer((req, res) => {
    asked.push(req.url ?? '');
    res.end('{}');
  });
  await new Promise<void>((resolve) => inner.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(inner.address() as AddressInfo).port}`;
});
afterAll(async () => {
  vi.restoreAllMocks();
  inner.close();
  await cleanUp();
});
beforeEach(async () => {
  asked.length = 0;
  school = await makeSchool();
  bed = await LtiBed.open(school);
  bed.lms.services.toolKeys = (await loadKeySet()) as JSONWebKeySet;
  return () => bed.lms.close();
});

const point = (data: { readonly jwksUrl?: string; readonly tokenUrl?: string }) =>
  unscopedDb().ltiPlatform.update({ where: { id: bed.platformId }, data });
const platform = async () => (await findPlatformById(bed.platformId)) ?? expect.fail('no platform');
const now = new Date();

it('[LTI-7] its key set', async () => {
  await point({ jwksUrl: `${base}/keys` });
  expect(await bed.launch(lmsChild('4'))).toEqual({ code: 'LTI-34' });
  await checkPlatform(school.scope, bed.platformId, () => now);
  expect(asked).toEqual([]);
});

it('[LTI-40] its token endpoint', async () => {
  await point({ tokenUrl: `${base}/token` });
  const asking = askToken(await platform(), [agsScope('score')], now);
  await expect(asking).rejects.toMatchObject({ code: 'scheme-refused' });
  expect(asked).toEqual([]);
});

it('[LTI-41] the items and the item of a gradebook, as a launch names them', async () => {
  for (const path of ['lineitems', 'lineitems/1/lineitem/scores']) {
    const signal = AbortSignal.timeout(10_000);
    const ask = { method: 'POST', headers: {}, scopes: [agsScope('score')], signal } as const;
    const send = askService(await platform(), `${base}/${path}`, ask);
    await expect(send).rejects.toMatchObject({ code: 'scheme-refused' });
  }
  expect(asked).toEqual([]);
});

it('[LTI-44] the list of a course, as a launch names it', async () => {
  const { classId } = await makeClass(school);
  const names = { context_memberships_url: `${base}/memberships`, service_versions: ['2.0'] };
  const namesClaim = 'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice';
  const visitOf = async () => {
    const browser = new LtiBrowser();
    const { visitId = '' } = await bed.launch(lmsTeacher, browser);
    return (await findVisit(visitId, browser.header(), now)) ?? expect.fail('no lobby');
  };
  await bindLink(await visitOf(), { classId, lessonId: null, seriesId: null });
  bed.lms.forgery = { change: (claims) => ({ ...claims, [namesClaim]: names }) };
  const course = await loadCourse(await visitOf(), now, AbortSignal.timeout(10_000));
  expect(course.ok).toBe(false);
  expect(asked).toEqual([]);
});

it('[LTI-45] the configuration of who registers itself, and the endpoint that it names', async () => {
  const link = () => registrationLink(school.scope, now).split('/').at(-1) ?? '';
  const ask = (url: string) => new URLSearchParams({ openid_configuration: url, registration_token: 'x' });
  expect((await register(link(), ask(`${base}/configuration`), now)).ok).toBe(false);
  bed.lms.configurationChange = { registration_endpoint: `${base}/register` };
  const configuration = `${bed.lms.origin}/mod/lti/openid-configuration.php`;
  expect((await register(link(), ask(configuration), now)).ok).toBe(false);
  expect(asked).toEqual([]);
});

it('[LTI-28] an address to return to is opened by the browser alone', async () => {
  const settings = 'https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings';
  const presentation = claim('launch_presentation');
  bed.lms.forgery = {
    change: (claims) => ({
      ...claims,
      [presentation]: { return_url: `${base}/return` },
      [settings]: { deep_link_return_url: `${base}/return`, accept_types: ['ltiResourceLink'] },
    }),
  };
  await bed.launch(lmsTeacher);
  expect(asked).toEqual([]);
});
