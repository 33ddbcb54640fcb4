import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { openTestDatabase } from '@/lib/testing/db';
import { makeSchool, type TestSchool } from '@/lib/testing/factories';
import { openTestJobs, type TestJobs } from '@/lib/testing/jobs';
import { schoolDb } from '../db';
import { log } from '../log';
import { defineJob, jobDone, type JobCall, type JobOutcome } from './definition';
import { handleJob } from './handlers';
import { sendForHour } from './hourly';
import { unscopedDb } from '../unscoped';
import { currentJobs } from './holder';
import { queueName } from './install';
import { JobsFullError, sendJob, waitingMax } from './send';

type Payload = { lessonId: string };
const payload = z.strictObject({ lessonId: z.string(), schoolId: z.string().optional() });
const score = defineJob({ kind: 'test-score', payload, tries: 3, firstPauseS: 30, timeoutS: 5 });
const hasty = defineJob({ ...score, kind: 'test-hasty', timeoutS: 0.05 });
const hourly = defineJob({
  ...score,
  kind: 'test-hourly',
  payload: z.object({ hour: z.string() }),
});

let cleanUp: () => Promise<void>;
let ours: TestSchool;
let theirs: TestSchool;
let jobs: TestJobs;
let calls: JobCall<Payload>[] = [];
let outcome: () => JobOutcome | Promise<JobOutcome> = () => jobDone;

beforeAll(async () => {
  ({ cleanUp } = await openTestDatabase());
  vi.spyOn(log, 'warn').mockReturnValue();
  vi.spyOn(log, 'error').mockReturnValue();
  ours = await makeSchool();
  theirs = await makeSchool();
  jobs = await openTestJobs();
  handleJob(score, async (call) => {
    calls.push(call);
    return outcome();
  });
  handleJob(hasty, () => new Promise(() => undefined));
  handleJob(hourly, () => Promise.resolve(jobDone));
});
afterAll(async () => {
  vi.restoreAllMocks();
  await jobs.close();
  await cleanUp();
});

async function send(give: () => JobOutcome | Promise<JobOutcome>, key?: string): Promise<string> {
  calls = [];
  outcome = give;
  return (await sendJob(ours.scope, score, { lessonId: 'one' }, key === undefined ? {} : { key })).jobId;
}

describe('a job is done once for each key', () => {
  it('reaches its handler with the scope of its school', async () => {
    const jobId = await send(() => jobDone);
    await jobs.drain();
    expect(calls).toMatchObject([
      { jobId, attempt: 1, payload: { lessonId: 'one' }, scope: { schoolId: ours.scope.schoolId } },
    ]);
    expect(await jobs.row(jobId)).toMatchObject({ state: 'completed' });
  });

  it('a second click with the same key sends nothing, also after the first is done', async () => {
    const first = await send(() => jobDone, 'click');
    expect(await sendJob(ours.scope, score, { lessonId: 'one' }, { key: 'click' })).toEqual({
      jobId: first,
      isNew: false,
    });
    await jobs.drain();
    expect(await sendJob(ours.scope, score, { lessonId: 'one' }, { key: 'click' })).toMatchObject({
      isNew: false,
    });
    await jobs.drain();
    expect(calls).toHaveLength(1);
  });

  it('the same key of another school is another job', async () => {
    const first = await send(() => jobDone, 'shared');
    const second = await sendJob(theirs.scope, score, { lessonId: 'two' }, { key: 'shared' });
    expect(second).toMatchObject({ isNew: true });
    expect(second.jobId).not.toBe(first);
    await jobs.drain();
    expect(calls.map(({ scope }) => scope.schoolId).sort()).toEqual(
      [ours.scope.schoolId, theirs.scope.schoolId].sort(),
    );
  });

  it('a transaction that is rolled back sends nothing, one that commits sends', async () => {
    calls = [];
    outcome = () => jobDone;
    const within = (shouldFail: boolean) =>
      schoolDb(ours.scope).$transaction(async (tx) => {
        await tx.class.count();
        await sendJob(ours.scope, score, { lessonId: 'tx' }, { within: tx });
        if (shouldFail) throw new Error('rolled back');
      });
    await expect(within(true)).rejects.toThrow('rolled back');
    await jobs.drain();
    expect(calls).toEqual([]);
    await within(false);
    await jobs.drain();
    expect(calls).toMatchObject([{ payload: { lessonId: 'tx' } }]);
  });

  it('an hourly job is sent once per school and hour, however often the server starts', async () => {
    await sendForHour(hourly, '2026-11-24T19');
    await sendForHour(hourly, '2026-11-24T19');
    expect(await jobs.countKind('test-hourly')).toBe(2);
    await sendForHour(hourly, '2026-11-24T20');
    expect(await jobs.countKind('test-hourly')).toBe(4);
  });

  it('is not sent for the school of a demo lesson', async () => {
    const { schoolId } = (await makeSchool()).scope;
    await unscopedDb().school.update({ where: { id: schoolId }, data: { isDemo: true } });
    await sendForHour(hourly, '2026-11-24T21');
    expect(await jobs.countKind('test-hourly')).toBe(6); // two more, for the two real ones
    await unscopedDb().school.delete({ where: { id: schoolId } });
  });
});

describe('a job that does not succeed', () => {
  it('is tried again after a pause that grows, and is a dead letter after its last try', async () => {
    const jobId = await send(() => ({ state: 'again', problem: 'unreachable', detail: 'HTTP 503' }));
    await jobs.drain();
    const first = await jobs.row(jobId);
    expect(first).toMatchObject({ state: 'retry', output: { problem: 'unreachable', detail: 'HTTP 503' } });
    expect(first['pause']).toBeGreaterThan(25);
    expect(first['pause']).toBeLessThan(61);
    await jobs.drain();
    expect(calls).toHaveLength(1);

    await jobs.passPauses();
    await jobs.drain();
    expect((await jobs.row(jobId))['pause']).toBeGreaterThan(55);

    await jobs.passPauses();
    await jobs.drain();
    expect(await jobs.row(jobId)).toMatchObject({ state: 'failed' });
    expect(calls.map(({ attempt }) => attempt)).toEqual([1, 2, 3]);
    await jobs.passPauses();
    await jobs.drain();
    expect(calls).toHaveLength(3);
  });

  it('is a dead letter at once when trying again is pointless', async () => {
    const jobId = await send(() => ({ state: 'dead', problem: 'refused' }));
    await jobs.drain();
    expect(await jobs.row(jobId)).toMatchObject({ state: 'failed', output: { problem: 'refused' } });
  });

  it('what it throws is not shown: it may hold names', async () => {
    const jobId = await send(() => {
      throw new Error('Mia Beispiel');
    });
    await jobs.drain();
    expect(await jobs.row(jobId)).toMatchObject({ state: 'retry', output: { problem: 'error' } });
    expect(JSON.stringify(await jobs.row(jobId))).not.toContain('Mia');
  });

  it('one that never answers is ended after its time', async () => {
    const { jobId } = await sendJob(ours.scope, hasty, { lessonId: 'one' });
    await jobs.drain();
    expect(await jobs.row(jobId)).toMatchObject({ state: 'retry', output: { problem: 'timeout' } });
  });

  it('one of a kind that nobody knows waits as a dead letter for an update', async () => {
    const unknown = defineJob({ ...score, kind: 'test-unknown' });
    const { jobId } = await sendJob(ours.scope, unknown, { lessonId: 'one' });
    await jobs.drain();
    expect(await jobs.row(jobId)).toMatchObject({ state: 'failed', output: { problem: 'unknown-kind' } });
  });
});

describe('a school sends for itself only', () => {
  it('a payload that names another school is refused', async () => {
    const { schoolId } = theirs.scope;
    await expect(sendJob(ours.scope, score, { lessonId: 'one', schoolId })).rejects.toThrow('another school');
  });

  it('a payload that does not fit or is too big is refused', async () => {
    const loose = defineJob({ ...score, payload: z.object({ text: z.string() }) });
    await expect(sendJob(ours.scope, loose, { text: 'x'.repeat(9000) })).rejects.toThrow('carries too much');
    await expect(
      sendJob(ours.scope, { ...score, payload: payload.refine(() => false) }, { lessonId: '' }),
    ).rejects.toThrow();
  });
});

describe('what waits is bounded', () => {
  it('of one kind and school no more than the bound; other kinds and other schools still send', async () => {
    const { sql, schema } = currentJobs();
    const flood = defineJob({ ...score, kind: 'test-flood' });
    const data = JSON.stringify({ schoolId: ours.scope.schoolId, kind: flood.kind, payload: {} });
    const fill = (count: number) =>
      sql.executeSql(
        `INSERT INTO ${schema}.job (name, data, start_after)
         SELECT $1, $2::jsonb, now() + interval '1 day' FROM generate_series(1, $3::int)`,
        [queueName, data, count],
      );
    const one = { lessonId: 'one' };
    const later = { startAfter: new Date(Date.now() + 86_400_000) };
    await fill(waitingMax - 1);
    expect((await sendJob(ours.scope, flood, one, later)).isNew).toBe(true);
    await expect(sendJob(ours.scope, flood, one, later)).rejects.toThrow(JobsFullError);
    expect((await sendJob(ours.scope, score, one, later)).isNew).toBe(true);
    expect((await sendJob(theirs.scope, flood, one, later)).isNew).toBe(true);
  });
});
