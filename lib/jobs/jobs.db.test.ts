import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { defineJob, jobDone, type JobOutcome } from '@/lib/server/jobs/definition';
import { handleJob } from '@/lib/server/jobs/handlers';
import { sendJob } from '@/lib/server/jobs/send';
import { log } from '@/lib/server/log';
import { openTestDatabase } from '@/lib/testing/db';
import { makeSchool, type TestSchool } from '@/lib/testing/factories';
import { openTestJobs, type TestJobs } from '@/lib/testing/jobs';
import { listJobs, readLastDone } from './data';
import { retryJob } from './mutations';

const hourly = defineJob({
  kind: 'retention',
  payload: z.object({ hour: z.string() }),
  tries: 1,
  firstPauseS: 60,
  timeoutS: 5,
});

let cleanUp: () => Promise<void>;
let ours: TestSchool;
let theirs: TestSchool;
let jobs: TestJobs;
let outcome: JobOutcome = jobDone;

beforeAll(async () => {
  ({ cleanUp } = await openTestDatabase());
  vi.spyOn(log, 'warn').mockReturnValue();
  ours = await makeSchool();
  theirs = await makeSchool();
  jobs = await openTestJobs();
  handleJob(hourly, () => Promise.resolve(outcome));
});
afterAll(async () => {
  vi.restoreAllMocks();
  await jobs.close();
  await cleanUp();
});

describe('the admin sees and retries what was not done', () => {
  it('a dead letter says why, and one tap does it once more', async () => {
    outcome = { state: 'dead', problem: 'unreachable', detail: 'HTTP 503' };
    const { jobId } = await sendJob(ours.scope, hourly, { hour: '1' });
    await jobs.drain();
    expect(await listJobs(ours.scope)).toMatchObject({
      total: 1,
      jobs: [
        { id: jobId, kind: 'retention', state: 'dead', tries: 1, problem: 'unreachable', detail: 'HTTP 503' },
      ],
    });
    expect(await readLastDone(ours.scope, 'retention')).toBeNull();

    outcome = jobDone;
    expect(await retryJob(ours.scope, jobId)).toBe(true);
    expect(await retryJob(ours.scope, jobId)).toBe(false); // it waits already: a second tap adds nothing
    await jobs.drain();
    expect(await jobs.row(jobId)).toMatchObject({ state: 'completed' });
    expect(await listJobs(ours.scope)).toEqual({ jobs: [], total: 0 });
    expect(await readLastDone(ours.scope, 'retention')).toBeInstanceOf(Date);
  });

  it('what still waits is told with its next time, and never what it carries', async () => {
    const startAfter = new Date(Date.now() + 3_600_000);
    const { jobId } = await sendJob(ours.scope, hourly, { hour: 'payload' }, { startAfter });
    const { jobs: listed } = await listJobs(ours.scope);
    expect(listed).toMatchObject([{ id: jobId, state: 'waiting', tries: 0, at: startAfter, problem: null }]);
    expect(JSON.stringify(listed)).not.toContain('payload');
  });

  it('of another school the admin sees nothing and can retry nothing', async () => {
    outcome = { state: 'dead', problem: 'refused' };
    const { jobId } = await sendJob(ours.scope, hourly, { hour: '2' });
    await jobs.drain();
    expect(await listJobs(theirs.scope)).toEqual({ jobs: [], total: 0 });
    expect(await retryJob(theirs.scope, jobId)).toBe(false);
    expect(await retryJob(theirs.scope, randomUUID())).toBe(false);
    expect(await jobs.row(jobId)).toMatchObject({ state: 'failed' });
  });
});
