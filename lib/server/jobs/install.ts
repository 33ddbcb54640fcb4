import 'server-only';
import PgBoss from 'pg-boss';
import type { JobsSql } from './sql';

/** One queue for all kinds: a new kind needs no table, and one look finds whatever is due. */
export const queueName = 'jobs';

/** Brings the queue's own tables up to date. Part of migrating, so that a running server needs no right to make tables. */
export async function installJobs(sql: JobsSql, schema: string): Promise<void> {
  const boss = new PgBoss({ db: sql, schema, supervise: false, schedule: false });
  await boss.start();
  try {
    if (!(await boss.getQueue(queueName))) await boss.createQueue(queueName);
  } finally {
    await boss.stop({ graceful: false });
  }
}

/** Beside our own schema, under a name that pg-boss accepts. */
export function jobsSchemaOf(schema: string): string {
  const plain = schema.replace(/\W/g, '_').slice(0, 40);
  return plain === 'public' ? 'kreide_jobs' : `${plain}_jobs`;
}
