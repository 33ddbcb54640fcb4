import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { findStaffBySignIn } from '@/lib/accounts/gate';
import { startSignIn } from '@/lib/accounts/mutations';
import { unscopedDb } from '@/lib/server/unscoped';
import { newId, type AccountId } from '@/lib/shared/ids';
import { openTestDatabase } from '@/lib/testing/db';
import { makeClass, makeSchool, staffOf, type TestSchool } from '@/lib/testing/factories';
import { LtiBed, LtiBrowser, lmsChild, lmsTeacher } from '@/lib/testing/lti-bed';
import { joinMinutes } from './rules';

const request = vi.hoisted(() => ({ cookie: '', address: '', staff: null as unknown }));
vi.mock('next/headers', () => ({
  headers: () =>
    Promise.resolve(new Headers({ cookie: request.cookie, 'x-remote-address': request.address })),
  cookies: () => Promise.resolve({ get: () => undefined }),
}));
vi.mock('next/cache', () => ({ revalidatePath: vi.fn() }));
vi.mock('@/lib/accounts/gate', async (load) => ({
  ...(await load<object>()),
  requireStaff: () => Promise.resolve(request.staff),
}));

const { askJoinCode, chooseClass, joinAccount } = await import('../actions');
const { loadLobby } = await import('../loaders');

let cleanUp: () => Promise<void>;
let school: TestSchool;
let bed: LtiBed;
let kaya: AccountId;
let tries = 0;
beforeAll(async () => {
  ({ cleanUp } = await openTestDatabase());
});
afterAll(() => cleanUp());
beforeEach(async () => {
  school = await makeSchool();
  bed = await LtiBed.open(school);
  kaya = await colleague('teacher');
  request.address = `10.${(tries += 1)}.0.1`;
  request.staff = { ...staffOf(school, { role: 'teacher' }), accountId: kaya };
  return () => bed.lms.close();
});

async function colleague(role: 'teacher' | 'admin', at = school): Promise<AccountId> {
  const id = newId<AccountId>();
  const { schoolId } = at.scope;
  await unscopedDb().account.create({
    data: { schoolId, id, email: `${id}@example.org`, displayName: 'Kaya', role },
  });
  return id;
}
const code = async () => {
  const asked = await askJoinCode();
  if (!asked.ok) throw new Error(asked.code);
  return asked.value;
};
async function open(user = lmsTeacher, at = bed) {
  const browser = new LtiBrowser();
  const { visitId = '' } = await at.launch(user, browser);
  request.cookie = browser.header();
  return visitId;
}
const accountOf = async (visitId: string) =>
  (await unscopedDb().ltiVisit.findFirstOrThrow({ where: { id: visitId } })).accountId as AccountId;

describe('LTI-49: a teacher who has an account already', () => {
  it('finds her classes in the lobby once she typed the code, however she writes it, and so at every launch', async () => {
    const { classId } = await makeClass({ ...school, teacherId: kaya });
    const visitId = await open();
    expect((await loadLobby(visitId)).lobby).toMatchObject({ type: 'choose', classes: [], mayJoin: true });
    const typed = ` ${(await code())
      .toUpperCase()
      .replace(/(.{4})/, '$1 - ')
      .replaceAll('0', 'O')} `;
    expect(await joinAccount({ visitId, code: typed })).toEqual({ ok: true, value: undefined });
    const { lobby } = await loadLobby(visitId);
    expect(lobby).toMatchObject({ type: 'choose', classes: [{ id: classId }], mayJoin: false });
    expect(await accountOf(await open())).toBe(kaya);
  });

  it('brings along the classes that she had by the LMS; the account that it made is closed with its sign-ins', async () => {
    const visitId = await open();
    const launched = await accountOf(visitId);
    const { classId } = await makeClass({ ...school, teacherId: launched });
    expect((await chooseClass({ visitId, classId })).ok).toBe(true);
    const identity = await unscopedDb().outsideIdentity.findFirstOrThrow({ where: { accountId: launched } });
    const now = new Date();
    const from = { identityId: identity.id, outsideSession: null };
    const signIn = await startSignIn(school.scope, launched, 'Chrome', now, from);
    expect(await findStaffBySignIn(signIn, launched, now)).not.toBeNull();
    await joinAccount({ visitId, code: await code() });
    const taught = await unscopedDb().classTeacher.findMany({ where: { classId } });
    expect(taught.map(({ accountId }) => accountId)).toEqual([kaya]);
    expect(await findStaffBySignIn(signIn, launched, now)).toBeNull();
    const left = await unscopedDb().account.findFirstOrThrow({ where: { id: launched } });
    expect(left.disabledAt).not.toBeNull();
  });
});

describe('LTI-49: an attacker', () => {
  const wrong = { ok: false, code: 'code-wrong' };

  it('has no use of a code that was used, replaced, or is older than ten minutes', async () => {
    const visitId = await open();
    const old = await code();
    const newer = await code();
    expect(await joinAccount({ visitId, code: old })).toEqual(wrong);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + joinMinutes * 60_000 });
    expect(await joinAccount({ visitId, code: newer })).toEqual(wrong);
    vi.useRealTimers();
    const last = await code();
    expect((await joinAccount({ visitId, code: last })).ok).toBe(true);
    expect(await joinAccount({ visitId: await open({ ...lmsTeacher, id: '9' }), code: last })).toEqual(wrong);
  });

  it('at another school has none either', async () => {
    const stranger = await makeSchool();
    const theirs = await LtiBed.open(stranger);
    const own = await code();
    expect(await joinAccount({ visitId: await open(lmsTeacher, theirs), code: own })).toEqual(wrong);
    await theirs.lms.close();
  });

  it('becomes no admin by it, and a child, or a visit of another browser, becomes nobody', async () => {
    const shown = await code();
    expect(await joinAccount({ visitId: await open(lmsChild('4')), code: shown })).toEqual({
      ok: false,
      code: 'closed',
    });
    const visitId = await open();
    request.cookie = '';
    expect(await joinAccount({ visitId, code: shown })).toEqual({ ok: false, code: 'closed' });
    request.staff = staffOf(school, { role: 'admin' });
    expect(await askJoinCode()).toEqual({ ok: false, code: 'admin-account' });
    await unscopedDb().account.updateMany({ where: { id: kaya }, data: { role: 'admin' } });
    expect(await joinAccount({ visitId: await open(), code: shown })).toEqual({
      ok: false,
      code: 'admin-account',
    });
  });

  it('who runs the LMS opens no administration: who became an admin comes in another way', async () => {
    expect((await joinAccount({ visitId: await open(), code: await code() })).ok).toBe(true);
    await unscopedDb().account.updateMany({ where: { id: kaya }, data: { role: 'admin' } });
    expect(await bed.launch(lmsTeacher)).toEqual({ code: 'LTI-65' });
  });

  it('guesses thirty times a minute', async () => {
    const visitId = await open();
    const answers = await Promise.all(
      Array.from({ length: 40 }, () => joinAccount({ visitId, code: 'abcd efgh' })),
    );
    expect(answers.filter((answer) => !answer.ok && answer.code === 'too-many')).toHaveLength(10);
  });
});
