import 'server-only';
import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { dataDir, type Env } from './env';
import { UserError } from './user-error';
import { singleton } from './singleton';

const keyFile = z.object({
  names: z.string(),
  signIn: z.string().min(32),
  mediaKey: z.string(),
  mediaSecret: z.string().min(32),
});
export type Keys = z.infer<typeof keyFile>;

const holder = () => singleton<{ keys: Keys | null }>('keys', () => ({ keys: null }));

/** The installation's own keys: from the settings, else from a file of mode 0600 that the first start makes. */
export async function openKeys(env: Env): Promise<Keys> {
  const file = path.join(dataDir(env), 'keys.json');
  const stored = await readKeys(file);
  const made = stored ?? {
    names: randomBytes(32).toString('base64'),
    signIn: randomBytes(32).toString('base64url'),
    mediaKey: `kreide-${randomBytes(6).toString('hex')}`,
    mediaSecret: randomBytes(32).toString('base64url'),
  };
  if (!stored) {
    await writeFile(file, JSON.stringify(made, null, 2), { mode: 0o600, flag: 'wx' });
  }
  holder().keys = {
    names: env.NAMES_KEY ?? made.names,
    signIn: env.NEXTAUTH_SECRET ?? made.signIn,
    mediaKey: env.LIVEKIT_API_KEY ?? made.mediaKey,
    mediaSecret: env.LIVEKIT_API_SECRET ?? made.mediaSecret,
  };
  return holder().keys as Keys;
}

/** Null when there is no file yet. One that cannot be read is never replaced: names in the database hang on it. */
async function readKeys(file: string): Promise<Keys | null> {
  try {
    return keyFile.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return null;
    throw new UserError(`The keys in ${file} cannot be read: bring the file back from a backup.`, { cause });
  }
}

/** Keys for tests and tools that never touch a folder. */
export function useKeys(keys: Keys): void {
  holder().keys = keys;
}

export function installationKeys(): Keys {
  const { keys } = holder();
  if (!keys) {
    throw new Error('the keys are not open');
  }
  return keys;
}
