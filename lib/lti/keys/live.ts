import 'server-only';
import { generateKeyPair, createPrivateKey } from 'node:crypto';
import { promisify } from 'node:util';
import { exportJWK, SignJWT, type JWTPayload } from 'jose';
import { openText } from '@/lib/server/seal';
import type { SchoolScope } from '@/lib/server/scope';
import { newId } from '@/lib/shared/ids';
import { listKeys, readActiveKey } from './data';
import { dropKeys, rotateKeys, type MadeKey } from './mutations';
import { keysDue } from './rules';

const generate = promisify(generateKeyPair);

/** RSA 2048, made beside the event loop: Moodle's configuration knows RS256 alone. */
async function makeKey(): Promise<MadeKey> {
  const id = newId();
  const { publicKey, privateKey } = await generate('rsa', { modulusLength: 2048 });
  const { n, e } = await exportJWK(publicKey);
  if (n === undefined || e === undefined) throw new Error('an RSA key without its numbers');
  const publicJwk = { kty: 'RSA', n, e, kid: id, alg: 'RS256', use: 'sig' };
  return { id, publicJwk, privatePem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() };
}

/** By the admin's button, and by age whenever keys are asked for. */
export async function rotate(scope: SchoolScope, now: Date): Promise<void> {
  const keys = await listKeys(scope);
  const active = keys.find(({ state }) => state === 'active');
  const hasNext = keys.some(({ state }) => state === 'next');
  const made = await Promise.all(hasNext ? [makeKey()] : [makeKey(), makeKey()]);
  await rotateKeys(scope, active?.id ?? null, made, now);
}

/** LTI-31: the keys of a school as they are now; what is due by age is done first. */
export async function currentKeys(scope: SchoolScope, now: Date) {
  const due = keysDue(await listKeys(scope), now);
  if (due.rotate) await rotate(scope, now);
  if (due.drop.length > 0) await dropKeys(scope, due.drop);
  return listKeys(scope);
}

/** Signs for a platform of this school: answers of deep linking, and what asks for an access token. */
export async function signAsTool(scope: SchoolScope, claims: JWTPayload, now: Date): Promise<string> {
  await currentKeys(scope, now);
  const key = await readActiveKey(scope);
  const pem = key && openText(key.privateKey, key.id);
  if (!key || pem === null) throw new Error('the key of the LTI tool cannot be opened');
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'RS256', kid: key.id, typ: 'JWT' })
    .sign(createPrivateKey(pem ?? ''));
}
