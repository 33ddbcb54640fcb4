import 'server-only';
import type { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { log } from '../log';

export type SqlRow = Record<string, unknown>;

/** What the library of the queue needs of a database: one statement with values, or several without. */
export type JobsSql = {
  executeSql(text: string, values?: unknown[]): Promise<{ rows: SqlRow[] }>;
};

/** In the embedded database's own transaction: its queue keeps everybody else out, and a failure is rolled back. */
export function pgliteSql(pglite: PGlite): JobsSql {
  return {
    executeSql: async (text, values) => {
      if (values) return pglite.query<SqlRow>(text, values);
      const results = await pglite.transaction((tx) => tx.exec(text));
      return { rows: results.at(-1)?.rows ?? [] };
    },
  };
}

/** Two connections beside Prisma's, which cannot run several statements at once. Made at the first use. */
export function postgresSql(options: pg.PoolConfig): JobsSql & { close(): Promise<void> } {
  let pool: pg.Pool | null = null;
  return {
    executeSql: async (text, values) => {
      pool ??= openPool(options);
      const client = await pool.connect();
      try {
        const { rows } = await client.query<SqlRow>(text, values);
        client.release();
        return { rows };
      } catch (error) {
        client.release(true); // it may stand in a transaction that failed half-way
        throw error;
      }
    },
    close: async () => {
      await pool?.end();
      pool = null;
    },
  };
}

function openPool(options: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({ ...options, max: 2, idleTimeoutMillis: 30_000 });
  pool.on('error', (error) => log.error('a connection of the job queue broke', error));
  return pool;
}
