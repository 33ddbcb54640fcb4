import 'server-only';
import { setTimeout } from 'node:timers/promises';
import PgBoss from 'pg-boss';
import type { Database } from '../db';
import { log } from '../log';
import type { JobsClaim } from './claim';
import { setJobs } from './holder';
import { queueName } from './install';
import { keepDeadDays, keepDoneDays } from './send';
import { JobWorker } from './worker';

const daySeconds = 86_400;
const claimEveryMs = 10_000;
const endPatienceMs = 1500;

export type RunningJobs = {
  /** Runs what is due now, then comes back. For tests, which do not start the loop. */
  readonly drain: () => Promise<void>;
  /** Works from now on, in one process at a time, until closed. */
  readonly start: () => void;
  close(): Promise<void>;
};

/** Opens the queue for sending; `start` makes this process the one that works. The tables are there: migrating made them. */
export async function openJobs(database: Database): Promise<RunningJobs> {
  const { jobs: sql, jobsSchema: schema } = database;
  const boss = new PgBoss({
    db: sql,
    schema,
    migrate: false,
    schedule: false,
    maintenanceIntervalSeconds: 600,
    archiveCompletedAfterSeconds: keepDoneDays * daySeconds,
    archiveFailedAfterSeconds: keepDeadDays * daySeconds,
    deleteAfterSeconds: 60,
  });
  boss.on('error', (error) => log.error('upkeep of the job queue failed', error));
  await boss.start();
  const tools = { boss, sql, schema };
  const worker = new JobWorker(tools);
  setJobs({ ...tools, wake: () => worker.wake() });
  const ending = new AbortController();
  let working: Promise<void> = Promise.resolve();
  return {
    drain: () => worker.drain(),
    start: () => {
      working = workWhileClaimed(database, { boss, worker, ending: ending.signal });
    },
    close: async () => {
      ending.abort();
      await worker.stop(endPatienceMs);
      await working;
      setJobs(null);
      await boss.stop({ graceful: false });
    },
  };
}

type Work = { readonly boss: PgBoss; readonly worker: JobWorker; readonly ending: AbortSignal };

async function workWhileClaimed(database: Database, { boss, worker, ending }: Work): Promise<void> {
  while (!ending.aborted) {
    const claim = await database.claimJobs().catch(() => null);
    if (claim) {
      await workWith(claim, database, { boss, worker, ending }).catch((error: unknown) =>
        log.error('the job queue stopped working', error),
      );
      await claim.release().catch(() => undefined);
    }
    if (!ending.aborted) await setTimeout(claimEveryMs, undefined, { signal: ending }).catch(() => undefined);
  }
}

async function workWith(claim: JobsClaim, database: Database, { boss, worker, ending }: Work) {
  await takeBackOrphans(database, boss);
  if (!ending.aborted) await worker.loop(claim.lost);
}

/** Whoever holds the claim is the only worker, so what is still taken was taken by a process that died. It counts as a try. */
async function takeBackOrphans(database: Database, boss: PgBoss): Promise<void> {
  const { rows } = await database.jobs.executeSql(
    `SELECT id FROM ${database.jobsSchema}.job WHERE name = $1 AND state = 'active'`,
    [queueName],
  );
  for (const { id } of rows) await boss.fail(queueName, String(id), { problem: 'interrupted' });
}
