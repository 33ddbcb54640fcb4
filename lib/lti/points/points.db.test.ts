import type { JSONWebKeySet } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import * as accounts from '@/lib/accounts/gate';
import { registerJobs } from '@/lib/server/jobs/register';
import { log } from '@/lib/server/log';
import { unscopedDb } from '@/lib/server/unscoped';
import { newId, type ClassId, type LessonId, type SignId } from '@/lib/shared/ids';
import { openTestDatabase } from '@/lib/testing/db';
import { makeClass, makeLesson, makeSchool, staffOf, type TestSchool } from '@/lib/testing/factories';
import { openTestJobs, type TestJobs } from '@/lib/testing/jobs';
import { LtiBed } from '@/lib/testing/lti-bed';
import { sendPoints } from '../actions';
import { loadKeySet, loadPointsPlaces } from '../loaders';
import { scoresUrl } from './rules';

vi.mock('next/cache', () => ({ revalidatePath: vi.fn() }));
vi.mock('@/lib/accounts/gate', () => ({ findStaff: vi.fn(), requireStaff: vi.fn(), requireAdmin: vi.fn() }));

let cleanUp: () => Promise<void>;
let jobs: TestJobs;
let school: TestSchool;
let bed: LtiBed;
let classId: ClassId;
let signIds: readonly SignId[];
let lessonId: LessonId;
let deploymentRow: string;

beforeAll(async () => {
  ({ cleanUp } = await openTestDatabase());
  vi.spyOn(log, 'warn').mockReturnValue();
  jobs = await openTestJobs();
  registerJobs();
});
afterAll(async () => {
  vi.restoreAllMocks();
  await jobs.close();
  await cleanUp();
});

/** A course with an item list, and a lesson that two of its children came to and one did not; a fourth child has a card of ours only. */
beforeEach(async () => {
  school = await makeSchool();
  bed = await LtiBed.open(school);
  ({ classId, signIds } = await makeClass(school, 4));
  lessonId = await makeLesson(school, classId, 'ended');
  const { schoolId } = school.scope;
  const deployment = await unscopedDb().ltiDeployment.findFirstOrThrow({ where: { schoolId } });
  deploymentRow = deployment.id;
  await unscopedDb().ltiContext.create({
    data: {
      ...{ schoolId, id: newId(), deploymentRow, contextId: '3', classId },
      lineItemsUrl: `${bed.lms.origin}/mod/lti/services.php/3/lineitems?type_id=1`,
    },
  });
  const states = ['present', 'late', 'absent', 'present'];
  for (const [at, signId] of signIds.entries()) {
    const seen = states[at] ?? null;
    const keepUntil = new Date(Date.now() + 86_400_000);
    await unscopedDb().attendance.create({ data: { schoolId, lessonId, signId, seen, keepUntil } });
    if (at === 3) continue;
    const platformId = bed.platformId;
    await unscopedDb().ltiSign.create({
      data: { schoolId, id: newId(), platformId, classId, sub: String(40 + at), signId },
    });
  }
  vi.mocked(accounts.findStaff).mockResolvedValue(staffOf(school));
  bed.lms.services.toolKeys = (await loadKeySet()) as JSONWebKeySet;
});

const drain = async () => {
  for (let round = 0; round < 20; round += 1) {
    await jobs.passPauses();
    await jobs.drain();
  }
};
const taken = () =>
  bed.lms.services.scores
    .map(({ userId, scoreGiven, scoreMaximum }) => `${userId}: ${scoreGiven} of ${scoreMaximum}`)
    .toSorted();
const all = ['40: 1 of 1', '41: 1 of 1', '42: 0 of 1'];

describe('[LTI-41] attendance in the gradebook of an LMS', () => {
  it('goes there by the teacher’s click, for the children that the LMS knows, with one item for the lesson', async () => {
    expect(await loadPointsPlaces(lessonId)).toEqual([
      { deploymentRow, lmsName: 'Schulmoodle', children: 3 },
    ]);
    expect(taken()).toEqual([]);
    expect(await sendPoints({ lessonId, deploymentRow })).toEqual({ ok: true, value: undefined });
    await drain();
    expect(taken()).toEqual(all);
    expect(bed.lms.services.items).toMatchObject([{ resourceId: lessonId, scoreMaximum: 1 }]);
    expect(bed.lms.services.tokens).toBe(2); // one for items, one for scores
  });

  it('[LTI-42] what the teacher corrected goes into the same item, with a later time', async () => {
    await sendPoints({ lessonId, deploymentRow });
    await drain();
    await unscopedDb().attendance.updateMany({
      where: { lessonId, signId: signIds[2] ?? '' },
      data: { edited: 'present' },
    });
    await sendPoints({ lessonId, deploymentRow });
    await drain();
    expect(taken().filter((score) => score.startsWith('42'))).toEqual(['42: 0 of 1', '42: 1 of 1']);
    expect(bed.lms.services.items).toHaveLength(1);
  });

  it('[LTI-43] each score arrives exactly once, though the LMS failed, lost its answers and forgot our token', async () => {
    bed.lms.services.failures = 2;
    bed.lms.services.losesAnswers = 2;
    await sendPoints({ lessonId, deploymentRow });
    await jobs.drain();
    expect(taken()).toEqual([]);
    bed.lms.services.forgetTokens();
    await drain();
    expect(taken()).toEqual(all);
  });

  it('a child that was deleted meanwhile is not named to anybody any more', async () => {
    bed.lms.services.failures = 1;
    await sendPoints({ lessonId, deploymentRow });
    await jobs.drain();
    await unscopedDb().sign.deleteMany({ where: { id: signIds[0] ?? '' } });
    await drain();
    expect(taken()).toEqual(all.slice(1));
  });

  it('an LMS that answers with somebody else’s address gets no token of ours there', async () => {
    const foreign = await LtiBed.open(school, '2');
    const id = `${foreign.lms.origin}/mod/lti/services.php/3/lineitems/1/lineitem?type_id=1`;
    bed.lms.services.items.push({
      id,
      label: '',
      resourceId: lessonId,
      tag: 'kreide-attendance',
      scoreMaximum: 1,
    });
    await sendPoints({ lessonId, deploymentRow });
    await drain();
    expect(foreign.lms.services.asked).toEqual([]);
    expect(bed.lms.services.asked).toHaveLength(1);
    expect(taken()).toEqual([]);
    await foreign.lms.close();
  });

  it('is refused to who does not teach the class, to another school, and for a lesson that still runs', async () => {
    const other = await makeSchool();
    const refused = { ok: false, code: 'not-found' };
    vi.mocked(accounts.findStaff).mockResolvedValue(staffOf(other));
    expect(await sendPoints({ lessonId, deploymentRow })).toEqual(refused);
    expect(await loadPointsPlaces(lessonId)).toEqual([]);
    vi.mocked(accounts.findStaff).mockResolvedValue(
      staffOf(school, { accountId: other.teacherId, role: 'admin' }),
    );
    expect(await sendPoints({ lessonId, deploymentRow })).toEqual(refused);
    vi.mocked(accounts.findStaff).mockResolvedValue(null);
    expect(await sendPoints({ lessonId, deploymentRow })).toEqual(refused);
    vi.mocked(accounts.findStaff).mockResolvedValue(staffOf(school));
    expect(await sendPoints({ lessonId: await makeLesson(school, classId), deploymentRow })).toEqual(refused);
    expect(await sendPoints({ lessonId, deploymentRow: newId() })).toEqual(refused);
    await drain();
    expect(taken()).toEqual([]);
  });
});

it('[LTI-43] a line item may have a query of its own: scores go into the path before it', () => {
  expect(scoresUrl('https://lms.example/lineitems/7/lineitem?type_id=1')).toBe(
    'https://lms.example/lineitems/7/lineitem/scores?type_id=1',
  );
});
