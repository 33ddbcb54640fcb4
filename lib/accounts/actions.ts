'use server';

import { revalidatePath } from 'next/cache';
import { headers } from 'next/headers';
import { z } from 'zod';
import { publicOrigin } from '@/lib/server/host';
import { log } from '@/lib/server/log';
import { ok, refuse, type Result } from '@/lib/shared/result';
import { listPasskeys, readAccount } from './data';
import { createFirstAccount, isFirstRunSecret } from './first-run/live';
import { findAccountByEmail, findInvitation, findReset, requireStaff } from './gate';
import { listIdentities } from './identities/data';
import { unlinkIdentity } from './identities/mutations';
import { countWaysIn } from './identities/rules';
import { identityIdSchema } from './identities/schema';
import { addressOf, countAttempt, forgetAttempt } from './limits/live';
import {
  acceptInvitation,
  createInvitation,
  deletePasskey,
  revokeOtherSignIns,
  revokeSignIn,
  setDisplayName,
  setPasswordHash,
} from './mutations';
import { askForPasskey, offerPasskey, passkeyHost, storePasskey } from './passkeys/live';
import { registrationSchema } from './passkeys/schema';
import { hashPassword, verifyPassword } from './passwords/live';
import { acceptReset, createReset } from './resets/mutations';
import { judgeLink, resetPath } from './rules';
import {
  accountIdSchema,
  accountProblem,
  changePasswordSchema,
  firstAccountSchema,
  invitedAccountSchema,
  passkeyLabelSchema,
  resetSchema,
  secretSchema,
  staffRoleSchema,
  type AccountProblem,
} from './schema';

/** Guessing secrets is hopeless, and costs like guessing passwords. */
async function countTry(subject: string): Promise<boolean> {
  const address = addressOf(await headers());
  return countAttempt({ address, subject: `${subject} ${address}` });
}

export async function openFirstRun(input: unknown): Promise<Result<undefined, AccountProblem>> {
  if (!(await countTry('first-run'))) return refuse('too-many-tries');
  const parsed = secretSchema.safeParse(input);
  return parsed.success && (await isFirstRunSecret(parsed.data)) ? ok() : refuse('link-used');
}

export async function registerFirstAccount(input: unknown): Promise<Result<undefined, AccountProblem>> {
  if (!(await countTry('first-run'))) return refuse('too-many-tries');
  const parsed = firstAccountSchema.safeParse(input);
  return parsed.success ? createFirstAccount(parsed.data) : refuse(accountProblem(parsed.error));
}

export async function openInvitation(
  input: unknown,
): Promise<Result<{ readonly schoolName: string }, AccountProblem>> {
  if (!(await countTry('invitation'))) return refuse('too-many-tries');
  const parsed = secretSchema.safeParse(input);
  const invitation = parsed.success ? await findInvitation(parsed.data) : null;
  const state = invitation ? judgeLink(invitation, new Date()) : 'used';
  if (!invitation || state !== 'open') return refuse(state === 'expired' ? 'link-expired' : 'link-used');
  return ok({ schoolName: invitation.schoolName });
}

export async function registerInvitedAccount(input: unknown): Promise<Result<undefined, AccountProblem>> {
  if (!(await countTry('invitation'))) return refuse('too-many-tries');
  const parsed = invitedAccountSchema.safeParse(input);
  if (!parsed.success) return refuse(accountProblem(parsed.error));
  const { secret, email, displayName, password } = parsed.data;
  const invitation = await findInvitation(secret);
  const now = new Date();
  const state = invitation ? judgeLink(invitation, now) : 'used';
  if (!invitation || state !== 'open') return refuse(state === 'expired' ? 'link-expired' : 'link-used');
  // Only somebody with a valid invitation can learn that an address is known.
  if (await findAccountByEmail(email)) return refuse('email-taken');
  const account = { email, displayName, passwordHash: await hashPassword(password) };
  try {
    const accepted = await acceptInvitation(invitation.scope, invitation.id, account, now);
    return accepted ? ok() : refuse('link-used');
  } catch (error) {
    if (await findAccountByEmail(email)) return refuse('email-taken'); // somebody took the address in between
    throw error;
  }
}

/** The path of an invitation link; shown once. */
export async function inviteStaff(input: unknown): Promise<Result<{ readonly url: string }, AccountProblem>> {
  const staff = await requireStaff();
  const role = staffRoleSchema.safeParse(input);
  if (!role.success) return refuse('invalid');
  if (role.data === 'admin' && staff.role !== 'admin') return refuse('not-allowed');
  const secret = await createInvitation(staff.scope, staff.accountId, role.data, new Date());
  return ok({ url: `${publicOrigin()}/invite#${secret}` });
}

/** A link for a colleague who forgot a password; shown once. Not for oneself: that would change a password without knowing it. */
export async function resetColleague(
  input: unknown,
): Promise<Result<{ readonly url: string }, AccountProblem>> {
  const staff = await requireStaff();
  const accountId = accountIdSchema.safeParse(input);
  if (!accountId.success) return refuse('invalid');
  if (staff.role !== 'admin' || accountId.data === staff.accountId) return refuse('not-allowed');
  const secret = await createReset(staff.scope, accountId.data, new Date());
  if (secret === null) return refuse('not-allowed');
  log.info('reset-link-made', { account: accountId.data, by: staff.accountId });
  return ok({ url: `${publicOrigin()}${resetPath(secret)}` });
}

export async function openReset(
  input: unknown,
): Promise<Result<{ readonly email: string; readonly displayName: string }, AccountProblem>> {
  if (!(await countTry('reset'))) return refuse('too-many-tries');
  const parsed = secretSchema.safeParse(input);
  const reset = parsed.success ? await findReset(parsed.data) : null;
  const state = reset ? judgeLink(reset, new Date()) : 'used';
  if (!reset || state !== 'open') return refuse(state === 'expired' ? 'link-expired' : 'link-used');
  return ok({ email: reset.email, displayName: reset.displayName });
}

/** The new password, and the end of every sign-in of this account. */
export async function resetPassword(input: unknown): Promise<Result<undefined, AccountProblem>> {
  if (!(await countTry('reset'))) return refuse('too-many-tries');
  const parsed = resetSchema.safeParse(input);
  if (!parsed.success) return refuse(accountProblem(parsed.error));
  const reset = await findReset(parsed.data.secret);
  const now = new Date();
  const state = reset ? judgeLink(reset, now) : 'used';
  if (!reset || state !== 'open') return refuse(state === 'expired' ? 'link-expired' : 'link-used');
  const isDone = await acceptReset(reset.scope, reset, await hashPassword(parsed.data.password), now);
  if (!isDone) return refuse('link-used');
  log.info('password-reset', { account: reset.accountId });
  return ok();
}

export async function endSignIn(input: unknown): Promise<Result<undefined, AccountProblem>> {
  const staff = await requireStaff();
  const id = z.string().max(40).safeParse(input);
  if (!id.success) return refuse('invalid');
  const ended = await revokeSignIn(staff.scope, staff.accountId, id.data, new Date());
  if (!ended) return refuse('not-allowed');
  revalidatePath('/account');
  return ok();
}

export async function endOtherSignIns(): Promise<Result<undefined, AccountProblem>> {
  const staff = await requireStaff();
  await revokeOtherSignIns(staff.scope, staff.accountId, staff.signInId, new Date());
  revalidatePath('/account');
  return ok();
}

export async function renameMyself(input: unknown): Promise<Result<undefined, AccountProblem>> {
  const staff = await requireStaff();
  const name = firstAccountSchema.shape.displayName.safeParse(input);
  if (!name.success) return refuse('name-missing');
  await setDisplayName(staff.scope, staff.accountId, name.data);
  revalidatePath('/', 'layout');
  return ok();
}

/** Ends every other sign-in too: who changes a password may have a reason. */
export async function changePassword(input: unknown): Promise<Result<undefined, AccountProblem>> {
  const staff = await requireStaff();
  const parsed = changePasswordSchema.safeParse(input);
  if (!parsed.success) return refuse(accountProblem(parsed.error));
  const attempt = { address: addressOf(await headers()), subject: `change ${staff.accountId}` };
  if (!(await countAttempt(attempt))) return refuse('too-many-tries');
  const { email, passwordHash } = await readAccount(staff.scope, staff.accountId);
  if (email === null) return refuse('not-allowed'); // nobody could type it anywhere
  if (passwordHash !== null && !(await verifyPassword(passwordHash, parsed.data.current))) {
    return refuse('password-wrong');
  }
  await forgetAttempt(attempt);
  await setPasswordHash(staff.scope, staff.accountId, await hashPassword(parsed.data.next));
  await revokeOtherSignIns(staff.scope, staff.accountId, staff.signInId, new Date());
  revalidatePath('/account');
  return ok();
}

export async function startPasskey() {
  const staff = await requireStaff();
  const rpID = passkeyHost(publicOrigin());
  if (rpID === null) return refuse('passkey-host');
  const { email, displayName } = await readAccount(staff.scope, staff.accountId);
  return ok(await offerPasskey(staff.scope, { id: staff.accountId, email, displayName }, rpID));
}

export async function finishPasskey(input: unknown): Promise<Result<undefined, AccountProblem>> {
  const staff = await requireStaff();
  const parsed = z.object({ response: registrationSchema, label: passkeyLabelSchema }).safeParse(input);
  if (!parsed.success) return refuse('passkey-refused');
  const stored = await storePasskey(staff.scope, staff.accountId, parsed.data, publicOrigin());
  if (!stored) return refuse('passkey-refused');
  revalidatePath('/account');
  return ok();
}

export async function removePasskey(input: unknown): Promise<Result<undefined, AccountProblem>> {
  const staff = await requireStaff();
  const id = z.string().max(2000).safeParse(input);
  if (!id.success) return refuse('invalid');
  const account = await readAccount(staff.scope, staff.accountId);
  const passkeys = await listPasskeys(staff.scope, staff.accountId);
  const identities = await listIdentities(staff.scope, staff.accountId);
  const ways = countWaysIn({ ...account, passkeys: passkeys.length, identities: identities.length });
  if (ways < 2) return refuse('last-way-in');
  await deletePasskey(staff.scope, staff.accountId, id.data);
  revalidatePath('/account');
  return ok();
}

/** The account stays; only this way into it ends, and what was signed in by it. */
export async function removeIdentity(input: unknown): Promise<Result<undefined, AccountProblem>> {
  const staff = await requireStaff();
  const id = identityIdSchema.safeParse(input);
  if (!id.success) return refuse('invalid');
  const removed = await unlinkIdentity(staff.scope, staff.accountId, id.data, new Date());
  if (removed.ok) revalidatePath('/account');
  return removed;
}

/** For the sign-in page: a challenge that any passkey of this installation may sign. */
export async function challengePasskey() {
  if (!(await countTry('challenge'))) return refuse('too-many-tries');
  const rpID = passkeyHost(publicOrigin());
  return rpID === null ? refuse('passkey-host') : ok(await askForPasskey(rpID));
}
