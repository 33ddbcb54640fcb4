import 'server-only';
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { installationKeys } from './keys';

/** SHA-256 of a secret, hex: what the database keeps of cards, seats, tickets and invitations. They carry 128 random bits or more. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** AES-256-GCM; the owner's id is bound in, so that a sealed name cannot be moved to another row. Layout: iv(12) tag(16) text. */
export function sealText(text: string, ownerId: string): Uint8Array<ArrayBuffer> {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(installationKeys().names, 'base64'), iv);
  cipher.setAAD(Buffer.from(ownerId));
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Uint8Array.from(Buffer.concat([iv, cipher.getAuthTag(), body]));
}

/** Null when the bytes were not sealed for this owner with this key. */
export function openText(sealed: Uint8Array, ownerId: string): string | null {
  try {
    const decipher = createDecipheriv(
      'aes-256-gcm',
      Buffer.from(installationKeys().names, 'base64'),
      sealed.subarray(0, 12),
    );
    decipher.setAAD(Buffer.from(ownerId));
    decipher.setAuthTag(sealed.subarray(12, 28));
    return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}
