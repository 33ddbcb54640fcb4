import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openTestDatabase } from '@/lib/testing/db';
import { makeSchool } from '@/lib/testing/factories';
import { openTestJobs } from '@/lib/testing/jobs';
import { openDatabase, type Database } from '../db';
import { unscopedDb } from '../unscoped';
import { defineJob, jobDone } from './definition';
import { handleJob } from './handlers';
import { jobsSchemaOf } from './install';
import { sendJob } from './send';

const probe = defineJob({
  kind: 'test-probe',
  payload: z.object({}),
  tries: 1,
  firstPauseS: 1,
  timeoutS: 5,
});

let owner: Database & { url: string; cleanUp(): Promise<void> };

beforeAll(async () => {
  owner = await openTestDatabase();
});
afterAll(() => owner.cleanUp());

describe('the tables of the queue', () => {
  it('lie beside our own, under a name of their own', () => {
    expect(jobsSchemaOf('public')).toBe('kreide_jobs');
    expect(jobsSchemaOf('School-7')).toBe('School_7_jobs');
  });

  it.runIf(process.env['TEST_DATABASE_URL'])(
    'are made by migrating: a server whose role may only read and write rows starts and works',
    async () => {
      const school = await makeSchool();
      const role = `r_${owner.jobsSchema}`;
      const schema = new URL(owner.url).searchParams.get('schema') ?? '';
      for (const name of [schema, owner.jobsSchema]) {
        await owner.jobs.executeSql(
          `${name === schema ? `CREATE ROLE ${role} LOGIN PASSWORD 'probe';` : ''}
           GRANT USAGE ON SCHEMA ${name} TO ${role};
           GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${name} TO ${role};`,
        );
      }
      const url = new URL(owner.url);
      url.username = role;
      url.password = 'probe';
      const restricted = await openDatabase({ url: url.href, folder: null });
      const jobs = await openTestJobs();
      handleJob(probe, () => Promise.resolve(jobDone));
      const { jobId } = await sendJob(school.scope, probe, {});
      await jobs.drain();
      expect(await jobs.row(jobId)).toMatchObject({ state: 'completed' });
      await expect(unscopedDb().$executeRawUnsafe('CREATE TABLE probe (id int)')).rejects.toThrow();
      await jobs.close();
      await restricted.close();
      await owner.jobs.executeSql(`DROP OWNED BY ${role}; DROP ROLE ${role};`);
    },
  );

  it.runIf(process.env['TEST_DATABASE_URL'])('one process works on them at a time', async () => {
    const first = await owner.claimJobs();
    expect(first).not.toBeNull();
    expect(await owner.claimJobs()).toBeNull();
    await first?.release();
    const next = await owner.claimJobs();
    expect(next).not.toBeNull();
    await next?.release();
  });
});
