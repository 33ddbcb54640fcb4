import 'server-only';
import { schoolDb } from '@/lib/server/db';
import { Prisma } from '@/lib/server/prisma/client';
import type { SchoolScope } from '@/lib/server/scope';
import { newId, type AccountId } from '@/lib/shared/ids';
import { ok, refuse, type Result } from '@/lib/shared/result';
import { countWaysIn, namelessTeacher } from './rules';
import { subjectMax, type OutsideIdentity } from './schema';

type Person = { readonly displayName: string | null; readonly role: 'admin' | 'teacher' };
type Entered = { readonly accountId: AccountId; readonly identityId: string };

/**
 * The account of somebody whom a provider has proved: found by who she is there, else made new, without an e-mail. An account
 * that already exists is never taken for hers, whatever else is the same; she can link it while she is signed in to it.
 */
export async function enterByIdentity(
  scope: SchoolScope,
  identity: OutsideIdentity,
  person: Person,
  now: Date,
): Promise<Result<Entered, 'account-closed' | 'admin-account' | 'invalid'>> {
  if (identity.subject === '' || identity.subject.length > subjectMax) return refuse('invalid');
  const entered =
    (await findAndTouch(scope, identity, person, now)) ?? (await make(scope, identity, person, now));
  // Null: another request made it in the same moment.
  return entered ?? (await findAndTouch(scope, identity, person, now)) ?? refuse('invalid');
}

/** The role of an account that began with this provider follows it, but the last admin stays one. */
function findAndTouch(scope: SchoolScope, identity: OutsideIdentity, person: Person, now: Date) {
  const { kind, provider, subject, label } = identity;
  return schoolDb(scope).$transaction(
    async (tx): Promise<Result<Entered, 'account-closed' | 'admin-account'> | null> => {
      const row = await tx.outsideIdentity.findFirst({
        where: { kind, provider, subject },
        include: { account: true },
      });
      if (!row) return null;
      const { account } = row;
      if (account.disabledAt !== null) return refuse('account-closed');
      if (kind === 'lti' && account.role === 'admin') return refuse('admin-account');
      await tx.outsideIdentity.updateMany({ where: { id: row.id }, data: { lastUsedAt: now, label } });
      if (row.madeAccount && kind === 'oidc' && account.role !== person.role) {
        const others = await tx.account.count({
          where: { role: 'admin', disabledAt: null, id: { not: account.id } },
        });
        if (person.role === 'admin' || others > 0) {
          await tx.account.updateMany({ where: { id: account.id }, data: { role: person.role } });
        }
      }
      return ok({ accountId: account.id as AccountId, identityId: row.id });
    },
  );
}

async function make(
  scope: SchoolScope,
  identity: OutsideIdentity,
  { displayName, role }: Person,
  now: Date,
): Promise<Result<Entered, never> | null> {
  const { schoolId } = scope;
  const [accountId, identityId] = [newId<AccountId>(), newId()];
  try {
    await schoolDb(scope).$transaction(async (tx) => {
      const shown = displayName ?? namelessTeacher;
      await tx.account.create({
        data: { schoolId, id: accountId, displayName: shown, role, createdAt: now },
      });
      const row = { ...identity, madeAccount: true, createdAt: now, lastUsedAt: now };
      await tx.outsideIdentity.create({ data: { schoolId, id: identityId, accountId, ...row } });
    });
  } catch (error) {
    if (isTaken(error)) return null;
    throw error;
  }
  return ok({ accountId, identityId });
}

/** For somebody who is signed in to the account and has just proved who she is at the provider. */
export async function linkIdentity(
  scope: SchoolScope,
  accountId: AccountId,
  identity: OutsideIdentity,
  now: Date,
): Promise<Result<undefined, 'identity-taken' | 'invalid'>> {
  const { schoolId } = scope;
  const { kind, provider, subject } = identity;
  if (subject === '' || subject.length > subjectMax) return refuse('invalid');
  const row = { ...identity, madeAccount: false, createdAt: now, lastUsedAt: now };
  try {
    await schoolDb(scope).outsideIdentity.create({ data: { schoolId, id: newId(), accountId, ...row } });
    return ok();
  } catch (error) {
    if (!isTaken(error)) throw error;
  }
  const held = await schoolDb(scope).outsideIdentity.findFirst({ where: { kind, provider, subject } });
  return held?.accountId === accountId ? ok() : refuse('identity-taken');
}

type Move = { readonly identityId: string; readonly from: AccountId; readonly to: AccountId };

/**
 * LTI-49: who came by an LMS is somebody who has an account here, as she proved in both. Her classes go with her; the account that
 * the LMS had made is closed, unless she gave it another way in. Never into an admin's: then an LMS could open the school's administration.
 */
export function moveIdentity(
  scope: SchoolScope,
  { identityId, from, to }: Move,
  now: Date,
): Promise<Result<undefined, 'not-allowed' | 'admin-account'>> {
  const { schoolId } = scope;
  return schoolDb(scope).$transaction(async (tx) => {
    const made = { id: identityId, accountId: from, kind: 'lti', madeAccount: true };
    const target = await tx.account.findFirst({
      where: { id: to, disabledAt: null },
      select: { role: true },
    });
    if (!target || from === to) return refuse('not-allowed');
    if (target.role === 'admin') return refuse('admin-account');
    const { count } = await tx.outsideIdentity.updateMany({
      where: made,
      data: { accountId: to, madeAccount: false },
    });
    if (count === 0) return refuse('not-allowed');
    const classes = await tx.classTeacher.findMany({ where: { accountId: from, providerId: null } });
    const data = classes.map(({ classId }) => ({ schoolId, classId, accountId: to }));
    await tx.classTeacher.createMany({ data, skipDuplicates: true });
    await tx.signIn.updateMany({ where: { identityId, revokedAt: null }, data: { revokedAt: now } });
    const left = await tx.account.findFirstOrThrow({
      where: { id: from },
      select: { email: true, passwordHash: true, _count: { select: { passkeys: true, identities: true } } },
    });
    if (countWaysIn({ ...left, ...left._count }) > 0) return ok();
    await tx.classTeacher.deleteMany({ where: { accountId: from } });
    await tx.account.updateMany({ where: { id: from }, data: { disabledAt: now } });
    return ok();
  });
}

/** Takes the link away and ends what was signed in by it. The last way in stays. */
export function unlinkIdentity(
  scope: SchoolScope,
  accountId: AccountId,
  identityId: string,
  now: Date,
): Promise<Result<undefined, 'last-way-in' | 'not-allowed'>> {
  return schoolDb(scope).$transaction(async (tx) => {
    const account = await tx.account.findFirstOrThrow({
      where: { id: accountId },
      select: { email: true, passwordHash: true, _count: { select: { passkeys: true, identities: true } } },
    });
    if (countWaysIn({ ...account, ...account._count }) < 2) return refuse('last-way-in');
    const { count } = await tx.outsideIdentity.deleteMany({ where: { id: identityId, accountId } });
    if (count === 0) return refuse('not-allowed');
    await tx.signIn.updateMany({
      where: { accountId, identityId, revokedAt: null },
      data: { revokedAt: now },
    });
    return ok();
  });
}

/** Only of a unique index: somebody was faster, or holds it. */
function isTaken(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
}
