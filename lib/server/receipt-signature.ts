import 'server-only';
import { createPublicKey, sign, verify } from 'node:crypto';
import { signingKey } from './signing-key';

const purpose = 'kreide receipts';

/** @returns an Ed25519 signature, base64url */
export function signReceipt(text: string): string {
  return sign(null, Buffer.from(text), signingKey(purpose)).toString('base64url');
}

export function isSignedReceipt(text: string, signature: string): boolean {
  const bytes = Buffer.from(signature, 'base64url');
  return bytes.length === 64 && verify(null, Buffer.from(text), createPublicKey(signingKey(purpose)), bytes);
}
