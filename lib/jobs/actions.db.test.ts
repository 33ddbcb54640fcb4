import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { requireStaff } from '@/lib/accounts/gate';
import { defineJob } from '@/lib/server/jobs/definition';
import { handleJob } from '@/lib/server/jobs/handlers';
import { sendJob } from '@/lib/server/jobs/send';
import { log } from '@/lib/server/log';
import { openTestDatabase } from '@/lib/testing/db';
import { makeSchool, staffOf, type TestSchool } from '@/lib/testing/factories';
import { openTestJobs, type TestJobs } from '@/lib/testing/jobs';
import { retryDeadJob } from './actions';

vi.mock('@/lib/accounts/gate', () => ({ requireStaff: vi.fn() }));
vi.mock('next/cache', () => ({ revalidatePath: vi.fn() }));

const stuck = defineJob({
  kind: 'test-stuck',
  payload: z.object({}),
  tries: 1,
  firstPauseS: 1,
  timeoutS: 5,
});

let cleanUp: () => Promise<void>;
let ours: TestSchool;
let theirs: TestSchool;
let jobs: TestJobs;
let jobId: string;

beforeAll(async () => {
  ({ cleanUp } = await openTestDatabase());
  vi.spyOn(log, 'warn').mockReturnValue();
  vi.spyOn(log, 'info').mockReturnValue();
  ours = await makeSchool();
  theirs = await makeSchool();
  jobs = await openTestJobs();
  handleJob(stuck, () => Promise.resolve({ state: 'dead', problem: 'refused' }));
});
beforeEach(async () => {
  ({ jobId } = await sendJob(ours.scope, stuck, {}));
  await jobs.drain();
});
afterAll(async () => {
  vi.restoreAllMocks();
  await jobs.close();
  await cleanUp();
});

function actAs(school: TestSchool, role: 'admin' | 'teacher') {
  vi.mocked(requireStaff).mockResolvedValue(staffOf(school, { role }));
}

describe('trying a dead letter again', () => {
  it('is for the admin of its school: neither a teacher nor another admin can', async () => {
    actAs(ours, 'teacher');
    expect(await retryDeadJob(jobId)).toEqual({ ok: false, code: 'not-allowed' });
    actAs(theirs, 'admin');
    expect(await retryDeadJob(jobId)).toEqual({ ok: false, code: 'gone' });
    expect(await jobs.row(jobId)).toMatchObject({ state: 'failed' });
    actAs(ours, 'admin');
    expect(await retryDeadJob(jobId)).toEqual({ ok: true, value: undefined });
    expect(await jobs.row(jobId)).toMatchObject({ state: 'retry' });
  });

  it('what is no id is refused before the database is asked', async () => {
    actAs(ours, 'admin');
    expect(await retryDeadJob(`${jobId}' OR true --`)).toEqual({ ok: false, code: 'invalid' });
    expect(await retryDeadJob({})).toEqual({ ok: false, code: 'invalid' });
  });
});
