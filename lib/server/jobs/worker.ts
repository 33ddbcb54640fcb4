import 'server-only';
import type PgBoss from 'pg-boss';
import type { SchoolId } from '@/lib/shared/ids';
import type { JobProblem } from '@/lib/shared/jobs';
import { log } from '../log';
import { proveScope } from '../scope';
import { unscopedDb } from '../unscoped';
import type { JobOutcome } from './definition';
import { handlerOf } from './handlers';
import { queueName } from './install';
import type { StoredJob } from './send';
import type { JobsSql } from './sql';

type Fetched = PgBoss.JobWithMetadata<StoredJob>;
type Tools = { readonly boss: PgBoss; readonly sql: JobsSql; readonly schema: string };

const atOnce = 4;
const lookEveryMs = 2000;

/**
 * Takes due jobs and runs them. Our own loop and not the library's `work`: that one lets a rejected `complete` end the process
 * when the database is away, and it ends or fails a whole batch together.
 */
export class JobWorker {
  private readonly tools: Tools;
  private readonly stopping = new AbortController();
  private readonly running = new Set<Promise<void>>();
  private wakeUp: (() => void) | null = null;
  private isAwake = false;

  constructor(tools: Tools) {
    this.tools = tools;
  }

  /** Looks until it is stopped, or until `lost` settles. */
  async loop(lost: Promise<void>): Promise<void> {
    let isLost = false;
    void lost.then(() => {
      isLost = true;
      this.wake();
    });
    while (!this.stopping.signal.aborted && !isLost) {
      this.isAwake = false;
      await this.takeDue().catch((error: unknown) => log.error('due jobs not taken', error));
      if (!this.isAwake) await this.sleep();
    }
  }

  wake(): void {
    this.isAwake = true;
    this.wakeUp?.();
  }

  /** Runs what is due until nothing is. For tests and for an orderly loop alike. */
  async drain(): Promise<void> {
    do {
      await Promise.all(this.running);
    } while ((await this.takeDue()) > 0);
  }

  /** Handlers hear it by their signal; what does not end in time goes back to the queue. */
  async stop(patienceMs: number): Promise<void> {
    this.stopping.abort();
    this.wake();
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, patienceMs);
    });
    await Promise.race([Promise.all(this.running), patience]);
    clearTimeout(timer);
  }

  private async takeDue(): Promise<number> {
    const batchSize = atOnce - this.running.size;
    if (batchSize <= 0) return 0;
    const jobs = await this.tools.boss.fetch<StoredJob>(queueName, { batchSize, includeMetadata: true });
    for (const job of jobs) {
      const run = this.run(job).finally(() => {
        this.running.delete(run);
        this.wake();
      });
      this.running.add(run);
    }
    return jobs.length;
  }

  private async run(job: Fetched): Promise<void> {
    const outcome = await this.outcomeOf(job);
    await this.settle(job, outcome).catch((error: unknown) => {
      // It stays taken; the next start or the library's upkeep brings it back.
      log.error('the outcome of a job not stored', error, { kind: job.data.kind, job: job.id });
    });
  }

  private async outcomeOf(job: Fetched): Promise<JobOutcome> {
    const handler = handlerOf(job.data.kind);
    if (!handler) return { state: 'dead', problem: 'unknown-kind' };
    const timeout = AbortSignal.timeout(handler.timeoutS * 1000);
    const signal = AbortSignal.any([timeout, this.stopping.signal]);
    try {
      const school = await unscopedDb().school.findUnique({ where: { id: job.data.schoolId } });
      if (!school) return { state: 'done' }; // erased with everything that belonged to it
      const scope = proveScope(school.id as SchoolId);
      const { payload } = job.data;
      const run = handler.run({ scope, payload, jobId: job.id, attempt: job.retryCount + 1, signal });
      return await Promise.race([run, aborted(signal)]);
    } catch (error) {
      const problem: JobProblem = timeout.aborted
        ? 'timeout'
        : this.stopping.signal.aborted
          ? 'interrupted'
          : 'error';
      if (problem === 'error') log.error('job failed', error, { kind: job.data.kind, job: job.id });
      return { state: 'again', problem };
    }
  }

  private async settle(job: Fetched, outcome: JobOutcome): Promise<void> {
    const { boss, sql, schema } = this.tools;
    if (outcome.state === 'done') {
      await boss.complete(queueName, job.id);
      return;
    }
    const { problem, detail } = outcome;
    // An orderly end of the server is not the job's fault; a kill may be, and counts.
    const limit =
      outcome.state === 'dead' ? 'retry_count' : problem === 'interrupted' ? 'retry_limit + 1' : null;
    if (limit) {
      await sql.executeSql(
        `UPDATE ${schema}.job SET retry_limit = ${limit} WHERE name = $1 AND id = $2::uuid`,
        [queueName, job.id],
      );
    }
    await boss.fail(queueName, job.id, { problem, ...(detail && { detail: detail.slice(0, 200) }) });
    log.warn('job not done', { kind: job.data.kind, job: job.id, problem, attempt: job.retryCount + 1 });
  }

  private sleep(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.wakeUp?.(), lookEveryMs);
      this.wakeUp = () => {
        clearTimeout(timer);
        this.wakeUp = null;
        resolve();
      };
    });
  }
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const fail = () => reject(new Error('aborted'));
    if (signal.aborted) fail();
    else signal.addEventListener('abort', fail, { once: true });
  });
}
