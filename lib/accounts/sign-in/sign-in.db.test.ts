import { decode, encode } from 'next-auth/jwt';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { installationKeys } from '@/lib/server/keys';
import { forgetSingleton } from '@/lib/server/singleton';
import { unscopedDb } from '@/lib/server/unscoped';
import { openTestDatabase } from '@/lib/testing/db';
import { makeSchool, type TestSchool } from '@/lib/testing/factories';
import { findStaffByCookies, sessionCookieName, staffForUpgrade } from '../gate';
import { listSignIns } from '../data';
import { revokeOtherSignIns, revokeSignIn, setPasswordHash, startSignIn } from '../mutations';
import { hashPassword } from '../passwords/live';
import { judgePassword } from './live';

const password = 'drei kleine Katzen';
let cleanUp: () => Promise<void>;
let school: TestSchool;
let email: string;

beforeAll(async () => {
  ({ cleanUp } = await openTestDatabase());
  school = await makeSchool();
  email = `${school.teacherId}@example.org`;
  await setPasswordHash(school.scope, school.teacherId, await hashPassword(password));
});
afterAll(() => cleanUp());
beforeEach(() => forgetSingleton('sign-in-limits'));

const from = (address: string) => new Headers({ 'x-remote-address': address });
const tryPassword = (input: Record<string, string>, address = '10.0.1.1') =>
  judgePassword(input, from(address)).then(
    () => 'in',
    (error: Error) => error.message,
  );

async function cookieOf(signInId: string): Promise<string> {
  const secret = installationKeys().signIn;
  const token = await encode({ token: { signInId, accountId: school.teacherId }, secret });
  return `theme=x; ${sessionCookieName()}=${token}`;
}

describe('a sign-in', () => {
  it('lets in with the right password, whatever the case of the address', async () => {
    expect(await tryPassword({ email: email.toUpperCase(), password })).toBe('in');
  });

  it('answers alike for a wrong password and an unknown address', async () => {
    expect(await tryPassword({ email, password: 'something else' })).toBe('password-wrong');
    expect(await tryPassword({ email: 'nobody@example.org', password })).toBe('password-wrong');
    expect(await tryPassword({})).toBe('password-wrong');
  });

  it('the eleventh guess at one account is refused, even the right one and from another network', async () => {
    for (let tries = 0; tries < 10; tries += 1) await tryPassword({ email, password: `guess ${tries}` });
    expect(await tryPassword({ email, password }, '10.9.9.1')).toBe('too-many-tries');
  });

  it('a network that guesses at many accounts is stopped, and another network is not', async () => {
    const guesses = Array.from({ length: 60 }, (_, at) =>
      tryPassword({ email: `user${at}@example.org`, password }),
    );
    await Promise.all(guesses);
    expect(await tryPassword({ email, password })).toBe('too-many-tries');
    expect(await tryPassword({ email, password }, '10.0.2.1')).toBe('in');
  });

  it('right passwords do not use up the tries of a school behind one address', async () => {
    for (let tries = 0; tries < 15; tries += 1) {
      expect(await tryPassword({ email, password })).toBe('in');
    }
  });

  it('the cookie names a sign-in and an account, nothing about the person', async () => {
    const id = await startSignIn(school.scope, school.teacherId, 'Chrome', new Date());
    const cookie = await cookieOf(id);
    const token = cookie.split('=').slice(2).join('=');
    const claims = await decode({ token, secret: installationKeys().signIn });
    const said = Object.keys(claims ?? {}).filter((key) => !['iat', 'exp', 'jti'].includes(key));
    expect(said.toSorted()).toEqual(['accountId', 'signInId']);
    expect((await findStaffByCookies(cookie, new Date()))?.displayName).toBe('Frau Kaya');
    expect((await staffForUpgrade(cookie))?.accountId).toBe(school.teacherId);
  });

  it('a revoked sign-in stops at the very next request', async () => {
    const id = await startSignIn(school.scope, school.teacherId, 'Chrome', new Date());
    const cookie = await cookieOf(id);
    await revokeSignIn(school.scope, school.teacherId, id, new Date());
    expect(await findStaffByCookies(cookie, new Date())).toBeNull();
    expect(await staffForUpgrade(cookie)).toBeNull();
  });

  it('ends after thirty days', async () => {
    const start = new Date('2026-01-01T00:00:00Z');
    const cookie = await cookieOf(await startSignIn(school.scope, school.teacherId, 'Chrome', start));
    const at = (days: number) => new Date(start.getTime() + days * 24 * 60 * 60_000);
    expect(await findStaffByCookies(cookie, at(29))).not.toBeNull();
    expect(await findStaffByCookies(cookie, at(31))).toBeNull();
  });

  it('a disabled account stops at once and cannot sign in', async () => {
    const other = await makeSchool();
    await setPasswordHash(other.scope, other.teacherId, await hashPassword(password));
    const id = await startSignIn(other.scope, other.teacherId, 'Chrome', new Date());
    const secret = installationKeys().signIn;
    const token = await encode({ token: { signInId: id, accountId: other.teacherId }, secret });
    await unscopedDb().account.updateMany({
      where: { id: other.teacherId },
      data: { disabledAt: new Date() },
    });
    expect(await findStaffByCookies(`${sessionCookieName()}=${token}`, new Date())).toBeNull();
    expect(await tryPassword({ email: `${other.teacherId}@example.org`, password })).toBe('password-wrong');
  });

  it('a cookie made with another key, cut short or made up is nobody', async () => {
    const token = await encode({
      token: { signInId: 'x', accountId: school.teacherId },
      secret: 'another key of thirty-two letters!!',
    });
    for (const value of [token, token.slice(0, 40), 'x', '']) {
      expect(await findStaffByCookies(`${sessionCookieName()}=${value}`, new Date())).toBeNull();
    }
    expect(await findStaffByCookies(null, new Date())).toBeNull();
  });

  it('nobody ends the sign-ins of another account or another school', async () => {
    const other = await makeSchool();
    const id = await startSignIn(other.scope, other.teacherId, 'Chrome', new Date());
    expect(await revokeSignIn(school.scope, school.teacherId, id, new Date())).toBe(false);
    await revokeOtherSignIns(school.scope, school.teacherId, 'none', new Date());
    expect(await listSignIns(other.scope, other.teacherId, new Date())).toHaveLength(1);
    expect(await listSignIns(school.scope, other.teacherId, new Date())).toHaveLength(0);
  });
});
