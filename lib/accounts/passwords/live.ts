import 'server-only';
import { hash, verify } from '@node-rs/argon2';
import { singleton } from '@/lib/server/singleton';

export function hashPassword(password: string): Promise<string> {
  return hash(password); // argon2id with the library's parameters
}

/** Takes as long for an account that does not exist or has no password as for one that does. */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  const decoy = await singleton('decoy-password', () => hashPassword(crypto.randomUUID()));
  const matches = await verify(passwordHash ?? decoy, password).catch(() => false);
  return passwordHash !== null && matches;
}
