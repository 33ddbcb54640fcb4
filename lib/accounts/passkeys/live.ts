import 'server-only';
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
} from '@simplewebauthn/server';
import type { SchoolScope } from '@/lib/server/scope';
import { singleton } from '@/lib/server/singleton';
import type { AccountId } from '@/lib/shared/ids';
import { listPasskeys } from '../data';
import { savePasskey, touchPasskey } from '../mutations';
import { findPasskey, type KnownAccount } from '../gate';

const challengeMs = 5 * 60_000;
const challengesMax = 1000;

/** Challenges we handed out and still accept, oldest first; each counts once. */
const challenges = () => singleton('passkey-challenges', () => new Map<string, number>());

function remember(challenge: string, now: number): void {
  const open = challenges();
  for (const [key, until] of open) {
    if (until > now && open.size < challengesMax) break;
    open.delete(key);
  }
  open.set(challenge, now + challengeMs);
}

function take(challenge: string, now: number): boolean {
  const until = challenges().get(challenge);
  challenges().delete(challenge);
  return until !== undefined && until > now;
}

/** The name a passkey is bound to, or null where browsers refuse: a bare address such as 127.0.0.1. */
export function passkeyHost(origin: string): string | null {
  const { hostname } = new URL(origin);
  return /^[\d.]+$/.test(hostname) || hostname.startsWith('[') ? null : hostname;
}

export async function offerPasskey(
  scope: SchoolScope,
  account: { readonly id: AccountId; readonly email: string | null; readonly displayName: string },
  rpID: string,
) {
  const known = await listPasskeys(scope, account.id);
  const options = await generateRegistrationOptions({
    rpName: 'Kreide',
    rpID,
    userID: new TextEncoder().encode(account.id),
    userName: account.email ?? account.displayName,
    userDisplayName: account.displayName,
    attestationType: 'none',
    excludeCredentials: known.map(({ id }) => ({ id })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  remember(options.challenge, Date.now());
  return options;
}

export async function storePasskey(
  scope: SchoolScope,
  accountId: AccountId,
  input: { readonly response: RegistrationResponseJSON; readonly label: string },
  origin: string,
): Promise<boolean> {
  const rpID = passkeyHost(origin);
  if (rpID === null) return false;
  const result = await verifyRegistrationResponse({
    response: input.response,
    expectedChallenge: (challenge) => take(challenge, Date.now()),
    expectedOrigin: origin,
    expectedRPID: rpID,
  }).catch(() => null);
  if (!result?.verified) return false;
  const { id, publicKey, counter, transports } = result.registrationInfo.credential;
  if (await findPasskey(id)) return false;
  await savePasskey(scope, accountId, {
    id,
    publicKey: Uint8Array.from(publicKey),
    counter,
    transports: transports ?? [],
    label: input.label,
  });
  return true;
}

export async function askForPasskey(rpID: string) {
  const options = await generateAuthenticationOptions({ rpID, userVerification: 'required' });
  remember(options.challenge, Date.now());
  return options;
}

/** Whose passkey signed our challenge, or null. */
export async function judgePasskey(
  response: AuthenticationResponseJSON,
  origin: string,
  now: Date,
): Promise<KnownAccount | null> {
  const rpID = passkeyHost(origin);
  const passkey = await findPasskey(response.id);
  if (rpID === null || !passkey) return null;
  const result = await verifyAuthenticationResponse({
    response,
    expectedChallenge: (challenge) => take(challenge, now.getTime()),
    expectedOrigin: origin,
    expectedRPID: rpID,
    credential: { id: passkey.id, publicKey: Uint8Array.from(passkey.publicKey), counter: passkey.counter },
  }).catch(() => null);
  if (!result?.verified) return null;
  const { scope, accountId } = passkey;
  await touchPasskey(scope, passkey.id, result.authenticationInfo.newCounter, now);
  return { scope, accountId };
}
