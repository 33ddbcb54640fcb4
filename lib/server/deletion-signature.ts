import 'server-only';
import { createPublicKey, sign, verify } from 'node:crypto';
import { signingKey } from './signing-key';

const purpose = 'kreide log of deletions';

/** What one entry of the log says; `previous` is the signature before it, so that none can be taken out or put in between. */
export type SignedDeletion = {
  readonly schoolId: string;
  readonly number: number;
  readonly at: Date;
  readonly cause: string;
  readonly what: string;
  readonly count: number;
  readonly previous: string;
};

/** Ed25519 (RFC 8032) with a key derived from the installation's: whoever has the public key can check, only we can write. */
export function signDeletion(entry: SignedDeletion): string {
  return sign(null, bytesOf(entry), signingKey(purpose)).toString('base64url');
}

export function isSignedDeletion(entry: SignedDeletion, signature: string): boolean {
  return verify(
    null,
    bytesOf(entry),
    createPublicKey(signingKey(purpose)),
    Buffer.from(signature, 'base64url'),
  );
}

/** For whoever checks the log elsewhere: SPKI, base64. */
export function deletionPublicKey(): string {
  return createPublicKey(signingKey(purpose)).export({ format: 'der', type: 'spki' }).toString('base64');
}

/** One line per field: none of them holds a line break. */
function bytesOf({ previous, schoolId, number, at, cause, what, count }: SignedDeletion): Buffer {
  return Buffer.from([previous, schoolId, number, at.toISOString(), cause, what, count].join('\n'));
}
