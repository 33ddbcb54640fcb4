import 'server-only';
import { headers } from 'next/headers';
import { publicOrigin } from '@/lib/server/host';
import { listColleagues, listPasskeys, listSignIns, readAccount, readSchool } from './data';
import { findStaff, hasAccounts, requireStaff } from './gate';
import { listIdentities } from './identities/data';
import type { IdentityDTO } from './identities/schema';
import { passkeyHost } from './passkeys/live';
import { nameDevice } from './rules';
import type { ColleagueDTO, PasskeyDTO, SignInDTO } from './schema';

export type AccountPage = {
  readonly displayName: string;
  /** None: she comes by an LMS or the school's own sign-on. */
  readonly email: string | null;
  readonly schoolName: string;
  readonly role: 'admin' | 'teacher';
  readonly hasPassword: boolean;
  readonly timeZone: string;
  readonly signIns: readonly SignInDTO[];
  readonly passkeys: readonly PasskeyDTO[];
  readonly identities: readonly IdentityDTO[];
  /** Whom this account may help to a new password: nobody, unless it is an admin's. */
  readonly colleagues: readonly ColleagueDTO[];
};

export async function loadAccount(): Promise<AccountPage> {
  const staff = await requireStaff();
  const [account, school, signIns, passkeys, identities, colleagues] = await Promise.all([
    readAccount(staff.scope, staff.accountId),
    readSchool(staff.scope),
    listSignIns(staff.scope, staff.accountId, new Date()),
    listPasskeys(staff.scope, staff.accountId),
    listIdentities(staff.scope, staff.accountId),
    staff.role === 'admin' ? listColleagues(staff.scope, staff.accountId) : [],
  ]);
  return {
    displayName: account.displayName,
    email: account.email,
    schoolName: school.name,
    role: staff.role,
    hasPassword: account.passwordHash !== null,
    timeZone: staff.timeZone,
    signIns: signIns.map(({ id, device, createdAt, lastSeenAt }) => ({
      id,
      device,
      createdAt,
      lastSeenAt,
      isThis: id === staff.signInId,
    })),
    passkeys: passkeys.map(({ id, label, createdAt }) => ({ id, label, createdAt })),
    identities: identities.map(({ kind, ...row }) => ({ ...row, kind: kind === 'lti' ? 'lti' : 'oidc' })),
    colleagues,
  };
}

/** Where passkeys work: null when this page stands on the right name, else the address to open instead. */
export async function loadPasskeyAddress(): Promise<string | null> {
  const origin = publicOrigin();
  const host = (await headers()).get('host') ?? '';
  return new URL(origin).host === host && passkeyHost(origin) !== null ? null : origin;
}

export async function loadLanding(): Promise<{ readonly isSignedIn: boolean; readonly isFresh: boolean }> {
  const [staff, isUsed] = await Promise.all([findStaff(), hasAccounts()]);
  return { isSignedIn: staff !== null, isFresh: !isUsed };
}

export async function loadThisDevice(): Promise<string> {
  return nameDevice((await headers()).get('user-agent') ?? '');
}
