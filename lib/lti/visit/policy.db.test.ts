import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handleRequest } from '@/lib/server/http';
import { openTestDatabase } from '@/lib/testing/db';
import { makeSchool } from '@/lib/testing/factories';
import { LtiBed, LtiBrowser, lmsLink, lmsTeacher, outcome } from '@/lib/testing/lti-bed';

let cleanUp: () => Promise<void>;
let bed: LtiBed;
let stranger: LtiBed;
let server: Server;
beforeAll(async () => {
  ({ cleanUp } = await openTestDatabase());
  bed = await LtiBed.open(await makeSchool());
  stranger = await LtiBed.open(await makeSchool());
  const next = (_req: unknown, res: { end(text: string): unknown }) => Promise.resolve(void res.end('page'));
  server = createServer((req, res) => void handleRequest(req, res, { dev: false, next }));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  server.close();
  await bed.lms.close();
  await stranger.lms.close();
  await cleanUp();
});

/** The path goes out as it stands: no client tidies it up. */
async function policyOf(path: string): Promise<Map<string, string>> {
  const { port } = server.address() as AddressInfo;
  const policy = await new Promise<unknown>((resolve, reject) => {
    request({ port, host: '127.0.0.1', path }, (answer) => {
      answer.resume();
      resolve(answer.headers['content-security-policy']);
    })
      .once('error', reject)
      .end();
  });
  const parts = String(policy).split('; ');
  return new Map(parts.map((part) => part.split(/ (.*)/s).slice(0, 2) as [string, string]));
}

async function deepLinkVisit(): Promise<string> {
  const browser = new LtiBrowser();
  const login = await bed.login(bed.lms.open(lmsTeacher, lmsLink, 'LtiDeepLinkingRequest'), browser);
  const { fields } = await bed.lms.authorize(login.headers.get('location') ?? '');
  return outcome(await bed.post(fields, browser)).visitId ?? '';
}

describe('LTI-18: who may frame us', () => {
  it('a lobby: the LMSs of its own school, with forms to us alone', async () => {
    const { visitId } = await bed.launch(lmsTeacher);
    const policy = await policyOf(`/lti/lobby/${visitId}`);
    expect(policy.get('frame-ancestors')).toBe(`'self' ${bed.lms.origin}`);
    expect(policy.get('form-action')).toBe(`'self'`);
  });

  it('a lobby of deep linking may send its form back to the LMS', async () => {
    const policy = await policyOf(`/lti/lobby/${await deepLinkVisit()}?_rsc=1`);
    expect(policy.get('form-action')).toBe(`'self' ${bed.lms.origin}`);
  });

  it.each(['/lti/sorry?code=LTI-21', `/lti/lobby/${'0'.repeat(26)}`])('%s names no LMS', async (path) => {
    const policy = await policyOf(path);
    expect([...policy.values()].join(' ')).not.toContain(new URL(bed.lms.origin).port);
    expect(policy.get('form-action')).toBe(`'self'`);
  });

  it.each(['/home', '/k', '/ltix', '/lessons/x/room', '/lti', '/school/lti'])('%s: nobody', async (path) => {
    expect((await policyOf(path)).get('frame-ancestors')).toBe(`'none'`);
  });

  it.each([
    '/lti/../home',
    '/lti/%2e%2e/home',
    '/lti/sorry/../../home',
    '//lti/sorry',
    '/LTI/sorry',
    '/lti/..%2fhome',
  ])('%s: nobody, whatever a router makes of it', async (path) => {
    expect((await policyOf(path)).get('frame-ancestors')).toBe(`'none'`);
  });

  it('a lobby’s address with more behind it is no lobby', async () => {
    const { visitId } = await bed.launch(lmsTeacher);
    const policy = await policyOf(`/lti/lobby/${visitId}/../../home`);
    expect(policy.get('frame-ancestors')).toBe(`'none'`);
  });
});
