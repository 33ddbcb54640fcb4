import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findStaffBySignIn } from '@/lib/accounts/gate';
import { startSignIn } from '@/lib/accounts/mutations';
import { openTestDatabase } from '@/lib/testing/db';
import { makeSchool, type TestSchool } from '@/lib/testing/factories';
import { FakeIdp } from '@/lib/testing/fake-idp';
import { makeProvider, signOn, whyNot } from '@/lib/testing/sign-on-bed';
import type { Provider } from '../gate';
import { handleLogout, logOut } from './live';

let cleanUp: () => Promise<void>;
let idp: FakeIdp;
let school: TestSchool;
let provider: Provider;
beforeAll(async () => {
  ({ cleanUp } = await openTestDatabase());
});
afterAll(() => cleanUp());
beforeEach(async () => {
  idp = await FakeIdp.start();
  school = await makeSchool();
  provider = await makeProvider(school, idp);
});
afterEach(() => idp.close());

/** A browser that came by the provider, and whether it still counts. */
async function comeIn(at = provider) {
  const { scope, accountId, ...from } = await signOn(at, idp);
  const sid = idp.lastSid;
  const id = await startSignIn(scope, accountId, 'Chrome', new Date(), from);
  return { sid, isIn: async () => (await findStaffBySignIn(id, accountId, new Date())) !== null };
}

const logout = async (claims: Record<string, unknown>, at = provider) =>
  logOut(at, await idp.logoutToken(claims), new Date());

describe('back-channel logout', () => {
  it('ends the sign-ins of one session there, or all of a person', async () => {
    const [morning, noon] = [await comeIn(), await comeIn()];
    idp.user = { ...idp.user, sub: 'demir' };
    const colleague = await comeIn();
    expect(await logout({ sid: morning.sid, sub: undefined })).toBe(1);
    expect([await morning.isIn(), await noon.isIn()]).toEqual([false, true]);
    expect(await logout({ sid: undefined, sub: 'kaya' })).toBe(1);
    expect([await noon.isIn(), await colleague.isIn()]).toEqual([false, true]);
  });

  it('reaches no other provider and no other school, though they call people the same', async () => {
    const elsewhere = await comeIn(await makeProvider(await makeSchool(), idp));
    const beside = await comeIn(await makeProvider(school, idp));
    expect(await logout({ sid: undefined, sub: 'kaya' })).toBe(0);
    expect([await elsewhere.isIn(), await beside.isIn()]).toEqual([true, true]);
  });

  it('is no error when nobody is signed in any more', async () => {
    expect(await logout({ sid: 'gone', sub: undefined })).toBe(0);
  });

  it('counts once', async () => {
    const token = await idp.logoutToken();
    expect(await whyNot(logOut(provider, token, new Date()))).toBe('in');
    expect(await whyNot(logOut(provider, token, new Date()))).toBe('logout-replayed');
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['an ID token', { events: undefined, nonce: 'x' }, 'logout-invalid'],
    ['one with a nonce', { nonce: 'x' }, 'logout-invalid'],
    ['another event', { events: { 'http://schemas.openid.net/event/other': {} } }, 'logout-invalid'],
    ['one without a number', { jti: undefined }, 'logout-invalid'],
    ['one without a time', { iat: undefined }, 'token-iat'],
    ['an old one', { iat: Math.floor(Date.now() / 1000) - 3600, exp: undefined }, 'token-iat'],
    ['another issuer’s', { iss: 'https://evil.example.org' }, 'token-iss'],
    ['another client’s', { aud: 'other' }, 'token-aud'],
    ['one about nobody', { sid: undefined, sub: undefined }, 'logout-nobody'],
  ])('is refused: %s', async (_, claims, reason) => {
    const teacher = await comeIn();
    expect(await whyNot(logout(claims))).toBe(reason);
    expect(await teacher.isIn()).toBe(true);
  });

  it('is refused when somebody else signed it', async () => {
    const other = await FakeIdp.start();
    const own = { iss: idp.issuer, sid: undefined, sub: 'kaya' };
    expect(await whyNot(logOut(provider, await other.logoutToken(own), new Date()))).toBe('token-signature');
    await other.close();
  });

  it('answers by the book, and tells an attacker nothing', async () => {
    const post = (body: BodyInit, id = provider.id) =>
      handleLogout(new Request('http://localhost/', { method: 'POST', body }), id);
    const wrong = [await post('x'), await post(new URLSearchParams({ logout_token: 'x.y.z' }))];
    wrong.push(await post(new URLSearchParams({ logout_token: await idp.logoutToken() }), 'x'.repeat(26)));
    const padding = { padding: 'x'.repeat(20_000), logout_token: await idp.logoutToken() };
    wrong.push(await post(new URLSearchParams(padding)));
    for (const response of wrong) {
      expect([response.status, response.headers.get('cache-control')]).toEqual([400, 'no-store']);
      expect(await response.json()).toEqual({ error: 'invalid_request' });
    }
    const right = await post(new URLSearchParams({ logout_token: await idp.logoutToken() }));
    expect(right.status).toBe(200);
  });
});
