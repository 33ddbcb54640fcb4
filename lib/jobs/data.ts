import 'server-only';
import { currentJobs } from '@/lib/server/jobs/holder';
import { queueName } from '@/lib/server/jobs/install';
import type { SchoolScope } from '@/lib/server/scope';
import type { JobKind } from '@/lib/shared/jobs';
import { jobRowSchema, type JobDTO } from './schema';

const listMax = 100;

/** What is not done, dead letters first, then what is tried next. Bounded: more than these are a number. */
export async function listJobs(
  scope: SchoolScope,
): Promise<{ readonly jobs: readonly JobDTO[]; readonly total: number }> {
  const { sql, schema } = currentJobs();
  const { rows } = await sql.executeSql(
    `SELECT id::text, data->>'kind' AS kind,
       CASE state WHEN 'created' THEN 'waiting' WHEN 'retry' THEN 'again' WHEN 'active' THEN 'running' ELSE 'dead' END
         AS state,
       CASE WHEN started_on IS NULL THEN 0 ELSE retry_count + 1 END AS tries, retry_limit + 1 AS "triesMax",
       CASE state WHEN 'failed' THEN completed_on ELSE start_after END AS at,
       output->>'problem' AS problem, output->>'detail' AS detail, (count(*) OVER ())::int AS total
     FROM ${schema}.job
     WHERE name = $1 AND data->>'schoolId' = $2 AND state IN ('created', 'retry', 'active', 'failed')
     ORDER BY state = 'failed' DESC, start_after LIMIT ${listMax}`,
    [queueName, scope.schoolId],
  );
  return { jobs: rows.map((row) => jobRowSchema.parse(row)), total: Number(rows[0]?.['total'] ?? 0) };
}

/** When a job of this kind was last done; null when that is longer ago than done jobs are kept. */
export async function readLastDone(scope: SchoolScope, kind: JobKind): Promise<Date | null> {
  const { sql, schema } = currentJobs();
  const { rows } = await sql.executeSql(
    `SELECT max(completed_on) AS at FROM ${schema}.job
     WHERE name = $1 AND data->>'schoolId' = $2 AND data->>'kind' = $3 AND state = 'completed'`,
    [queueName, scope.schoolId, kind],
  );
  const at = rows[0]?.['at'];
  return at instanceof Date ? at : null;
}
