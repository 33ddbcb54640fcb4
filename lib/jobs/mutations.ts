import 'server-only';
import { currentJobs } from '@/lib/server/jobs/holder';
import { queueName } from '@/lib/server/jobs/install';
import { keepDeadDays } from '@/lib/server/jobs/send';
import type { SchoolScope } from '@/lib/server/scope';

/**
 * Gives a dead letter one more try at once, and as many pauses after it as it had. The library's own `retry` knows no school and
 * leaves the date of its end, by which its upkeep would sweep up the job before it ran.
 */
export async function retryJob(scope: SchoolScope, jobId: string): Promise<boolean> {
  const { sql, schema, wake } = currentJobs();
  const { rows } = await sql.executeSql(
    `UPDATE ${schema}.job
     SET state = 'retry', retry_limit = retry_count + GREATEST(retry_limit, 1), start_after = now() - interval '1s',
       completed_on = NULL, keep_until = now() + interval '${keepDeadDays} days'
     WHERE name = $1 AND id = $2::uuid AND state = 'failed' AND data->>'schoolId' = $3 RETURNING id`,
    [queueName, jobId, scope.schoolId],
  );
  if (rows.length > 0) wake();
  return rows.length > 0;
}
