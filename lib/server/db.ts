import 'server-only';
import { PrismaPg } from '@prisma/adapter-pg';
import { PGlite } from '@electric-sql/pglite';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import { claimEmbedded, claimPostgres, type JobsClaim } from './jobs/claim';
import { installJobs, jobsSchemaOf } from './jobs/install';
import { pgliteSql, postgresSql, type JobsSql } from './jobs/sql';
import { migrate, type SqlRunner } from './migrate';
import { PrismaClient } from './prisma/client';
import type { SchoolScope } from './scope';
import { forgetSingleton, singleton } from './singleton';
import { UserError } from './user-error';

export type Database = {
  readonly kind: 'pglite' | 'postgres';
  readonly client: PrismaClient;
  /** For the job queue alone, which keeps its tables in a schema of its own. */
  readonly jobs: JobsSql;
  readonly jobsSchema: string;
  /** Null while another process works on this database's jobs. */
  claimJobs(): Promise<JobsClaim | null>;
  close(): Promise<void>;
};

type Holder = { database: Database | null };
const holder = (): Holder => singleton('database', () => ({ database: null }));

/** Opens the database once per process and brings its schema up to date. @throws UserError when it cannot be reached */
export async function openDatabase(options: {
  readonly url: string | undefined;
  /** Folder of the embedded database; null keeps it in memory (tests). */
  readonly folder: string | null;
  readonly migrationsFolder?: string;
}): Promise<Database> {
  const folder = options.migrationsFolder ?? path.resolve('prisma/migrations');
  const database = options.url
    ? await openPostgres(options.url, folder)
    : await openPglite(options.folder, folder);
  holder().database = database;
  return database;
}

export async function closeDatabase(): Promise<void> {
  await holder().database?.close();
  forgetSingleton('database');
}

async function openPglite(folder: string | null, migrations: string): Promise<Database> {
  if (folder !== null) {
    await mkdir(path.dirname(folder), { recursive: true });
  }
  const pglite = await PGlite.create(folder ?? 'memory://');
  const runner: SqlRunner = {
    script: async (sql) => void (await pglite.exec(sql)),
    query: async (sql, parameters) =>
      (await pglite.query<Record<string, unknown>>(sql, [...parameters])).rows,
  };
  await migrate(runner, migrations);
  const jobs = pgliteSql(pglite);
  const jobsSchema = jobsSchemaOf('public');
  await installJobs(jobs, jobsSchema);
  const client = new PrismaClient({ adapter: new PrismaPGlite(pglite) });
  return {
    kind: 'pglite',
    client,
    jobs,
    jobsSchema,
    claimJobs: claimEmbedded,
    close: async () => {
      await client.$disconnect();
      if (!pglite.closed) await pglite.close();
    },
  };
}

async function openPostgres(url: string, migrations: string): Promise<Database> {
  const schema = new URL(url).searchParams.get('schema') ?? 'public';
  const jobsSchema = jobsSchemaOf(schema);
  const connection = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  try {
    await connection.connect();
  } catch (cause) {
    throw new UserError(
      'The database in DATABASE_URL cannot be reached: check that it runs and the address is right.',
      {
        cause,
      },
    );
  }
  try {
    // One migrating process at a time; the lock goes with the connection.
    await connection.query('SELECT pg_advisory_lock(724530)');
    const found = await connection.query('SELECT 1 FROM pg_namespace WHERE nspname = $1', [schema]);
    if (found.rowCount === 0) await connection.query(`CREATE SCHEMA ${pg.escapeIdentifier(schema)}`);
    await connection.query(`SET search_path TO ${pg.escapeIdentifier(schema)}`);
    const runner: SqlRunner = {
      script: async (sql) => void (await connection.query(sql)),
      query: async (sql, parameters) =>
        (await connection.query<Record<string, unknown>>(sql, [...parameters])).rows,
    };
    await migrate(runner, migrations);
    const queue = { executeSql: (text: string, values?: unknown[]) => connection.query(text, values) };
    await installJobs(queue, jobsSchema);
  } finally {
    await connection.end();
  }
  const adapter = new PrismaPg(
    {
      connectionString: url,
      max: 10,
      connectionTimeoutMillis: 5000,
      statement_timeout: 15_000,
      // The adapter names the schema in its own queries only; raw ones look here.
      options: `-c search_path=${pg.escapeIdentifier(schema)}`,
    },
    { schema },
  );
  const client = new PrismaClient({ adapter });
  const jobs = postgresSql({
    connectionString: url,
    connectionTimeoutMillis: 5000,
    statement_timeout: 15_000,
  });
  return {
    kind: 'postgres',
    client,
    jobs,
    jobsSchema,
    claimJobs: () => claimPostgres(url, jobsSchema),
    close: async () => {
      await jobs.close();
      await client.$disconnect();
    },
  };
}

export function currentDatabase(): Database {
  const { database } = holder();
  if (!database) {
    throw new Error('the database is not open');
  }
  return database;
}

/** A Prisma client that can only see one school: every call gets the school's id in its `where`, and foreign `data` is refused. */
export function schoolDb(scope: SchoolScope): SchoolClient {
  return scopedClient(currentDatabase().client, scope.schoolId);
}

export type SchoolClient = ReturnType<typeof scopedClient>;

function scopedClient(client: PrismaClient, schoolId: string) {
  return client.$extends({
    query: {
      $allModels: {
        $allOperations: ({ model, operation, args, query }) =>
          query(withSchool({ model, operation, args, schoolId })),
      },
    },
  });
}

type LooseArgs = { where?: object; data?: unknown; create?: unknown; update?: unknown };

const inserts = new Set(['create', 'createMany', 'createManyAndReturn']);

/** Exported for its test. `School` itself is keyed by `id`, everything else by `schoolId`. */
export function withSchool<T>(call: { model: string; operation: string; args: T; schoolId: string }): T {
  const key = call.model === 'School' ? 'id' : 'schoolId';
  const loose: LooseArgs = { ...(call.args as LooseArgs) };
  checkData([loose.data, loose.create, loose.update].flat(), key, call.schoolId);
  if (!inserts.has(call.operation)) {
    const where = loose.where ?? {};
    const given = (where as Record<string, unknown>)[key];
    if (given !== undefined && given !== call.schoolId) {
      throw new Error(`a query on ${call.model} names another school`);
    }
    loose.where = { ...where, [key]: call.schoolId };
  }
  return loose as T;
}

function checkData(rows: readonly unknown[], key: string, schoolId: string): void {
  for (const row of rows) {
    const given = (row as Record<string, unknown> | undefined)?.[key];
    if (given !== undefined && given !== schoolId) {
      throw new Error('a row names another school');
    }
  }
}
