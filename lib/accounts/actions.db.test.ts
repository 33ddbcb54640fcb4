import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { hashSecret } from '@/lib/server/seal';
import { forgetSingleton } from '@/lib/server/singleton';
import { unscopedDb } from '@/lib/server/unscoped';
import { newId, type AccountId } from '@/lib/shared/ids';
import { openTestDatabase } from '@/lib/testing/db';
import { makeSchool, type TestSchool } from '@/lib/testing/factories';
import {
  changePassword,
  endSignIn,
  inviteStaff,
  openFirstRun,
  openInvitation,
  openReset,
  registerFirstAccount,
  registerInvitedAccount,
  removePasskey,
  resetColleague,
  resetPassword,
} from './actions';
import { firstRunPath, firstRunToken } from './first-run/live';
import * as gate from './gate';
import { createInvitation, startSignIn } from './mutations';
import { verifyPassword } from './passwords/live';
import { createReset } from './resets/mutations';

vi.mock('next/headers', () => ({ headers: () => Promise.resolve(new Headers()) }));
vi.mock('next/cache', () => ({ revalidatePath: vi.fn() }));
vi.mock('./gate', { spy: true });

let cleanUp: () => Promise<void>;
beforeAll(async () => {
  ({ cleanUp } = await openTestDatabase());
});
afterAll(() => cleanUp());
beforeEach(() => forgetSingleton('sign-in-limits'));

const form = { displayName: 'Frau Kaya', email: 'kaya@example.org', password: 'drei kleine Katzen' };

function signInAs({ scope, teacherId }: TestSchool, role: 'admin' | 'teacher' = 'admin', signInId = 'none') {
  vi.mocked(gate.requireStaff).mockResolvedValue({
    scope,
    accountId: teacherId,
    signInId,
    displayName: 'Frau Kaya',
    role,
    timeZone: 'Europe/Berlin',
  });
}

describe('the first-run link', () => {
  it('is refused with a made-up secret', async () => {
    expect(await openFirstRun('x'.repeat(32))).toEqual({ ok: false, code: 'link-used' });
    const guess = { ...form, schoolName: 'Schule', timeZone: 'Europe/Berlin', secret: 'x'.repeat(32) };
    expect(await registerFirstAccount(guess)).toEqual({ ok: false, code: 'link-used' });
    expect(await unscopedDb().account.count()).toBe(0);
  });

  it('makes exactly one account, even when two send it at the same moment', async () => {
    const secret = (await firstRunToken()) ?? '';
    expect(await firstRunPath()).toBe(`/first-run#${secret}`);
    expect((await openFirstRun(secret)).ok).toBe(true);
    const first = { ...form, schoolName: 'Schule', timeZone: 'Asia/Kathmandu', secret };
    const results = await Promise.all([
      registerFirstAccount(first),
      registerFirstAccount({ ...first, email: 'other@example.org' }),
    ]);
    expect(results.map((result) => result.ok).toSorted()).toEqual([false, true]);
    expect(await unscopedDb().account.count()).toBe(1);
    expect((await unscopedDb().school.findFirst())?.timeZone).toBe('Asia/Kathmandu');
  });

  it('is dead once an account exists', async () => {
    expect(await firstRunPath()).toBeNull();
    expect(await openFirstRun('x'.repeat(32))).toEqual({ ok: false, code: 'link-used' });
  });

  it('a password is stored hashed', async () => {
    const { passwordHash } = await unscopedDb().account.findFirstOrThrow();
    expect(passwordHash).toMatch(/^\$argon2id\$/);
  });
});

describe('an invitation', () => {
  it('makes one account at the inviting school, and the second use is refused', async () => {
    const school = await makeSchool();
    signInAs(school);
    const invited = await inviteStaff('teacher');
    const secret = invited.ok ? new URL(invited.value.url).hash.slice(1) : '';
    expect(await unscopedDb().invitation.count({ where: { secretHash: hashSecret(secret) } })).toBe(1);
    const input = { ...form, email: 'new@example.org', secret };
    const results = await Promise.all([
      registerInvitedAccount(input),
      registerInvitedAccount({ ...input, email: 'second@example.org' }),
    ]);
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(await openInvitation(secret)).toEqual({ ok: false, code: 'link-used' });
    const made = await unscopedDb().account.findMany({ where: { schoolId: school.scope.schoolId } });
    expect(made.map((account) => account.role).toSorted()).toEqual(['admin', 'teacher']);
  });

  it('is refused after seven days', async () => {
    const school = await makeSchool();
    const longAgo = new Date(Date.now() - 8 * 24 * 60 * 60_000);
    const secret = await createInvitation(school.scope, school.teacherId, 'teacher', longAgo);
    expect(await openInvitation(secret)).toEqual({ ok: false, code: 'link-expired' });
    const late = await registerInvitedAccount({ ...form, email: 'late@example.org', secret });
    expect(late).toEqual({ ok: false, code: 'link-expired' });
  });

  it('a teacher cannot invite somebody with more rights than her own', async () => {
    signInAs(await makeSchool(), 'teacher');
    expect(await inviteStaff('admin')).toEqual({ ok: false, code: 'not-allowed' });
    expect(await inviteStaff('root')).toEqual({ ok: false, code: 'invalid' });
  });

  it('guessing invitations is slowed like guessing passwords', async () => {
    for (let tries = 0; tries < 10; tries += 1) await openInvitation('x'.repeat(32));
    expect(await openInvitation('y'.repeat(32))).toEqual({ ok: false, code: 'too-many-tries' });
  });
});

describe('a forgotten password', () => {
  const next = 'vier kleine Katzen';

  async function colleagueOf({ scope }: TestSchool): Promise<AccountId> {
    const { schoolId } = scope;
    const id = newId<AccountId>();
    const data = { schoolId, id, email: `${id}@example.org`, displayName: 'Herr Yilmaz', role: 'teacher' };
    await unscopedDb().account.create({ data });
    return id;
  }

  async function linkFor(accountId: AccountId): Promise<string> {
    const made = await resetColleague(accountId);
    return made.ok ? new URL(made.value.url).hash.slice(1) : '';
  }

  it('an admin makes a link, the colleague sets a new password, and every sign-in of hers ends', async () => {
    const school = await makeSchool();
    signInAs(school);
    const colleague = await colleagueOf(school);
    const signInId = await startSignIn(school.scope, colleague, 'Chrome', new Date());
    const secret = await linkFor(colleague);
    expect(await openReset(secret)).toMatchObject({ ok: true, value: { displayName: 'Herr Yilmaz' } });
    expect((await resetPassword({ secret, password: next })).ok).toBe(true);
    const account = await unscopedDb().account.findFirstOrThrow({ where: { id: colleague } });
    expect(await verifyPassword(account.passwordHash, next)).toBe(true);
    expect(await gate.findStaffBySignIn(signInId, colleague, new Date())).toBeNull();
  });

  it('a link works once, even when it is sent twice at the same moment', async () => {
    const school = await makeSchool();
    signInAs(school);
    const secret = await linkFor(await colleagueOf(school));
    const results = await Promise.all([
      resetPassword({ secret, password: next }),
      resetPassword({ secret, password: 'fünf kleine Katzen' }),
    ]);
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(await openReset(secret)).toEqual({ ok: false, code: 'link-used' });
  });

  it('a link is refused after 24 hours, and when a newer one was made', async () => {
    const school = await makeSchool();
    const colleague = await colleagueOf(school);
    const yesterday = new Date(Date.now() - 25 * 60 * 60_000);
    const late = (await createReset(school.scope, colleague, yesterday)) ?? '';
    expect(await openReset(late)).toEqual({ ok: false, code: 'link-expired' });
    expect(await resetPassword({ secret: late, password: next })).toEqual({
      ok: false,
      code: 'link-expired',
    });
    signInAs(school);
    const older = await linkFor(colleague);
    const newer = await linkFor(colleague);
    expect(await resetPassword({ secret: older, password: next })).toEqual({ ok: false, code: 'link-used' });
    expect((await openReset(newer)).ok).toBe(true);
  });

  it('a teacher cannot make one, nobody makes one for herself or for another school', async () => {
    const school = await makeSchool();
    const colleague = await colleagueOf(school);
    const stranger = await makeSchool();
    signInAs(school, 'teacher');
    expect(await resetColleague(colleague)).toEqual({ ok: false, code: 'not-allowed' });
    signInAs(school);
    expect(await resetColleague(school.teacherId)).toEqual({ ok: false, code: 'not-allowed' });
    expect(await resetColleague(stranger.teacherId)).toEqual({ ok: false, code: 'not-allowed' });
    expect(await resetColleague({ id: colleague })).toEqual({ ok: false, code: 'invalid' });
  });

  it('a closed account gets no link, and a link it held is dead', async () => {
    const school = await makeSchool();
    signInAs(school);
    const colleague = await colleagueOf(school);
    const secret = await linkFor(colleague);
    await unscopedDb().account.updateMany({ where: { id: colleague }, data: { disabledAt: new Date() } });
    expect(await resetPassword({ secret, password: next })).toEqual({ ok: false, code: 'link-used' });
    expect(await resetColleague(colleague)).toEqual({ ok: false, code: 'not-allowed' });
  });
});

describe('my account', () => {
  it('cannot end a sign-in of another school', async () => {
    const ours = await makeSchool();
    const theirs = await makeSchool();
    const id = await startSignIn(theirs.scope, theirs.teacherId, 'Chrome', new Date());
    signInAs(ours);
    expect((await endSignIn(id)).ok).toBe(false);
    expect((await endSignIn({ id })).ok).toBe(false);
    const row = await unscopedDb().signIn.findFirst({ where: { id } });
    expect(row?.revokedAt).toBeNull();
  });

  it('a changed password ends every other sign-in', async () => {
    const school = await makeSchool();
    const here = await startSignIn(school.scope, school.teacherId, 'Chrome', new Date());
    const there = await startSignIn(school.scope, school.teacherId, 'Firefox', new Date());
    signInAs(school, 'admin', here);
    expect(await changePassword({ current: '', next: 'kurz' })).toEqual({
      ok: false,
      code: 'password-short',
    });
    expect((await changePassword({ current: '', next: 'drei kleine Katzen' })).ok).toBe(true);
    const wrong = await changePassword({ current: 'falsch', next: 'vier kleine Katzen' });
    expect(wrong).toEqual({ ok: false, code: 'password-wrong' });
    const rows = await unscopedDb().signIn.findMany({ where: { id: { in: [here, there] } } });
    expect(rows.filter((row) => row.revokedAt === null).map((row) => row.id)).toEqual([here]);
  });

  it('the last way in cannot be removed', async () => {
    signInAs(await makeSchool());
    expect(await removePasskey('some-passkey')).toEqual({ ok: false, code: 'last-way-in' });
  });
});
