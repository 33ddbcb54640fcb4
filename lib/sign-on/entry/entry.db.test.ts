import { SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { staffOf } from '@/lib/testing/factories';
import { unscopedDb } from '@/lib/server/unscoped';
import { openTestDatabase } from '@/lib/testing/db';
import { makeClass, makeSchool, type TestSchool } from '@/lib/testing/factories';
import { FakeIdp } from '@/lib/testing/fake-idp';
import { found, goThrough, makeProvider, signOn, whyNot } from '@/lib/testing/sign-on-bed';
import type { Provider } from '../gate';
import { addGroup, changeProvider, switchProvider } from '../mutations';
import { openDoor, redeem } from './live';

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

const enter = (answer = goThrough(provider, idp), at = provider) => whyNot(redeem(at, answer, new Date()));
const accountOf = (id: string) => unscopedDb().account.findFirstOrThrow({ where: { id } });

describe('a teacher who is signed in at her school’s provider', () => {
  it('comes in by it, without an e-mail, and to the same account again', async () => {
    idp.user = { ...idp.user, email: 'kaya@example.org' };
    const { accountId, outsideSession } = await signOn(provider, idp);
    expect(outsideSession).toBe(idp.lastSid);
    const account = await accountOf(accountId);
    expect(account).toMatchObject({ displayName: 'Frau Kaya', email: null, role: 'teacher' });
    expect((await signOn(provider, idp)).accountId).toBe(accountId);
  });

  it('is not taken for a colleague who has the same e-mail here', async () => {
    const email = `${school.teacherId}@example.org`;
    idp.user = { ...idp.user, email, email_verified: true };
    expect((await signOn(provider, idp)).accountId).not.toBe(school.teacherId);
  });

  it('needs no name: pseudonyms are people too', async () => {
    idp.user = { sub: '0c7f', roles: 'teacher' };
    expect((await accountOf((await signOn(provider, idp)).accountId)).displayName).toBe('Lehrkraft');
  });

  it('keeps her name to herself where the school wants it so', async () => {
    provider = { ...provider, settings: { ...provider.settings, namesOff: true } };
    expect((await accountOf((await signOn(provider, idp)).accountId)).displayName).toBe('Lehrkraft');
  });

  it('comes in after the provider has changed its keys', async () => {
    await signOn(provider, idp);
    await idp.rotateKey();
    // The cooldown of 30 seconds keeps strangers from making us ask; a provider found anew has none yet.
    const again = await makeProvider(school, idp);
    expect(await enter(goThrough(again, idp), again)).toBe('in');
  });

  it('may have her roles at the userinfo endpoint, if it speaks of the same person', async () => {
    idp.user = { sub: 'kaya' };
    idp.lies.userinfo = { roles: ['teacher'] };
    expect(await enter()).toBe('in');
    idp.lies.userinfo = { roles: ['teacher'], sub: 'somebody' };
    expect(await enter()).toBe('userinfo-sub');
  });
});

describe('who is no member of staff', () => {
  it.each([
    ['no role', { roles: undefined }],
    ['a pupil', { roles: ['pupil'] }],
    ['a word that only contains it', { roles: ['no-teacher', 'teachers'] }],
    ['a role in another claim', { roles: [], groups: ['teacher'], position: 'teacher' }],
  ])('stays out: %s', async (_, claims) => {
    idp.user = { ...idp.user, ...claims };
    expect(await enter()).toBe('no-staff-role');
    const made = await unscopedDb().account.count({ where: { schoolId: school.scope.schoolId } });
    expect(made).toBe(1);
  });

  it('is never made an admin but by the word that the admin named', async () => {
    idp.user = { ...idp.user, roles: ['teacher', 'admin', 'realm-admin'] };
    expect((await accountOf((await signOn(provider, idp)).accountId)).role).toBe('teacher');
    provider = { ...provider, settings: { ...provider.settings, adminValues: ['realm-admin'] } };
    expect((await accountOf((await signOn(provider, idp)).accountId)).role).toBe('admin');
  });

  it('stays out once the group is gone, and so does a closed account', async () => {
    provider = { ...provider, settings: { ...provider.settings, allowedGroups: ['Lehrer'] } };
    const { accountId } = await signOn(provider, idp);
    idp.user = { ...idp.user, groups: ['verwaltung'] };
    expect(await enter()).toBe('group-not-allowed');
    idp.user = { ...idp.user, groups: undefined };
    expect(await enter()).toBe('groups-not-sent');
    idp.user = { ...idp.user, groups: ['lehrer'] };
    await unscopedDb().account.updateMany({ where: { id: accountId }, data: { disabledAt: new Date() } });
    expect(await enter()).toBe('account-closed');
  });

  it('of another organisation at the same provider stays out', async () => {
    const tenantId = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';
    provider = { ...provider, settings: { ...provider.settings, tenantId } };
    expect(await enter()).toBe('tenant-foreign');
    idp.user = { ...idp.user, tid: '3f2504e0-4f89-41d3-9a0c-0305e82c3302' };
    expect(await enter()).toBe('tenant-foreign');
    idp.user = { ...idp.user, tid: tenantId };
    expect(await enter()).toBe('in');
  });
});

describe('her classes', () => {
  const taught = async (accountId: string) =>
    (await unscopedDb().classTeacher.findMany({ where: { accountId } })).map(({ classId }) => classId);

  it('are those that her groups stand for, today', async () => {
    const { classId } = await makeClass(school);
    const other = await makeClass(school);
    await addGroup(school.scope, { providerId: provider.id, groupName: 'Klasse-2a', classId });
    const { accountId } = await signOn(provider, idp);
    expect(await taught(accountId)).toEqual([classId]);
    const byHand = { schoolId: school.scope.schoolId, classId: other.classId, accountId };
    await unscopedDb().classTeacher.create({ data: byHand });
    idp.user = { ...idp.user, groups: ['lehrer'] };
    await signOn(provider, idp);
    expect(await taught(accountId)).toEqual([other.classId]);
  });

  it.each([
    ['a source for them', { _claim_names: { groups: 'src1' }, _claim_sources: { src1: { endpoint: 'x' } } }],
    ['that there are some', { hasgroups: true }],
  ])('stay hers when she is in so many groups that the provider only tells %s', async (_, overage) => {
    const { classId } = await makeClass(school);
    await addGroup(school.scope, { providerId: provider.id, groupName: 'Klasse-2a', classId });
    const { accountId } = await signOn(provider, idp);
    idp.user = { ...idp.user, groups: undefined, ...overage };
    await signOn(provider, idp);
    expect(await taught(accountId)).toEqual([classId]);
    provider = { ...provider, settings: { ...provider.settings, allowedGroups: ['Lehrer'] } };
    expect(await enter()).toBe('groups-too-many');
  });

  it('are never another school’s', async () => {
    const stranger = await makeSchool();
    const { classId } = await makeClass(stranger);
    const row = { providerId: provider.id, groupName: 'klasse-2a', classId };
    expect(await addGroup(school.scope, row)).toBe(false);
    expect(await addGroup(stranger.scope, row)).toBe(false);
  });
});

describe('an attacker', () => {
  it.each<[string, Record<string, unknown>, string]>([
    ['another issuer', { iss: 'https://evil.example.org' }, 'token-iss'],
    ['another client', { aud: 'other' }, 'token-aud'],
    ['us and another client', { aud: ['kreide', 'other'], azp: 'kreide' }, 'token-azp'],
    ['another party', { azp: 'other' }, 'token-azp'],
    ['another browser', { nonce: 'stolen' }, 'token-nonce'],
    ['no browser', { nonce: undefined }, 'token-nonce'],
    ['yesterday', { exp: 1_700_000_000, iat: 1_699_999_000 }, 'token-exp'],
    ['an hour ago, with a long life', { iat: Math.floor(Date.now() / 1000) - 3600 }, 'token-iat'],
    ['for ever', { exp: undefined }, 'token-exp'],
    ['nobody', { sub: undefined }, 'token-sub'],
  ])('has no use of a token for %s', async (_, token, reason) => {
    idp.lies.token = token;
    expect(await enter()).toBe(reason);
  });

  it('cannot sign in place of the provider', async () => {
    const { publicKey } = { publicKey: await (await fetch(`${idp.issuer}/keys`)).text() };
    idp.lies.sign = (claims) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: 'HS256', kid: 'one' })
        .sign(new TextEncoder().encode(publicKey));
    expect(await enter()).toBe('token-signature');
    idp.lies.sign = (claims) => Promise.resolve(new UnsecuredJWT(claims).encode());
    expect(await enter()).toBe('token-signature');
    const other = await FakeIdp.start();
    idp.lies.sign = (claims) => other.sign(claims);
    expect(await enter()).toBe('token-signature');
    await other.close();
  });

  it('cannot use an answer twice, nor for another state, nor without what the browser kept', async () => {
    const answer = goThrough(provider, idp);
    expect(await enter({ ...answer, state: 'another' })).toBe('state-other');
    expect(await enter({ ...answer, codeVerifier: undefined })).toBe('checks-missing');
    expect(await enter({ ...answer, nonce: undefined })).toBe('checks-missing');
    expect(await enter(answer)).toBe('in');
    expect(await enter(answer)).toBe('nonce-used');
  });

  it('cannot redeem a stolen code without the verifier of the browser that asked', async () => {
    const [stolen, own] = [goThrough(provider, idp), goThrough(provider, idp)];
    const params = { ...own.params, code: stolen.params.code };
    expect(await enter({ ...own, params })).toBe('invalid_grant');
  });

  it('cannot mix two providers up, neither by the code nor by the issuer in the answer', async () => {
    const evil = await FakeIdp.start();
    const theirs = await makeProvider(school, evil);
    const answer = goThrough(provider, idp);
    expect(await enter({ ...answer, redirectUri: 'http://localhost:3000/x' }, theirs)).toBe('invalid_grant');
    const other = goThrough(provider, idp);
    expect(await enter({ ...other, params: { ...other.params, iss: evil.issuer } })).toBe('answer-issuer');
    idp.lies.metadata = { authorization_response_iss_parameter_supported: true };
    const again = await makeProvider(school, idp);
    expect(await enter(goThrough(again, idp), again)).toBe('answer-issuer');
    await evil.close();
  });

  it('"kaya" of another provider, or at another school by the same one, is another person', async () => {
    const other = await FakeIdp.start();
    const stranger = await makeSchool();
    const accounts = [
      await signOn(provider, idp),
      await signOn(await makeProvider(school, other), other),
      await signOn(await makeProvider(stranger, idp), idp),
    ];
    expect(new Set(accounts.map(({ accountId }) => accountId)).size).toBe(3);
    expect(accounts[2]?.scope.schoolId).toBe(stranger.scope.schoolId);
    await other.close();
  });

  it('cannot speak for an issuer from another address', async () => {
    idp.lies.metadata = { issuer: 'https://idp.example.org' };
    expect(await enter()).toBe('issuer-other');
  });

  it.each([
    ['token_endpoint', 'http://169.254.169.254/latest/', 'scheme-refused'],
    ['token_endpoint', 'https://10.0.0.1/', 'address-refused'],
    ['jwks_uri', 'https://127.0.0.1/keys', 'address-refused'],
  ])('cannot send our server elsewhere by its %s', async (name, address, reason) => {
    idp.lies.metadata = { [name]: address };
    expect(await enter()).toBe(reason);
  });
});

describe('a provider', () => {
  it('that is switched off, unknown or down lets nobody in', async () => {
    expect(await whyNot(openDoor(provider.id))).toBe('in');
    await switchProvider(school.scope, provider.id, false, new Date());
    expect(await whyNot(openDoor(provider.id))).toBe('provider-unknown');
    expect(await whyNot(openDoor('x'.repeat(26)))).toBe('provider-unknown');
    const down = await FakeIdp.start();
    const theirs = await makeProvider(school, down);
    down.isDown = true;
    expect(await whyNot(openDoor(theirs.id))).toBe('discovery-missing');
    await down.close();
    expect(await whyNot(openDoor(theirs.id))).toBe('unreachable');
  });

  it('with another issuer knows nobody of the old one', async () => {
    const { accountId } = await signOn(provider, idp);
    const other = await FakeIdp.start();
    await makeProvider(school, other); // lists it
    const { label, clientId, settings } = provider;
    const input = { label, clientId, settings, issuer: other.issuer, clientSecret: null };
    await changeProvider(school.scope, provider.id, input, new Date());
    provider = await found(provider.id);
    expect((await signOn(provider, other)).accountId).not.toBe(accountId);
    await other.close();
  });
});

describe('linking', () => {
  it('is for who is signed in, at her own school, and for nobody’s identity but her own', async () => {
    const linkTo = staffOf(school);
    expect(await redeem(provider, { ...goThrough(provider, idp), linkTo }, new Date())).toBeNull();
    expect((await signOn(provider, idp)).accountId).toBe(school.teacherId);
    expect((await accountOf(school.teacherId)).role).toBe('admin');
    idp.user = { ...idp.user, sub: 'demir' };
    await signOn(provider, idp);
    expect(await enter({ ...goThrough(provider, idp), linkTo })).toBe('identity-taken');
    const stranger = staffOf(await makeSchool());
    expect(await enter({ ...goThrough(provider, idp), linkTo: stranger })).toBe('provider-foreign');
  });
});
