import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findStaffByCookies } from '@/lib/accounts/gate';
import { mintCards } from '@/lib/classes/mutations';
import { findCard } from '@/lib/classroom/door/gate';
import { findStaffLink } from '@/lib/assist/gate';
import { publicOrigin } from '@/lib/server/host';
import { unscopedDb } from '@/lib/server/unscoped';
import type { ClassId } from '@/lib/shared/ids';
import { openTestDatabase } from '@/lib/testing/db';
import { makeClass, makeLesson, makeSchool, type TestSchool } from '@/lib/testing/factories';
import { LtiBed, LtiBrowser, lmsChild, lmsLink, lmsTeacher, outcome } from '@/lib/testing/lti-bed';
import { bindLink } from '../links/mutations';
import { findVisit, frameParents } from '../visit/gate';
import { makeCode } from '../visit/mutations';
import { handleEnter } from './live';

let cleanUp: () => Promise<void>;
let school: TestSchool;
let bed: LtiBed;
let classId: ClassId;
beforeAll(async () => {
  ({ cleanUp } = await openTestDatabase());
});
afterAll(async () => {
  await bed.lms.close();
  await cleanUp();
});
beforeEach(async () => {
  await bed?.lms.close();
  school = await makeSchool();
  bed = await LtiBed.open(school);
  ({ classId } = await makeClass(school));
  await leadToClass();
});

/** The course's link leads to the class, as its teacher chose. */
async function leadToClass(target: { lessonId?: string } = {}) {
  const { id } = await unscopedDb().ltiDeployment.findFirstOrThrow({ where: { platformId: bed.platformId } });
  const place = { deploymentRow: id, resourceLinkId: lmsLink.id, contextId: lmsLink.courseId };
  await bindLink(
    { scope: school.scope, ...place },
    { classId, lessonId: null, seriesId: null, ...(target as object) },
  );
}

async function visitOf(user = lmsChild('4'), browser = new LtiBrowser()) {
  const { visitId = '' } = await bed.launch(user, browser);
  const visit = await findVisit(visitId, browser.header(), new Date());
  if (!visit) throw new Error('no lobby');
  return visit;
}

const enter = (code: string, headers: Record<string, string> = { 'sec-fetch-site': 'same-origin' }) =>
  handleEnter(new Request(new URL(`/lti/enter?code=${code}`, publicOrigin()), { headers }));

async function enterAs(user = lmsChild('4')) {
  const visit = await visitOf(user);
  return enter(await makeCode(visit.scope, visit.id, new Date()));
}
const placeOf = (response: Response) => response.headers.get('location') ?? '';
const signOf = async (response: Response) => (await findCard(placeOf(response).replace('/k#1.', '')))?.signId;

describe('a child from an LMS', () => {
  it('LTI-22, LTI-24: comes as with a card, and is the same animal every time', async () => {
    const first = await enterAs();
    expect(placeOf(first)).toMatch(/^\/k#1\.[\w-]{20,}$/);
    const sign = await signOf(first);
    expect(sign).toBeDefined();
    expect(await signOf(await enterAs())).toBe(sign);
    expect(first.headers.getSetCookie()).toEqual([]);
  });

  it('LTI-22: "4" of another LMS is another child', async () => {
    const sign = await signOf(await enterAs());
    const other = bed;
    bed = await LtiBed.open(school);
    await leadToClass();
    expect(await signOf(await enterAs())).not.toBe(sign);
    await other.lms.close();
  });

  it('LTI-23: thirty children at once get thirty signs; the class grows', async () => {
    const children = Array.from({ length: 30 }, (_, at) => lmsChild(String(100 + at)));
    const answers = await Promise.all(children.map((child) => enterAs(child)));
    const signs = await Promise.all(answers.map(signOf));
    expect(new Set(signs).size).toBe(30);
    expect(signs).not.toContain(undefined);
  });

  it('LTI-23: the 49th sees that the class is full', async () => {
    const rows = Array.from({ length: 48 }, (_, at) => lmsChild(String(at)));
    for (const child of rows) await bed.launch(child);
    expect(await bed.launch(lmsChild('one too many'))).toEqual({ code: 'LTI-73' });
  });

  it('LTI-23: never gets the sign of a child with a name or with a card that is in use', async () => {
    const signs = await unscopedDb().sign.findMany({ where: { classId }, orderBy: { position: 'asc' } });
    const [named, carded] = signs;
    await unscopedDb().sign.updateMany({
      where: { id: named?.id ?? '' },
      data: { firstName: new Uint8Array([1]) },
    });
    await unscopedDb().card.create({
      data: {
        ...{ schoolId: school.scope.schoolId, id: 'used', signId: carded?.id ?? '', secretHash: 'used' },
        firstUsedAt: new Date(),
      },
    });
    expect(await signOf(await enterAs())).toBe(signs[2]?.id);
  });

  it('LTI-24: its way in ends no card of paper, and ends with it when the teacher blocks its cards', async () => {
    const response = await enterAs();
    const sign = await signOf(response);
    const [paper = ''] = (await mintCards(school.scope, sign ? [sign] : [], new Date())).values();
    await enterAs();
    expect(await findCard(paper)).not.toBeNull();
    await unscopedDb().card.updateMany({ where: { signId: sign ?? '' }, data: { revokedAt: new Date() } });
    expect(await signOf(response)).toBeUndefined();
  });

  it('LTI-26: its launch says where the LMS takes points, and a launch that is silent forgets nothing', async () => {
    const where = { classId };
    const kept = async () => ({
      context: await unscopedDb().ltiContext.findFirstOrThrow({ where }),
      link: await unscopedDb().ltiLink.findFirstOrThrow({ where }),
    });
    await bed.launch(lmsChild('4'));
    const first = await kept();
    expect(first.link.lineItemUrl).toContain('/lineitem?type_id=1');
    expect(first.context.membershipsUrl).toContain('/memberships');
    expect(first.context.lineItemsUrl).toContain('/lineitems?type_id=1');
    bed.lms.forgery = {
      change: (claims) =>
        Object.fromEntries(Object.entries(claims).filter(([name]) => !/ags|nrps/.test(name))),
    };
    await bed.launch(lmsChild('5'));
    expect(await kept()).toEqual(first);
  });

  it('LTI-29: without sub it chooses its animal at the class’s door', async () => {
    const { linkCode } = await unscopedDb().class.findFirstOrThrow({ where: { id: classId } });
    expect(placeOf(await enterAs({ ...lmsChild('4'), isAnonymous: true }))).toBe(`/j/${linkCode}`);
    expect(await unscopedDb().ltiSign.count({ where: { classId } })).toBe(0);
  });
});

describe('a teacher from an LMS', () => {
  const staffOfResponse = (response: Response) =>
    findStaffByCookies(response.headers.getSetCookie()[0]?.split(';')[0] ?? '', new Date());

  it('LTI-21: is signed in as a teacher, never an admin, teaches the class, and begins a lesson', async () => {
    const response = await enterAs(lmsTeacher);
    expect(placeOf(response)).toMatch(/^\/lessons\/\w{26}\/room$/);
    const staff = await staffOfResponse(response);
    expect(staff).toMatchObject({ role: 'teacher', displayName: 'Ada Kaya' });
    expect(staff?.accountId).not.toBe(school.teacherId);
    const account = await unscopedDb().account.findFirstOrThrow({ where: { id: staff?.accountId ?? '' } });
    expect(account.email).toBeNull();
    const lesson = await unscopedDb().lesson.findFirstOrThrow({ where: { classId } });
    expect(lesson).toMatchObject({ state: 'live', createdBy: staff?.accountId });
  });

  it('LTI-21: teaches the class that her link leads to, also where the course is another one', async () => {
    await visitOf(lmsTeacher);
    const other = await makeClass(school);
    const { id } = await unscopedDb().ltiDeployment.findFirstOrThrow({
      where: { platformId: bed.platformId },
    });
    const place = { scope: school.scope, deploymentRow: id, contextId: null, resourceLinkId: '8' };
    await bindLink(place, { classId: other.classId, lessonId: null, seriesId: null });
    const colleague = { ...lmsTeacher, id: '3' };
    await bed.launch(colleague, new LtiBrowser(), { ...lmsLink, id: '8' });
    const identity = await unscopedDb().outsideIdentity.findFirstOrThrow({
      where: { provider: bed.platformId, subject: '3' },
    });
    const taught = await unscopedDb().classTeacher.findMany({ where: { accountId: identity.accountId } });
    expect(taught.map((row) => row.classId).toSorted()).toEqual([classId, other.classId].toSorted());
  });

  it('joins the lesson that is on', async () => {
    const lessonId = await makeLesson(school, classId);
    expect(placeOf(await enterAs(lmsTeacher))).toBe(`/lessons/${lessonId}/room`);
  });

  it('sees the page of a lesson that is of another day, and does not begin it', async () => {
    const lessonId = await makeLesson(school, classId, 'planned', new Date(Date.now() + 3 * 86_400_000));
    await leadToClass({ lessonId });
    expect(placeOf(await enterAs(lmsTeacher))).toBe(`/lessons/${lessonId}`);
  });

  it('LTI-21: never gets an account by its e-mail', async () => {
    await unscopedDb().account.updateMany({
      where: { id: school.teacherId },
      data: { email: `2@schule.example` },
    });
    const staff = await staffOfResponse(await enterAs(lmsTeacher));
    expect(staff?.accountId).not.toBe(school.teacherId);
  });

  it('LTI-27: without sub, and as an assistant, has a link for this lesson only', async () => {
    const lessonId = await makeLesson(school, classId);
    const anonymous = await enterAs({ ...lmsTeacher, isAnonymous: true });
    const assistant = await enterAs({
      ...lmsTeacher,
      id: '9',
      roles: ['http://purl.imsglobal.org/vocab/lis/v2/membership/Instructor#TeachingAssistant'],
    });
    const linkOf = (response: Response) => findStaffLink(placeOf(response).replace('/a#1.', ''), new Date());
    expect(await linkOf(anonymous)).toMatchObject({ lessonId, role: 'substitute' });
    expect(await linkOf(assistant)).toMatchObject({ lessonId, role: 'coteacher' });
    expect(anonymous.headers.getSetCookie()).toEqual([]);
  });
});

describe('who is not meant to come in', () => {
  it('LTI-17: a code opens once', async () => {
    const visit = await visitOf();
    const code = await makeCode(visit.scope, visit.id, new Date());
    const answers = await Promise.all([enter(code), enter(code), enter(code)]);
    expect(answers.map((answer) => outcome(answer).code ?? 'in').toSorted()).toEqual([
      'LTI-71',
      'LTI-71',
      'in',
    ]);
  });

  it('LTI-17: a code opens for a minute', async () => {
    const visit = await visitOf();
    const code = await makeCode(visit.scope, visit.id, new Date(Date.now() - 61_000));
    expect(outcome(await enter(code)).code).toBe('LTI-71');
  });

  it('LTI-17: somebody else’s page signs nobody in with a code of its own', async () => {
    const visit = await visitOf(lmsTeacher);
    for (const site of ['cross-site', 'same-site', 'none']) {
      const code = await makeCode(visit.scope, visit.id, new Date());
      expect(outcome(await enter(code, { 'sec-fetch-site': site })).code).toBe('LTI-71');
      expect((await enter(code)).headers.getSetCookie()).toHaveLength(1); // and the code was not spent
    }
  });

  it('LTI-16: a lobby shows itself to no other browser, and to none once the LMS is closed', async () => {
    const browser = new LtiBrowser();
    const { visitId = '' } = await bed.launch(lmsTeacher, browser);
    const now = new Date();
    expect(await findVisit(visitId, '', now)).toBeNull();
    const other = new LtiBrowser();
    await bed.launch(lmsChild('4'), other);
    expect(await findVisit(visitId, other.header(), now)).toBeNull();
    expect(await findVisit(visitId, browser.header(), new Date(now.getTime() + 9 * 3_600_000))).toBeNull();
    await unscopedDb().ltiPlatform.updateMany({ where: { id: bed.platformId }, data: { isEnabled: false } });
    expect(await findVisit(visitId, browser.header(), now)).toBeNull();
  });

  it('LTI-16: a code dies with its LMS', async () => {
    const visit = await visitOf();
    const code = await makeCode(visit.scope, visit.id, new Date());
    await unscopedDb().ltiDeployment.updateMany({
      where: { platformId: bed.platformId },
      data: { state: 'disabled' },
    });
    expect(outcome(await enter(code)).code).toBe('LTI-71');
  });

  it('LTI-20: a parent has no way in', async () => {
    const response = await enterAs({ ...lmsChild('4'), roles: ['Mentor'] });
    expect(outcome(response).code).toBe('LTI-72');
  });

  it('LTI-18: a lobby is framed by the LMSs of its own school alone', async () => {
    const visit = await visitOf();
    const strangers = await LtiBed.open(await makeSchool());
    const { parents, formTargets } = await frameParents(visit.id, new Date());
    expect(parents).toEqual([bed.lms.origin]);
    expect(formTargets).toEqual([]);
    const nowhere = { parents: ['*'], formTargets: [] };
    for (const id of [null, 'x', '0'.repeat(26)]) expect(await frameParents(id, new Date())).toEqual(nowhere);
    await strangers.lms.close();
  });
});
