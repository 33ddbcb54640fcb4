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
  return {
    ...(await openJobs(database)),
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
