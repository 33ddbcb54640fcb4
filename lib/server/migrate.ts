import 'server-only';
import { createHash, randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** What both databases can do for the runner: several statements at once, or one with parameters. */
export type SqlRunner = {
  script(sql: string): Promise<void>;
  query(sql: string, parameters: readonly unknown[]): Promise<readonly Record<string, unknown>[]>;
};

// Prisma's own table, so that `prisma migrate deploy` and this runner agree on what is applied.
const historyTable = `
CREATE TABLE "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL,
  "checksum" VARCHAR(64) NOT NULL,
  "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL,
  "logs" TEXT,
  "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
  "applied_steps_count" INTEGER NOT NULL DEFAULT 0
)`;

/** Applies the migrations that are missing, each in one transaction. Returns the names of those applied. */
export async function migrate(sql: SqlRunner, folder: string): Promise<readonly string[]> {
  // Asked first: a role that may only read and write may not even say "if not exists".
  const [history] = await sql.query(`SELECT to_regclass('"_prisma_migrations"')::text AS name`, []);
  if (!history?.['name']) await sql.script(historyTable);
  const rows = await sql.query(
    'SELECT migration_name FROM "_prisma_migrations" WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
    [],
  );
  const done = new Set(rows.map((row) => row['migration_name']));
  const names = (await readdir(folder, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory() && !done.has(entry.name))
    .map((entry) => entry.name)
    .sort();
  for (const name of names) {
    const script = await readFile(path.join(folder, name, 'migration.sql'), 'utf8');
    const checksum = createHash('sha256').update(script).digest('hex');
    const record = `INSERT INTO "_prisma_migrations" (id, checksum, finished_at, migration_name, applied_steps_count)
      VALUES ('${randomUUID()}', '${checksum}', now(), '${name.replaceAll("'", "''")}', 1)`;
    await sql.script(`BEGIN;\n${script}\n;${record};\nCOMMIT;`);
  }
  return names;
}
