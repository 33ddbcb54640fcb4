import 'server-only';
import path from 'node:path';
import { findAccountByEmail } from '@/lib/accounts/gate';
import { createReset } from '@/lib/accounts/resets/mutations';
import { resetHours, resetPath } from '@/lib/accounts/rules';
import { emailSchema } from '@/lib/accounts/schema';
import { lockDataFolder } from './data-lock';
import { closeDatabase, openDatabase } from './db';
import { dataDir, readEnv } from './env';
import { UserError } from './user-error';

/**
 * For the only admin who forgot the password: whoever may run programs on this machine gets the link. Takes the data folder
 * like a start does, so Kreide must not run meanwhile. @throws UserError
 */
export async function resetOnce(email: string | undefined): Promise<string> {
  const parsed = emailSchema.safeParse(email);
  if (!parsed.success) throw new UserError('Say whose password: npm run reset-password -- name@example.org');
  const env = readEnv();
  const release = await lockDataFolder(dataDir(env));
  try {
    await openDatabase({ url: env.DATABASE_URL, folder: path.join(dataDir(env), 'db') });
    const account = await findAccountByEmail(parsed.data);
    const secret = account && (await createReset(account.scope, account.accountId, new Date()));
    if (!secret) throw new UserError(`There is no account with the address ${parsed.data}.`);
    const origin = env.PUBLIC_URL ?? `http://localhost:${env.PORT}`;
    return `Start Kreide, then open this link within ${resetHours} hours; it works once: ${origin}${resetPath(secret)}`;
  } finally {
    await closeDatabase();
    await release();
  }
}
