import { createLocalJWKSet, decodeJwt, jwtVerify } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createClass } from '@/lib/classes/mutations';
import { scheduleLessons } from '@/lib/lessons/mutations';
import { unscopedDb } from '@/lib/server/unscoped';
import { claim } from '@/lib/testing/fake-lms-claims';
import { openTestDatabase } from '@/lib/testing/db';
import { makeClass, makeSchool, type TestSchool } from '@/lib/testing/factories';
import { LtiBed, LtiBrowser, lmsLink, lmsTeacher, outcome } from '@/lib/testing/lti-bed';
import { currentKeys, rotate } from '../keys/live';
import { findTarget } from '../links/data';
import { findTargetLesson } from '../lobby/data';
import type { DeepLinkChoice } from '../lobby/schema';
import { findVisit, frameParents, type Visit } from '../visit/gate';
import { listLinkPlaces } from './data';
import { answerChoice } from './live';

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
  bed.lms.forgery = {};
});

const settings = 'https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings';
const content = 'https://purl.imsglobal.org/spec/lti-dl/claim/content_items';
const data = 'https://purl.imsglobal.org/spec/lti-dl/claim/data';

async function visitFrom(response: Response, browser: LtiBrowser): Promise<Visit> {
  const visit = await findVisit(outcome(response).visitId ?? '', browser.header(), new Date());
  if (!visit) throw new Error('no lobby');
  return visit;
}

async function deepLink(user = lmsTeacher) {
  const browser = new LtiBrowser();
  const login = await bed.login(bed.lms.open(user, lmsLink, 'LtiDeepLinkingRequest'), browser);
  const { fields } = await bed.lms.authorize(login.headers.get('location') ?? '');
  return visitFrom(await bed.post(fields, browser), browser);
}

async function classOf(visit: Visit) {
  if (visit.accountId === null) throw new Error('a teacher without account');
  return createClass(visit.scope, visit.accountId, { name: '2a', childCount: 2, grade: '1-2' });
}

/** Launches what the answer put into a course. */
async function launchItem(jwt: string, courseId = lmsLink.courseId) {
  const [item] = decodeJwt(jwt)[content] as { custom: { kreide: string }; url: string }[];
  const browser = new LtiBrowser();
  const link = { ...lmsLink, id: '99', courseId, custom: item?.custom ?? {} };
  return visitFrom(await bed.post(await bed.toToken(lmsTeacher, browser, link), browser), browser);
}

async function answer(visit: Visit, choice: DeepLinkChoice): Promise<string> {
  const answered = await answerChoice(visit, choice, new Date());
  if (!answered.ok) throw new Error(answered.code);
  expect(answered.value.returnUrl).toContain('/mod/lti/contentitem_return.php');
  return answered.value.jwt;
}

const weekly = {
  type: 'plan',
  repeat: 'weekly',
  title: 'Mathe',
  date: '2030-01-07',
  startTime: '08:00',
  minutes: 45,
} as const;

describe('LTI-28: deep linking', () => {
  it('answers with a signed item, by a key that we publish, for this LMS and deployment', async () => {
    const visit = await deepLink();
    const jwt = await answer(visit, { type: 'class', classId: await classOf(visit) });
    const keys = await currentKeys(school.scope, new Date());
    const set = createLocalJWKSet({ keys: keys.map(({ publicJwk }) => publicJwk as { kty: string }) });
    const { payload } = await jwtVerify(jwt, set, { issuer: bed.clientId, audience: bed.lms.origin });
    expect(payload).toMatchObject({
      [claim('message_type')]: 'LtiDeepLinkingResponse',
      [claim('version')]: '1.3.0',
      [claim('deployment_id')]: '1',
      [content]: [{ type: 'ltiResourceLink', title: '2a', window: { targetName: '_blank' } }],
    });
    expect(payload).not.toHaveProperty([data]);
    expect(payload.nonce).toMatch(/^[\w-]{20,}$/);
  });

  it('gives `data` back as it was', async () => {
    bed.lms.forgery = {
      change: (claims) => ({ ...claims, [settings]: { ...(claims[settings] as object), data: 'a=1&b="x"' } }),
    };
    const visit = await deepLink();
    const jwt = await answer(visit, { type: 'class', classId: await classOf(visit) });
    expect(decodeJwt(jwt)[data]).toBe('a=1&b="x"');
  });

  it('makes a weekly lesson, and the link leads to its series from the first launch', async () => {
    const visit = await deepLink();
    const classId = await classOf(visit);
    const jwt = await answer(visit, { ...weekly, classId });
    const series = await unscopedDb().lessonSeries.findFirstOrThrow({ where: { classId } });
    expect(series).toMatchObject({ repeat: 'weekly', title: 'Mathe', startTime: '08:00' });
    expect(await findTarget(await launchItem(jwt))).toEqual({ classId, lessonId: null, seriesId: series.id });
  });

  it('makes a single lesson, or takes one that is there', async () => {
    const visit = await deepLink();
    const classId = await classOf(visit);
    await answer(visit, { ...weekly, repeat: 'once', classId });
    const { id } = await unscopedDb().lesson.findFirstOrThrow({ where: { classId } });
    const lessonId = id as Extract<DeepLinkChoice, { type: 'lesson' }>['id'];
    const jwt = await answer(visit, { type: 'lesson', classId, id: lessonId });
    await unscopedDb().ltiLink.deleteMany();
    expect(await findTarget(await launchItem(jwt))).toEqual({ classId, lessonId, seriesId: null });
  });

  it('copied into another course, or changed there, leads nowhere', async () => {
    const visit = await deepLink();
    const jwt = await answer(visit, { type: 'class', classId: await classOf(visit) });
    await unscopedDb().ltiLink.deleteMany();
    expect(await findTarget(await launchItem(jwt, 'another course'))).toBeNull();
    bed.lms.forgery = { change: (claims) => ({ ...claims, [claim('custom')]: { kreide: 'AAAA' } }) };
    expect(await findTarget(await launchItem(jwt))).toBeNull();
  });

  it('a teacher links no class that she does not teach, and no lesson of another one', async () => {
    const visit = await deepLink();
    const { classId } = await makeClass(school);
    const foreign = await answerChoice(visit, { type: 'class', classId }, new Date());
    expect(foreign).toEqual({ ok: false, code: 'not-found' });
    expect(await answerChoice(visit, { ...weekly, classId }, new Date())).toMatchObject({ ok: false });
    const own = await classOf(visit);
    const series = await answerChoice(visit, { type: 'series', classId: own, id: 'x' }, new Date());
    expect(series).toEqual({ ok: false, code: 'not-found' });
    expect(await unscopedDb().lesson.count({ where: { classId } })).toBe(0);
  });

  it('[ADULT-2] offers no lesson of adults, puts none into a course, and leads nobody into one', async () => {
    const visit = await deepLink();
    const classId = await classOf(visit);
    const { scope, accountId } = visit;
    const now = new Date();
    const actor = { scope, accountId: accountId ?? ('' as never), role: 'teacher' } as const;
    const { type: _type, repeat: _repeat, ...times } = weekly;
    const planned = (repeat: 'once' | 'weekly') =>
      scheduleLessons(
        actor,
        { ...times, classId, kind: 'adults', repeat, lastDate: null },
        { zone: 'Europe/Berlin', now },
      );
    const [once, many] = [await planned('once'), await planned('weekly')];
    if (!once.ok || !many.ok) throw new Error('not planned');
    const words = { locale: 'de', timeZone: 'Europe/Berlin', now };
    const offered = (await listLinkPlaces(actor, words)).find(({ id }) => id === classId);
    expect(offered).toMatchObject({ lessons: [], series: [] });
    const { seriesId } = await unscopedDb().lesson.findFirstOrThrow({ where: { id: many.value.lessonId } });
    for (const choice of [
      { type: 'lesson', classId, id: once.value.lessonId },
      { type: 'series', classId, id: seriesId ?? '' },
    ] as const) {
      expect(await answerChoice(visit, choice, now)).toEqual({ ok: false, code: 'not-found' });
    }
    for (const target of [
      { classId, lessonId: once.value.lessonId, seriesId: null },
      { classId, lessonId: null, seriesId },
      { classId, lessonId: null, seriesId: null },
    ]) {
      expect(await findTargetLesson(scope, target, now)).toEqual({ type: 'none' });
    }
  });

  it('a child’s launch answers nothing', async () => {
    const visit = await deepLink({ ...lmsTeacher, id: '77', roles: ['Learner'] });
    const { classId } = await makeClass(school);
    const answered = await answerChoice(visit, { type: 'class', classId }, new Date());
    expect(answered).toEqual({ ok: false, code: 'closed' });
  });

  it('LTI-18: its page may send a form to the LMS, and nowhere else', async () => {
    const visit = await deepLink();
    expect((await frameParents(visit.id, new Date())).formTargets).toEqual([bed.lms.origin]);
  });
});

describe('LTI-31: our keys', () => {
  const states = async () =>
    Object.fromEntries((await currentKeys(school.scope, new Date())).map(({ id, state }) => [id, state]));

  it('next becomes active, active is retired but stays published', async () => {
    const before = await states();
    await rotate(school.scope, new Date());
    const after = await states();
    for (const [id, state] of Object.entries(before)) {
      expect(after[id]).toBe(state === 'next' ? 'active' : 'retired');
    }
    expect(Object.values(after).filter((state) => state === 'next')).toHaveLength(1);
  });

  it('two rotations in the same moment are one', async () => {
    const before = Object.keys(await states()).length;
    await Promise.all([rotate(school.scope, new Date()), rotate(school.scope, new Date())]);
    const after = await states();
    expect(Object.keys(after)).toHaveLength(before + 1);
    expect(Object.values(after).filter((state) => state === 'active')).toHaveLength(1);
  });

  it('change by age, and a retired one goes after thirty days', async () => {
    const [old] = Object.entries(await states()).flatMap(([id, state]) => (state === 'active' ? [id] : []));
    const day = 86_400_000;
    const later = await currentKeys(school.scope, new Date(Date.now() + 181 * day));
    expect(later.find(({ id }) => id === old)?.state).toBe('retired');
    const last = await currentKeys(school.scope, new Date(Date.now() + 212 * day));
    expect(last.map(({ id }) => id)).not.toContain(old);
  });

  it('the database does not show the private half', async () => {
    const rows = await unscopedDb().ltiKey.findMany();
    expect(rows.length).toBeGreaterThan(1);
    for (const { privateKey, publicJwk } of rows) {
      expect(Buffer.from(privateKey).toString('latin1')).not.toContain('PRIVATE');
      expect(Object.keys(publicJwk as object).toSorted()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use']);
    }
  });
});
