import 'server-only';
import { createHash, randomUUID } from 'node:crypto';
import type { SchoolScope } from '../scope';
import type { JobDefinition } from './definition';
import { currentJobs } from './holder';
import { queueName } from './install';
import type { JobsSql, SqlRow } from './sql';

/** How long a job is known after it is done (and its key therefore counts), and how long a dead letter waits for a person. */
export const keepDoneDays = 7;
export const keepDeadDays = 30;
const payloadMaxBytes = 8192;
/** How many of one kind may wait for one school. More would be a client that sends in a loop, or another server that is away for weeks. */
export const waitingMax = 2000;

/** So many wait that this one was not sent. Nothing is lost yet: the caller knows, and its user is told. */
export class JobsFullError extends Error {
  override readonly name = 'JobsFullError';
}

/** A Prisma transaction: the job is sent if and only if it commits. */
type Transaction = { $queryRawUnsafe(query: string, ...values: unknown[]): Promise<unknown> };

export type SendOptions = {
  /** The same key of the same kind and school is one job, however often it is sent within a week. */
  readonly key?: string;
  readonly startAfter?: Date;
  readonly within?: Transaction;
};

/** What lies in the queue. */
export type StoredJob = { readonly schoolId: string; readonly kind: string; readonly payload: unknown };

/**
 * @throws {JobsFullError} when too many wait
 * @throws when the payload does not fit its schema, names another school, or is too big: all of them bugs of the caller
 */
export async function sendJob<Payload>(
  scope: SchoolScope,
  job: JobDefinition<Payload>,
  payload: Payload,
  options: SendOptions = {},
): Promise<{ readonly jobId: string; readonly isNew: boolean }> {
  const { schoolId } = scope;
  const stored: StoredJob = { schoolId, kind: job.kind, payload: job.payload.parse(payload) };
  if (namesAnotherSchool(stored.payload, schoolId)) throw new Error('a job names another school');
  if (Buffer.byteLength(JSON.stringify(stored)) > payloadMaxBytes) {
    throw new Error(`a job of the kind ${job.kind} carries too much`);
  }
  const { boss, sql, wake } = currentJobs();
  const db = options.within ? inTransaction(options.within) : sql; // the embedded database has one connection
  if (await isFull(stored, db)) throw new JobsFullError(`too many jobs of the kind ${job.kind} wait`);
  const jobId = options.key === undefined ? randomUUID() : idOf(schoolId, job.kind, options.key);
  const { startAfter, within } = options;
  const sent = await boss.send(queueName, stored, {
    id: jobId,
    retryLimit: job.tries - 1,
    retryDelay: job.firstPauseS,
    retryBackoff: true,
    expireInSeconds: job.timeoutS + 60, // the worker ends it earlier; this is for what the worker did not live to tell
    retentionDays: keepDeadDays,
    ...(startAfter && { startAfter }),
    ...(within && { db }),
  });
  if (!within) wake();
  return { jobId, isNew: sent !== null };
}

async function isFull({ schoolId, kind }: StoredJob, db: JobsSql): Promise<boolean> {
  const { rows } = await db.executeSql(
    `SELECT 1 FROM ${currentJobs().schema}.job
     WHERE name = $1 AND data->>'schoolId' = $2 AND data->>'kind' = $3 AND state IN ('created', 'retry', 'active')
     OFFSET ${waitingMax - 1} LIMIT 1`,
    [queueName, schoolId, kind],
  );
  return rows.length > 0;
}

/** The row's own id is the key: the database refuses a second one, whoever sends it and whenever. */
function idOf(schoolId: string, kind: string, key: string): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([schoolId, kind, key]))
    .digest();
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x80, 6); // version 8: a hash of our own making
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = hash.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  );
}

function namesAnotherSchool(value: unknown, schoolId: string): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([name, inner]) =>
    name === 'schoolId' ? inner !== schoolId : namesAnotherSchool(inner, schoolId),
  );
}

function inTransaction(tx: Transaction): JobsSql {
  return {
    executeSql: async (text, values = []) => {
      const rows = await tx.$queryRawUnsafe(text, ...values);
      return { rows: rows as SqlRow[] };
    },
  };
}
