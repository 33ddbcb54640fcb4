import 'server-only';
import pg from 'pg';

/** Held by the one process that works on a database's jobs. */
export type JobsClaim = {
  /** Settles when it is lost: another process may work from then on. */
  readonly lost: Promise<void>;
  release(): Promise<void>;
};

/** The embedded database has one process anyway: the lock on its folder sees to that. */
export function claimEmbedded(): Promise<JobsClaim> {
  return Promise.resolve({ lost: new Promise(() => undefined), release: () => Promise.resolve() });
}

/** A lock that Postgres drops with its connection, also after `kill -9`. Null when another process has it. */
export async function claimPostgres(url: string, schema: string): Promise<JobsClaim | null> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000, keepAlive: true });
  const lost = new Promise<void>((resolve) => {
    client.once('end', resolve);
    client.once('error', () => resolve());
  });
  await client.connect();
  const { rows } = await client.query<{ got: boolean }>(
    'SELECT pg_try_advisory_lock(724531, hashtext($1)) AS got',
    [schema],
  );
  if (rows[0]?.got) return { lost, release: () => client.end() };
  await client.end();
  return null;
}
