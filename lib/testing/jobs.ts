import { currentDatabase } from '@/lib/server/db';
import { openJobs, type RunningJobs } from '@/lib/server/jobs/open';

export type TestJobs = RunningJobs & {
  /** The row as it lies in the queue's own table. */
  row(jobId: string): Promise<Record<string, unknown>>;
  countKind(kind: string): Promise<number>;
  /** Ends the pause of every job, as if the time had passed. */
  passPauses(): Promise<void>;
};

/** The queue on the open test database, without its loop: `drain` runs what is due. */
export async function openTestJobs(): Promise<TestJobs> {
  const database = currentDatabase();
  const { jobs, jobsSchema } = database;
  const running = await openJobs(database);
  return {
    ...running,
    drain: async () => {
      // sent in this very millisecond, it is due as well: a database's clock need not be finer
      await jobs.executeSql(
        `UPDATE ${jobsSchema}.job SET start_after = start_after - interval '5 ms' WHERE start_after <= now()`,
      );
      return running.drain();
    },
    row: async (jobId) => {
      const { rows } = await jobs.executeSql(
        `SELECT state::text, retry_count, output, data,
           EXTRACT(epoch FROM start_after - now())::float8 AS pause
         FROM ${jobsSchema}.job WHERE id = $1::uuid`,
        [jobId],
      );
      return rows[0] ?? {};
    },
    countKind: async (kind) => {
      const { rows } = await jobs.executeSql(
        `SELECT count(*)::int AS count FROM ${jobsSchema}.job WHERE data->>'kind' = $1`,
        [kind],
      );
      return Number(rows[0]?.['count']);
    },
    passPauses: async () => {
      await jobs.executeSql(
        `UPDATE ${jobsSchema}.job SET start_after = now() - interval '1s' WHERE state IN ('created', 'retry')`,
      );
    },
  };
}
