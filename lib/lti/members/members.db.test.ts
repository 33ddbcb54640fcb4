import type { JSONWebKeySet } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { unscopedDb } from '@/lib/server/unscoped';
import { newId, type ClassId, type SignId } from '@/lib/shared/ids';
import { openTestDatabase } from '@/lib/testing/db';
import { makeClass, makeLesson, makeSchool, type TestSchool } from '@/lib/testing/factories';
import { lmsTeacher, LtiBed, LtiBrowser } from '@/lib/testing/lti-bed';
import { bindLink } from '../links/mutations';
import { loadKeySet } from '../loaders';
import { findVisit, type Visit } from '../visit/gate';
import { loadCourse } from './live';
import { nextPage } from './rules';

let cleanUp: () => Promise<void>;
let school: TestSchool;
let bed: LtiBed;
let classId: ClassId;
let signIds: readonly SignId[];
let visit: Visit;

beforeAll(async () => {
  ({ cleanUp } = await openTestDatabase());
});
afterAll(() => cleanUp());

/** A course that is a class here, and its teacher in her lobby. Children 40 and 41 have been here. */
beforeEach(async () => {
  school = await makeSchool();
  bed = await LtiBed.open(school);
  ({ classId, signIds } = await makeClass(school, 3));
  bed.lms.services.toolKeys = (await loadKeySet()) as JSONWebKeySet;
  await bindLink(await comeAsTeacher(), { classId, lessonId: null, seriesId: null });
  visit = await comeAsTeacher(); // from now on it is known where the LMS names its members
  for (const [at, signId] of signIds.slice(0, 2).entries()) {
    const { schoolId } = school.scope;
    const child = { platformId: bed.platformId, classId, sub: String(40 + at), signId };
    await unscopedDb().ltiSign.create({ data: { schoolId, id: newId(), ...child } });
  }
  const learner = (id: string, name?: string) => ({
    user_id: id,
    roles: ['Learner'],
    ...(name ? { name } : {}),
  });
  bed.lms.services.members = [
    learner('40', 'Mia Muster'),
    learner('41'),
    { user_id: '2', roles: ['Instructor'], name: 'Ada Kaya' },
    learner('42', 'Ole Ohne'),
    { ...learner('43', 'Weg Gezogen'), status: 'Inactive' },
  ];
});

async function comeAsTeacher(): Promise<Visit> {
  const browser = new LtiBrowser();
  const { visitId } = await bed.launch(lmsTeacher, browser);
  const found = await findVisit(visitId ?? '', browser.header(), new Date());
  return found ?? expect.fail('no lobby');
}

const ask = () => loadCourse(visit, new Date(), AbortSignal.timeout(10_000));

describe('[LTI-44] who of the course is missing', () => {
  it('over all its pages: children only, active ones, by name where the LMS tells it', async () => {
    const missing = [{ name: 'Ole Ohne', face: null }];
    expect(await ask()).toEqual({ ok: true, value: { expected: 3, here: null, missing } });
    expect(bed.lms.services.asked).toHaveLength(3);
  });

  it('in a lesson, who has been here before and is not in now is missing with its sign', async () => {
    const lessonId = await makeLesson(school, classId);
    const { schoolId } = school.scope;
    const seat = { role: 'pupil', state: 'admitted', via: 'card', signId: signIds[0] ?? '', holdsSign: true };
    const secrets = { secretHash: newId(), mediaIdentity: newId() };
    await unscopedDb().seat.create({
      data: { schoolId, id: newId(), lessonId, number: 1, ...seat, ...secrets },
    });
    const course = await ask();
    expect(course).toMatchObject({ ok: true, value: { expected: 3, here: 1 } });
    expect(course.ok && course.value.missing).toEqual([
      { name: null, face: { animal: expect.any(String), badge: expect.any(String) } },
      { name: 'Ole Ohne', face: null },
    ]);
  });

  it('nothing of the list is stored', async () => {
    await ask();
    const rows = await Promise.all([unscopedDb().sign.findMany(), unscopedDb().ltiSign.findMany()]);
    expect(JSON.stringify(rows)).not.toMatch(/Ole|Mia|"42"/);
  });

  it('our token goes to no other server, whatever the first page says of the next', async () => {
    const foreign = await LtiBed.open(school, '2');
    bed.lms.services.nextPage = `${foreign.lms.origin}/mod/lti/services.php/memberships?type_id=1`;
    expect(await ask()).toMatchObject({ ok: true, value: { expected: 2 } });
    expect(foreign.lms.services.asked).toEqual([]);
    await foreign.lms.close();
  });

  it('an LMS that names pages without end is asked twenty times at the most', async () => {
    const { origin } = bed.lms;
    bed.lms.services.nextPage = `${origin}/mod/lti/services.php/CourseSection/3/bindings/1/memberships?from=0`;
    expect(await ask()).toMatchObject({ ok: true });
    expect(bed.lms.services.asked).toHaveLength(20);
  });

  it('an LMS that refuses or is away is told apart, and a course without a list has none', async () => {
    bed.lms.services.failures = 1;
    expect(await ask()).toEqual({ ok: false, code: 'lms-refused' });
    await unscopedDb().ltiContext.updateMany({
      where: { classId },
      data: { membershipsUrl: 'https://[::1]:9/m' },
    });
    expect(await ask()).toEqual({ ok: false, code: 'lms-silent' });
    await unscopedDb().ltiContext.updateMany({ where: { classId }, data: { membershipsUrl: null } });
    expect(await ask()).toEqual({ ok: false, code: 'no-list' });
  });
});

it('[LTI-44] the next page is the one that the header calls next, on the same server', () => {
  const here = 'https://lms.example/a/memberships?x=1';
  expect(nextPage('<https://lms.example/b>; rel="next"', here)).toBe('https://lms.example/b');
  expect(nextPage('<https://lms.example/d>; rel="differences", </a?from=2>; rel=next', here)).toBe(
    'https://lms.example/a?from=2',
  );
  expect(nextPage('<https://lms.example/b>; rel="prev next"', here)).toBe('https://lms.example/b');
  for (const none of [
    null,
    '',
    '<https://lms.example/d>; rel="nextish"',
    '<https://other.example/b>; rel="next"',
  ])
    expect(nextPage(none, here)).toBeNull();
});
