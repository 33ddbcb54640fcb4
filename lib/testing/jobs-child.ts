import { z } from 'zod';
import { closeDatabase, openDatabase } from '@/lib/server/db';
import { defineJob, jobDone } from '@/lib/server/jobs/definition';
import { handleJob } from '@/lib/server/jobs/handlers';
import { openJobs } from '@/lib/server/jobs/open';
import { sendJob } from '@/lib/server/jobs/send';
import { proveScope } from '@/lib/server/scope';
import { unscopedDb } from '@/lib/server/unscoped';
import { newId, type SchoolId } from '@/lib/shared/ids';

/**
 * A process of its own with the queue, for tests that kill it. `hang` sends a job and hangs in the middle of it, after its effect;
 * `finish` works on whatever is there. The effect is one row for each job, however often the job runs.
 */
const [mode, url, folder] = process.argv.slice(2);

const effect = defineJob({
  kind: 'test-effect',
  payload: z.object({}),
  tries: 3,
  firstPauseS: 1,
  timeoutS: 600,
});
const database = await openDatabase({ url: url || undefined, folder: folder || null });
const { client } = database;
handleJob(effect, async ({ scope, jobId, attempt }) => {
  const row = { schoolId: scope.schoolId, id: jobId.slice(0, 26), grade: '1-2', name: 'effect' };
  const data = { ...row, linkCode: jobId, pictureCode: jobId };
  await client.class.createMany({ data: [data], skipDuplicates: true });
  console.log(JSON.stringify({ event: 'ran', attempt, jobId }));
  if (mode === 'hang') await new Promise(() => setInterval(() => undefined, 1000));
  return jobDone;
});
const jobs = await openJobs(database);
if (mode === 'hang') {
  const id = newId<SchoolId>();
  await unscopedDb().school.create({ data: { id, name: 'Testschule', timeZone: 'Europe/Berlin' } });
  await sendJob(proveScope(id), effect, {});
}
jobs.start();
process.on('SIGTERM', () => {
  void (async () => {
    await jobs.close();
    console.log(JSON.stringify({ event: 'effects', count: await client.class.count() }));
    const { rows } = await database.jobs.executeSql(
      `SELECT state::text FROM ${database.jobsSchema}.job WHERE data->>'kind' = 'test-effect'`,
    );
    console.log(JSON.stringify({ event: 'states', states: rows.map(({ state }) => state) }));
    await closeDatabase();
    process.exit(0);
  })();
});
