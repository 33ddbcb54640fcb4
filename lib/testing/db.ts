import { randomBytes } from 'node:crypto';
import { closeDatabase, openDatabase, type Database } from '@/lib/server/db';
import { useKeys } from '@/lib/server/keys';

/**
 * A fresh database for one test file: embedded and in memory, or, with TEST_DATABASE_URL, a schema of its own on that server.
 */
export async function openTestDatabase(): Promise<Database & { url: string; cleanUp(): Promise<void> }> {
  useKeys({
    names: randomBytes(32).toString('base64'),
    signIn: randomBytes(32).toString('base64url'),
    mediaKey: 'test-key',
    mediaSecret: randomBytes(32).toString('base64url'),
  });
  const server = process.env['TEST_DATABASE_URL'];
  if (!server) {
    const database = await openDatabase({ url: undefined, folder: null });
    return { ...database, url: '', cleanUp: closeDatabase };
  }
  const schema = `test_${randomBytes(8).toString('hex')}`;
  const url = new URL(server);
  url.searchParams.set('schema', schema);
  const database = await openDatabase({ url: url.href, folder: null });
  return {
    ...database,
    url: url.href,
    cleanUp: async () => {
      await database.client.$executeRawUnsafe(`DROP SCHEMA "${schema}", "${database.jobsSchema}" CASCADE`);
      await closeDatabase();
    },
  };
}
