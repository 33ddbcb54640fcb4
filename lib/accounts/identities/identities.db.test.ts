import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { unscopedDb } from '@/lib/server/unscoped';
import { openTestDatabase } from '@/lib/testing/db';
import { makeSchool, type TestSchool } from '@/lib/testing/factories';
import { findStaffBySignIn } from '../gate';
import { setPasswordHash, startSignIn } from '../mutations';
import { createReset } from '../resets/mutations';
import { listIdentities } from './data';
import { enterByIdentity, linkIdentity, unlinkIdentity } from './mutations';
import type { OutsideIdentity } from './schema';

let cleanUp: () => Promise<void>;
let school: TestSchool;
beforeAll(async () => {
  ({ cleanUp } = await openTestDatabase());
});
afterAll(() => cleanUp());
beforeEach(async () => {
  school = await makeSchool();
});

const kaya: OutsideIdentity = { kind: 'oidc', provider: 'iserv', subject: '4', label: 'IServ' };
const teacher = { displayName: 'Frau Kaya', role: 'teacher' } as const;
const now = new Date();

async function enter(
  identity = kaya,
  person: { displayName: string | null; role: 'admin' | 'teacher' } = teacher,
) {
  const entered = await enterByIdentity(school.scope, identity, person, now);
  if (!entered.ok) throw new Error(entered.code);
  return entered.value;
}

const accountOf = (id: string) => unscopedDb().account.findFirstOrThrow({ where: { id } });

describe('who comes from outside', () => {
  it('gets an account without an e-mail, and the same one ever after', async () => {
    const { accountId } = await enter();
    expect(await accountOf(accountId)).toMatchObject({
      email: null,
      displayName: 'Frau Kaya',
      role: 'teacher',
    });
    expect((await enter()).accountId).toBe(accountId);
  });

  it('gets one account, even when two browsers come in the same moment', async () => {
    const entered = await Promise.all([enter(), enter(), enter()]);
    expect(new Set(entered.map(({ accountId }) => accountId)).size).toBe(1);
    const made = { schoolId: school.scope.schoolId, email: null };
    expect(await unscopedDb().account.count({ where: made })).toBe(1);
  });

  it('"4" is another person at every provider, kind and school', async () => {
    const { accountId } = await enter();
    const other = await enter({ ...kaya, provider: 'moodle' });
    const launch = await enter({ ...kaya, kind: 'lti' });
    school = await makeSchool();
    const elsewhere = await enter();
    expect(new Set([accountId, other.accountId, launch.accountId, elsewhere.accountId]).size).toBe(4);
  });

  it('needs no name, and keeps the one she wrote herself', async () => {
    const { accountId } = await enter(kaya, { displayName: null, role: 'teacher' });
    expect((await accountOf(accountId)).displayName).toBe('Lehrkraft');
    await unscopedDb().account.updateMany({ where: { id: accountId }, data: { displayName: 'Herr Demir' } });
    await enter(kaya, { displayName: 'Demir, M.', role: 'teacher' });
    expect((await accountOf(accountId)).displayName).toBe('Herr Demir');
  });

  it('stays out when the account is closed', async () => {
    const { accountId } = await enter();
    await unscopedDb().account.updateMany({ where: { id: accountId }, data: { disabledAt: now } });
    const entered = await enterByIdentity(school.scope, kaya, teacher, now);
    expect(entered).toEqual({ ok: false, code: 'account-closed' });
  });

  it.each(['', 'x'.repeat(256)])('without a usable subject is nobody (%#)', async (subject) => {
    const entered = await enterByIdentity(school.scope, { ...kaya, subject }, teacher, now);
    expect(entered).toEqual({ ok: false, code: 'invalid' });
  });

  it('has the role that the provider says today, but the last admin stays one', async () => {
    const { accountId } = await enter();
    await enter(kaya, { ...teacher, role: 'admin' });
    expect((await accountOf(accountId)).role).toBe('admin');
    await enter();
    expect((await accountOf(accountId)).role).toBe('teacher');
    await enter(kaya, { ...teacher, role: 'admin' });
    await unscopedDb().account.updateMany({ where: { id: school.teacherId }, data: { role: 'teacher' } });
    await enter();
    expect((await accountOf(accountId)).role).toBe('admin');
  });

  it('has no password to be reset: nobody could type an e-mail beside it', async () => {
    const { accountId } = await enter();
    expect(await createReset(school.scope, accountId, now)).toBeNull();
  });
});

describe('an account that was there before', () => {
  it('is linked by whoever is signed in to it, and keeps its role', async () => {
    expect((await linkIdentity(school.scope, school.teacherId, kaya, now)).ok).toBe(true);
    expect((await linkIdentity(school.scope, school.teacherId, kaya, now)).ok).toBe(true);
    expect((await enter()).accountId).toBe(school.teacherId);
    expect((await accountOf(school.teacherId)).role).toBe('admin');
  });

  it('cannot take somebody else’s identity', async () => {
    await enter();
    const linked = await linkIdentity(school.scope, school.teacherId, kaya, now);
    expect(linked).toEqual({ ok: false, code: 'identity-taken' });
  });

  it('is unlinked with what was signed in by it, but never from its last way in', async () => {
    await linkIdentity(school.scope, school.teacherId, kaya, now);
    const [identity] = await listIdentities(school.scope, school.teacherId);
    const id = identity?.id ?? '';
    const from = { identityId: id, outsideSession: null };
    const signInId = await startSignIn(school.scope, school.teacherId, 'Chrome', now, from);
    const unlink = () => unlinkIdentity(school.scope, school.teacherId, id, now);
    expect(await unlink()).toEqual({ ok: false, code: 'last-way-in' });
    await setPasswordHash(school.scope, school.teacherId, 'hash');
    expect((await unlink()).ok).toBe(true);
    expect(await findStaffBySignIn(signInId, school.teacherId, now)).toBeNull();
    expect((await enter()).accountId).not.toBe(school.teacherId);
  });

  it('is not unlinked by a colleague or from another school', async () => {
    await linkIdentity(school.scope, school.teacherId, kaya, now);
    await setPasswordHash(school.scope, school.teacherId, 'hash');
    const id = (await listIdentities(school.scope, school.teacherId))[0]?.id ?? '';
    const stranger = await makeSchool();
    await linkIdentity(stranger.scope, stranger.teacherId, kaya, now);
    await setPasswordHash(stranger.scope, stranger.teacherId, 'hash');
    const unlinked = await unlinkIdentity(stranger.scope, stranger.teacherId, id, now);
    expect(unlinked).toEqual({ ok: false, code: 'not-allowed' });
    expect(await listIdentities(school.scope, school.teacherId)).toHaveLength(1);
  });
});
