import 'server-only';
import path from 'node:path';
import { lockDataFolder } from './data-lock';
import { closeDatabase, openDatabase } from './db';
import { dataDir, readEnv } from './env';

/** Brings the schema of the configured database up to date and ends: for whoever updates a server in two steps. */
export async function migrateOnce(): Promise<string> {
  const env = readEnv();
  const release = await lockDataFolder(dataDir(env));
  try {
    const database = await openDatabase({ url: env.DATABASE_URL, folder: path.join(dataDir(env), 'db') });
    await closeDatabase();
    return `The schema of the ${database.kind} database is up to date.`;
  } finally {
    await release();
  }
}
