import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { unscopedDb } from '@/lib/server/unscoped';
import { newId } from '@/lib/shared/ids';
import { openTestDatabase } from '@/lib/testing/db';
import { makeClass, makeSchool, staffOf, type TestSchool } from '@/lib/testing/factories';
import { LtiBed, LtiBrowser, lmsChild, lmsLink, lmsTeacher, outcome } from '@/lib/testing/lti-bed';

const request = vi.hoisted(() => ({ cookie: '', staff: null as unknown }));
vi.mock('next/headers', () => ({
  headers: () => Promise.resolve(new Headers({ cookie: request.cookie })),
  cookies: () => Promise.resolve({ get: () => undefined }),
}));
vi.mock('next/cache', () => ({ revalidatePath: vi.fn() }));
vi.mock('@/lib/accounts/gate', async (load) => ({
  ...(await load<object>()),
  requireStaff: () => Promise.resolve(request.staff),
}));

const actions = await import('./actions');
const { loadLobby } = await import('./loaders');

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
beforeEach(() => {
  request.cookie = '';
  request.staff = staffOf(school, { role: 'admin' });
});

async function open(user = lmsTeacher, link?: Parameters<LtiBed['launch']>[2]) {
  const browser = new LtiBrowser();
  const { visitId = '' } = await bed.launch(user, browser, link);
  request.cookie = browser.header();
  return visitId;
}
const linkOf = (id: string) => ({ id, title: 'Mathe', courseId: `course ${id}`, courseTitle: 'Klasse 3b' });

const platform = {
  name: 'ILIAS',
  issuer: 'https://ilias.example',
  clientId: 'abc',
  authUrl: 'https://ilias.example/auth',
  tokenUrl: 'https://ilias.example/token',
  jwksUrl: 'https://ilias.example/certs',
  tokenAudience: '',
  deploymentId: '',
};

describe('where a link leads', () => {
  it('LTI-25: the teacher makes a class of her course, and its children get their animals', async () => {
    const visitId = await open(lmsTeacher, linkOf('a'));
    expect((await loadLobby(visitId)).lobby).toEqual({
      type: 'choose',
      classes: [],
      suggestion: 'Klasse 3b',
      mayJoin: true,
    });
    const childId = await open(lmsChild('4'), linkOf('a'));
    expect((await loadLobby(childId)).lobby).toEqual({ type: 'not-ready' });
    const childCookie = request.cookie;
    const again = await open(lmsTeacher, linkOf('a'));
    const made = await actions.makeLinkedClass({ visitId: again, name: 'Klasse 3b', grade: '3-4' });
    expect(made).toEqual({ ok: true, value: undefined });
    expect((await loadLobby(again)).lobby).toMatchObject({ type: 'teacher', className: 'Klasse 3b' });
    request.cookie = childCookie;
    const { lobby } = await loadLobby(childId);
    expect(lobby).toMatchObject({ type: 'child', sign: { animal: expect.any(String) as string } });
    expect((await loadLobby(childId)).lobby).toEqual(lobby);
  });

  it('LTI-25: neither a class of somebody else nor one of another school', async () => {
    const visitId = await open(lmsTeacher, linkOf('b'));
    for (const owner of [school, await makeSchool()]) {
      const { classId } = await makeClass(owner);
      expect(await actions.chooseClass({ visitId, classId })).toEqual({ ok: false, code: 'not-found' });
    }
    expect((await loadLobby(visitId)).lobby).toMatchObject({ type: 'choose' });
  });

  it('is not said by a child, by an anonymous teacher, or from another browser', async () => {
    const { classId } = await makeClass(school);
    for (const user of [lmsChild('4'), { ...lmsTeacher, isAnonymous: true }]) {
      const visitId = await open(user, linkOf('c'));
      for (const refused of [
        await actions.chooseClass({ visitId, classId }),
        await actions.makeLinkedClass({ visitId, name: 'x', grade: '1-2' }),
        await actions.answerDeepLink({ visitId, choice: { type: 'class', classId } }),
      ]) {
        expect(refused).toEqual({ ok: false, code: 'closed' });
      }
    }
    const visitId = await open(lmsTeacher, linkOf('c'));
    request.cookie = '';
    expect(await actions.makeEnterCode({ visitId })).toEqual({ ok: false, code: 'closed' });
    expect(await actions.makeLinkedClass({ visitId, name: 'x', grade: '1-2' })).toMatchObject({
      code: 'closed',
    });
    expect((await loadLobby(visitId)).lobby).toEqual({ type: 'closed' });
  });

  it('LTI-17: however often a lobby asks, few codes of it are kept', async () => {
    const visitId = await open();
    for (let count = 0; count < 12; count += 1)
      expect((await actions.makeEnterCode({ visitId })).ok).toBe(true);
    expect(await unscopedDb().ltiCode.count({ where: { visitId } })).toBeLessThanOrEqual(5);
  });
});

describe('the admin of the school', () => {
  it('LTI-30: enters an LMS once, without a deployment if she does not know it', async () => {
    expect(await actions.addPlatform(platform)).toEqual({ ok: true, value: undefined });
    expect(await actions.addPlatform(platform)).toEqual({ ok: false, code: 'taken' });
    request.staff = staffOf(await makeSchool(), { role: 'admin' });
    expect(await actions.addPlatform(platform)).toEqual({ ok: false, code: 'taken' });
  });

  it.each([
    [{ name: '' }, 'bad-name'],
    [{ issuer: ' ' }, 'bad-issuer'],
    [{ clientId: '' }, 'bad-client'],
    [{ authUrl: 'javascript:alert(1)' }, 'bad-address'],
    [{ tokenUrl: 'file:///etc/passwd' }, 'bad-address'],
    [{ jwksUrl: 'https://user:word@ilias.example/' }, 'bad-address'],
  ])('LTI-30: is told what is wrong: %j', async (wrong, code) => {
    expect(await actions.addPlatform({ ...platform, clientId: 'other', ...wrong })).toEqual({
      ok: false,
      code,
    });
  });

  it('LTI-12: approves what is hers, and nothing of another school', async () => {
    const asked = await LtiBed.open(school, null);
    await asked.launch(lmsChild('4'));
    const { id } = await unscopedDb().ltiDeployment.findFirstOrThrow({
      where: { platformId: asked.platformId },
    });
    const stranger = staffOf(await makeSchool(), { role: 'admin' });
    request.staff = stranger;
    expect(await actions.changeDeployment({ id, state: 'enabled' })).toMatchObject({ ok: false });
    expect(await actions.switchPlatform({ id: asked.platformId, isEnabled: false })).toMatchObject({
      ok: false,
    });
    expect(await asked.launch(lmsChild('4'))).toEqual({ code: 'LTI-54' });
    request.staff = staffOf(school, { role: 'admin' });
    expect((await actions.changeDeployment({ id, state: 'enabled' })).ok).toBe(true);
    expect(await asked.launch(lmsChild('4'))).toHaveProperty('visitId');
    expect((await actions.switchPlatform({ id: asked.platformId, isEnabled: false })).ok).toBe(true);
    const login = await asked.login(asked.lms.open(lmsChild('4'), lmsLink), new LtiBrowser());
    expect(outcome(login)).toEqual({ code: 'LTI-12' });
    expect(await actions.removePlatform({ id: bed.platformId })).toMatchObject({ ok: false });
    request.staff = stranger;
    expect(await actions.removePlatform({ id: asked.platformId })).toMatchObject({ ok: false });
    request.staff = staffOf(school, { role: 'admin' });
    expect((await actions.removePlatform({ id: asked.platformId })).ok).toBe(true);
    expect(await unscopedDb().ltiVisit.count({ where: { deploymentRow: id } })).toBe(0);
    await asked.lms.close();
  });

  it('LTI-48: changes where an LMS is, not who it is; nobody of another school does', async () => {
    const moved = await LtiBed.open(school);
    const id = moved.platformId;
    const row = () => unscopedDb().ltiPlatform.findFirstOrThrow({ where: { id } });
    const before = await row();
    request.staff = staffOf(await makeSchool(), { role: 'admin' });
    expect((await actions.changePlatform({ id, ...platform })).ok).toBe(false);
    expect(await row()).toEqual(before);
    request.staff = staffOf(school, { role: 'admin' });
    expect(await actions.changePlatform({ id, ...platform, tokenUrl: 'ftp://x' })).toEqual({
      ok: false,
      code: 'bad-address',
    });
    expect(await row()).toEqual(before);
    expect((await actions.changePlatform({ id, ...platform, issuer: 'https://evil.example' })).ok).toBe(true);
    const { issuer, clientId } = before;
    const { name, authUrl, tokenUrl, jwksUrl } = platform;
    expect(await row()).toMatchObject({
      issuer,
      clientId,
      name,
      authUrl,
      tokenUrl,
      jwksUrl,
      tokenAudience: null,
    });
    await moved.lms.close();
  });

  it('LTI-48: at another server, the old one’s services get no token any more', async () => {
    const moved = await LtiBed.open(school);
    const { classId } = await makeClass(school);
    const deployment = await unscopedDb().ltiDeployment.findFirstOrThrow({
      where: { platformId: moved.platformId },
    });
    const place = { schoolId: school.scope.schoolId, deploymentRow: deployment.id, classId };
    const [membershipsUrl, lineItemsUrl] = [`${moved.lms.origin}/members`, `${moved.lms.origin}/items`];
    const course = { ...place, id: newId(), contextId: 'c', membershipsUrl, lineItemsUrl };
    await unscopedDb().ltiContext.create({ data: course });
    const read = () => unscopedDb().ltiContext.findFirstOrThrow({ where: { deploymentRow: deployment.id } });
    const same = { ...moved.lms.endpoints, name: 'Moodle', tokenAudience: '' };
    await actions.changePlatform({ id: moved.platformId, ...same });
    expect(await read()).toMatchObject({ membershipsUrl, lineItemsUrl });
    await actions.changePlatform({ id: moved.platformId, ...same, tokenUrl: platform.tokenUrl });
    expect(await read()).toMatchObject({ membershipsUrl: null, lineItemsUrl: null });
    await moved.lms.close();
  });

  it('LTI-48: the keys of the old address sign nothing any more', async () => {
    const moved = await LtiBed.open(school);
    const other = await LtiBed.open(school);
    expect(await moved.launch(lmsChild('4'))).toHaveProperty('visitId');
    const change = {
      ...moved.lms.endpoints,
      name: 'Moodle',
      tokenAudience: '',
      jwksUrl: other.lms.endpoints.jwksUrl,
    };
    expect((await actions.changePlatform({ id: moved.platformId, ...change })).ok).toBe(true);
    expect(await moved.launch(lmsChild('4'))).toEqual({ code: 'LTI-35' });
    await moved.lms.close();
    await other.lms.close();
  });

  it('alone may do all this: a teacher is refused everywhere', async () => {
    request.staff = staffOf(school, { role: 'teacher' });
    const before = await unscopedDb().ltiKey.count();
    const id = bed.platformId;
    for (const refused of [
      await actions.addPlatform({ ...platform, clientId: 'third' }),
      await actions.switchPlatform({ id, isEnabled: false }),
      await actions.removePlatform({ id }),
      await actions.changePlatform({ id, ...platform }),
      await actions.changeDeployment({ id, state: 'disabled' }),
      await actions.rotateLtiKeys(),
      await actions.changeLocalHost({ host: 'localhost', isAllowed: true }),
    ]) {
      expect(refused).toEqual({ ok: false, code: 'not-allowed' });
    }
    expect(await unscopedDb().ltiKey.count()).toBe(before);
  });

  it('allows servers of the own network one by one, by name', async () => {
    const hosts = async () =>
      (await unscopedDb().school.findFirstOrThrow({ where: { id: school.scope.schoolId } })).localHosts;
    expect((await actions.changeLocalHost({ host: ' Moodle.Schule.LAN:8080 ', isAllowed: true })).ok).toBe(
      true,
    );
    expect(await hosts()).toContain('moodle.schule.lan:8080');
    for (const host of ['https://moodle.lan', 'moodle.lan/path', '', 'a b', '*']) {
      expect(await actions.changeLocalHost({ host, isAllowed: true })).toEqual({
        ok: false,
        code: 'bad-host',
      });
    }
    expect((await actions.changeLocalHost({ host: 'moodle.schule.lan:8080', isAllowed: false })).ok).toBe(
      true,
    );
    expect(await hosts()).not.toContain('moodle.schule.lan:8080');
  });
});
