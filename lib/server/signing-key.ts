import 'server-only';
import { createPrivateKey, hkdfSync, type KeyObject } from 'node:crypto';
import { installationKeys } from './keys';

// The head of PKCS #8 for an Ed25519 seed of 32 bytes (RFC 8410).
const pkcs8Head = Buffer.from('302e020100300506032b657004220420', 'hex');

/**
 * An Ed25519 key (RFC 8032) for one purpose, so that a signature for one thing is none for another. Derived from the key of
 * names, which an installation never changes: what was signed once can be checked as long as it lives.
 */
export function signingKey(purpose: 'kreide log of deletions' | 'kreide receipts'): KeyObject {
  const secret = Buffer.from(installationKeys().names, 'base64');
  const seed = Buffer.from(hkdfSync('sha256', secret, '', purpose, 32));
  return createPrivateKey({ key: Buffer.concat([pkcs8Head, seed]), format: 'der', type: 'pkcs8' });
}
