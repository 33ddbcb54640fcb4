import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import * as accounts from '@/lib/accounts/gate';
import { hashSecret } from '@/lib/server/seal';
import { unscopedDb } from '@/lib/server/unscoped';
import { newId, type AccountId, type ClassId, type SignId } from '@/lib/shared/ids';
import { openTestDatabase } from '@/lib/testing/db';
import {
  makeClass as makeTestClass,
  makeLesson,
  makeSchool,
  staffOf,
  type TestSchool,
} from '@/lib/testing/factories';
import { markCardUsed } from '@/lib/classroom/door/data';
import { findCard } from '@/lib/classroom/door/gate';
import * as actions from './actions';
import { listClasses, readRoster, readSignRecord } from './data';
import { requireClass } from './gate';

vi.mock('next/cache', () => ({ revalidatePath: vi.fn() }));
vi.mock('next/navigation', () => ({
  notFound: () => {
    throw new Error('not found');
  },
}));
vi.mock('@/lib/accounts/gate', () => ({ requireStaff: vi.fn() }));

let cleanUp: () => Promise<void>;
let school: TestSchool;
let classId: ClassId;
let signIds: readonly SignId[];

beforeAll(async () => {
  ({ cleanUp } = await openTestDatabase());
});
afterAll(() => cleanUp());
beforeEach(async () => {
  school = await makeSchool();
  ({ classId, signIds } = await makeTestClass(school));
  signInAs(school);
});

function signInAs(at: TestSchool, role: 'admin' | 'teacher' = 'teacher'): void {
  vi.mocked(accounts.requireStaff).mockResolvedValue(staffOf(at, { role }));
}

async function addColleague(): Promise<AccountId> {
  const id = newId<AccountId>();
  const { schoolId } = school.scope;
  await unscopedDb().account.create({
    data: { schoolId, id, email: `${id}@example.org`, displayName: 'Herr Blum', role: 'teacher' },
  });
  return id;
}

const first = () => signIds[0] ?? ('' as SignId);
const secretOf = (url: string) => new URL(url).hash.slice('#1.'.length);

async function print(): Promise<string> {
  const printed = await actions.printCards(classId, [first()]);
  if (!printed.ok || !printed.value[0]) throw new Error('no card');
  return secretOf(printed.value[0].url);
}

const cardOf = (secret: string) =>
  unscopedDb().card.findUniqueOrThrow({ where: { secretHash: hashSecret(secret) } });

describe('a stranger to the class', () => {
  const attempts: readonly (readonly [string, () => Promise<{ readonly ok: boolean }>])[] = [
    ['renameClass', () => actions.renameClass(classId, 'mine')],
    ['setGrade', () => actions.setGrade(classId, '3-4')],
    ['setChildCamera', () => actions.setChildCamera(classId, 'class')],
    ['archiveClass', () => actions.archiveClass(classId, true)],
    ['changeChildCount', () => actions.changeChildCount(classId, 1)],
    ['drawNewLink', () => actions.drawNewLink(classId)],
    ['drawNewPictures', () => actions.drawNewPictures(classId)],
    [
      'recordConsent',
      () => actions.recordConsent(classId, { signId: first(), kind: 'camera', value: 'yes' }),
    ],
    ['nameChild', () => actions.nameChild(classId, { signId: first(), name: 'Mia' })],
    ['nameChildren', () => actions.nameChildren(classId, 'Mia')],
    ['forgetNames', () => actions.forgetNames(classId)],
    ['printCards', () => actions.printCards(classId, [first()])],
    ['blockCard', () => actions.blockCard(classId, first())],
    ['deleteChild', () => actions.deleteChild(classId, first())],
    ['shareClass', () => actions.shareClass(classId, school.teacherId)],
    ['unshareClass', () => actions.unshareClass(classId, school.teacherId)],
  ];
  const snapshot = async () => ({
    row: await unscopedDb().class.findFirst({ where: { id: classId } }),
    signs: await unscopedDb().sign.findMany({ where: { classId }, orderBy: { position: 'asc' } }),
    cards: await unscopedDb().card.count({ where: { sign: { classId } } }),
    teachers: await unscopedDb().classTeacher.count({ where: { classId } }),
  });

  it.each(attempts)('an admin of another school is refused by %s and changes nothing', async (_, attempt) => {
    const before = await snapshot();
    signInAs(await makeSchool(), 'admin');
    expect(await attempt()).toMatchObject({ ok: false, code: 'not-found' });
    expect(await snapshot()).toEqual(before);
  });

  it('a colleague who does not teach it is refused, an admin of the school is not', async () => {
    const colleague = { scope: school.scope, teacherId: await addColleague() };
    signInAs(colleague);
    expect(await actions.renameClass(classId, 'mine')).toEqual({ ok: false, code: 'not-found' });
    await expect(requireClass(classId)).rejects.toThrow('not found');
    expect(
      await listClasses({ ...colleague, accountId: colleague.teacherId, role: 'teacher' }, false),
    ).toEqual([]);
    signInAs(colleague, 'admin');
    expect((await actions.renameClass(classId, '2b')).ok).toBe(true);
  });

  it('every action of this file is in the list above', () => {
    const tried = new Set([...attempts.map(([name]) => name), 'makeClass']);
    expect(Object.keys(actions).filter((name) => !tried.has(name))).toEqual([]);
  });

  it.each([null, {}, 7, '', "' OR 1=1", 'x'.repeat(5000), ['a']])('%o is no class', async (id) => {
    expect(await actions.renameClass(id, 'mine')).toEqual({ ok: false, code: 'not-found' });
  });
});

describe('a child of another class', () => {
  it('of the own school cannot be reached through the own class', async () => {
    const other = await makeTestClass(await makeSchool());
    const foreign = other.signIds[0];
    expect((await actions.deleteChild(classId, foreign)).ok).toBe(false);
    expect((await actions.nameChild(classId, { signId: foreign, name: 'Mia' })).ok).toBe(false);
    expect((await actions.recordConsent(classId, { signId: foreign, kind: 'voice', value: 'yes' })).ok).toBe(
      false,
    );
    expect((await actions.printCards(classId, [foreign])).ok).toBe(false);
    await actions.blockCard(classId, foreign);
    const row = await unscopedDb().sign.findFirstOrThrow({ where: { id: other.signIds[0] ?? '' } });
    expect(row).toMatchObject({ firstName: null, voiceConsent: 'open' });
  });

  it('is left out when it is mixed into an order for cards', async () => {
    const other = await makeTestClass(school);
    const printed = await actions.printCards(classId, [...signIds, ...other.signIds]);
    expect(printed.ok && printed.value.map((card) => card.signId)).toEqual(signIds);
    expect(await unscopedDb().card.count({ where: { signId: { in: [...other.signIds] } } })).toBe(0);
  });
});

describe('making a class', () => {
  it('takes two answers and has signs, a link and four pictures', async () => {
    const made = await actions.makeClass({ name: ' 2a ', childCount: 24, grade: '1-2' });
    const id = made.ok ? made.value.classId : '';
    const row = await unscopedDb().class.findFirstOrThrow({
      where: { id },
      include: { signs: true, teachers: true },
    });
    expect(row.name).toBe('2a');
    expect(row.signs).toHaveLength(24);
    expect(row.linkCode).toMatch(/^[0-9a-z]{10}$/);
    expect(row.pictureCode.split('-')).toHaveLength(4);
    expect(row.teachers.map(({ accountId }) => accountId)).toEqual([school.teacherId]);
  });

  it.each([
    [{ name: '  ', childCount: 24, grade: '1-2' }, 'name-missing'],
    [{ name: 'x'.repeat(41), childCount: 24, grade: '1-2' }, 'name-long'],
    [{ name: '2a', childCount: 49, grade: '1-2' }, 'count'],
    [{ name: '2a', childCount: 0, grade: '1-2' }, 'count'],
    [{ name: '2a', childCount: 24, grade: '5' }, 'invalid'],
    [null, 'invalid'],
  ])('%o is refused with words', async (input, code) => {
    expect(await actions.makeClass(input)).toEqual({ ok: false, code });
  });

  it('forty classes have forty picture codes, and the list shows them all', async () => {
    for (let at = 1; at <= 40; at += 1)
      await actions.makeClass({ name: `${at}a`, childCount: 2, grade: '3-4' });
    const rows = await unscopedDb().class.findMany({ where: { schoolId: school.scope.schoolId } });
    expect(new Set(rows.map((row) => row.pictureCode)).size).toBe(41);
    const reader = { scope: school.scope, accountId: school.teacherId, role: 'teacher' } as const;
    const names = (await listClasses(reader, false)).map((one) => one.name);
    expect(names.slice(0, 3)).toEqual(['1a', '2a', '2a']);
    expect(names).toHaveLength(41);
  });

  it('a new link ends the old one, and a redrawn code is another', async () => {
    const before = await unscopedDb().class.findFirstOrThrow({ where: { id: classId } });
    await actions.drawNewLink(classId);
    await actions.drawNewPictures(classId);
    expect(await unscopedDb().class.findUnique({ where: { linkCode: before.linkCode } })).toBeNull();
  });

  it('grows with new signs and shrinks from the end', async () => {
    await actions.changeChildCount(classId, 48);
    const grown = await unscopedDb().sign.findMany({ where: { classId } });
    expect(new Set(grown.map(({ animal, badge }) => `${animal} ${badge}`)).size).toBe(48);
    await actions.changeChildCount(classId, 2);
    const rest = await unscopedDb().sign.findMany({ where: { classId }, orderBy: { position: 'asc' } });
    expect(rest.map((sign) => sign.id)).toEqual(signIds.slice(0, 2));
  });
});

describe('cards', () => {
  it('the database knows the hash of a card and never its secret', async () => {
    const secret = await print();
    expect(secret.length).toBeGreaterThanOrEqual(22);
    const rows = await unscopedDb().card.findMany({ where: { signId: first() } });
    expect(JSON.stringify(rows)).not.toContain(secret);
    expect(rows.map((row) => row.secretHash)).toEqual([hashSecret(secret)]);
  });

  it('the old card works until the teacher blocks it', async () => {
    const old = await print();
    const next = await print();
    expect((await cardOf(old)).revokedAt).toBeNull();
    await actions.blockCard(classId, first());
    expect((await cardOf(old)).revokedAt).not.toBeNull();
    expect((await cardOf(next)).revokedAt).not.toBeNull();
    expect((await cardOf(await print())).revokedAt).toBeNull();
  });

  it('the old card opens the door until the new one is used for the first time', async () => {
    const old = await print();
    const next = await print();
    expect(await findCard(old)).not.toBeNull();
    const opened = await findCard(next);
    if (!opened) throw new Error('the new card opens no door');
    await markCardUsed(opened, new Date());
    expect(await findCard(old)).toBeNull();
    expect(await findCard(next)).not.toBeNull();
  });

  it('a card of an archived class opens no door, and opens it again when the class is back', async () => {
    const secret = await print();
    await actions.archiveClass(classId, true);
    expect(await findCard(secret)).toBeNull();
    await actions.archiveClass(classId, false);
    expect(await findCard(secret)).not.toBeNull();
  });

  it('printing again and again leaves at most five unused keys, and the one in use', async () => {
    const used = await print();
    await unscopedDb().card.updateMany({
      where: { secretHash: hashSecret(used) },
      data: { firstUsedAt: new Date() },
    });
    for (let times = 0; times < 9; times += 1) await print();
    expect(await unscopedDb().card.count({ where: { signId: first(), revokedAt: null } })).toBe(6);
    expect((await cardOf(used)).revokedAt).toBeNull();
  });

  it('an order of thousands of cards is refused', async () => {
    const many = Array.from({ length: 1000 }, () => newId());
    expect(await actions.printCards(classId, many)).toEqual({ ok: false, code: 'invalid' });
  });
});

describe('names, consents and rights', () => {
  it('a first name is stored sealed and opened for its teachers', async () => {
    await actions.nameChildren(classId, 'Mia\nOle Petersen');
    const rows = await unscopedDb().sign.findMany({ where: { classId } });
    for (const row of rows) expect(Buffer.from(row.firstName ?? []).toString('utf8')).not.toMatch(/Mia|Ole/);
    const roster = await readRoster(school.scope, classId);
    expect(roster.map((sign) => sign.firstName)).toEqual(['Mia', 'Ole P.', null]);
  });

  it('more names than children are refused and change nothing', async () => {
    expect(await actions.nameChildren(classId, 'A\nB\nC\nD')).toEqual({ ok: false, code: 'names-many' });
    await actions.nameChild(classId, { signId: first(), name: 'Mia' });
    await actions.forgetNames(classId);
    expect((await readRoster(school.scope, classId)).every((sign) => sign.firstName === null)).toBe(true);
  });

  it('a consent carries its date', async () => {
    await actions.recordConsent(classId, { signId: first(), kind: 'camera', value: 'no' });
    const row = await unscopedDb().sign.findFirstOrThrow({ where: { id: first() } });
    expect(row.cameraConsent).toBe('no');
    expect(row.voiceConsent).toBe('open');
    expect(row.consentAt).not.toBeNull();
  });

  it('parents get everything stored about their child, and no key', async () => {
    const secret = await print();
    await actions.nameChild(classId, { signId: first(), name: 'Mia' });
    const record = await readSignRecord(school.scope, classId, first());
    expect(record).toMatchObject({ firstName: 'Mia', className: '2a', cameraConsent: 'open' });
    expect(JSON.stringify(record)).not.toContain(hashSecret(secret));
    expect(await readSignRecord((await makeSchool()).scope, classId, first())).toBeNull();
  });

  it('a deleted child takes name and cards along, and past lessons forget whose seat it was', async () => {
    const secret = await print();
    const lessonId = await makeLesson(school, classId, 'ended');
    const { schoolId } = school.scope;
    await unscopedDb().seat.create({
      data: {
        schoolId,
        id: newId(),
        lessonId,
        number: 1,
        role: 'pupil',
        state: 'left',
        via: 'card',
        signId: first(),
        secretHash: newId(),
        mediaIdentity: newId(),
      },
    });
    expect((await actions.deleteChild(classId, first())).ok).toBe(true);
    expect(await unscopedDb().card.findUnique({ where: { secretHash: hashSecret(secret) } })).toBeNull();
    expect(await unscopedDb().sign.count({ where: { id: first() } })).toBe(0);
    expect(await unscopedDb().seat.count({ where: { signId: first() } })).toBe(0);
    expect(await actions.deleteChild(classId, first())).toEqual({ ok: false, code: 'not-found' });
  });
});

describe('teachers of a class', () => {
  it('a colleague can be added, and one always stays', async () => {
    const colleague = await addColleague();
    expect((await actions.shareClass(classId, colleague)).ok).toBe(true);
    expect((await actions.shareClass(classId, colleague)).ok).toBe(true);
    expect((await actions.unshareClass(classId, colleague)).ok).toBe(true);
    expect(await actions.unshareClass(classId, school.teacherId)).toEqual({
      ok: false,
      code: 'last-teacher',
    });
    expect(await unscopedDb().classTeacher.count({ where: { classId } })).toBe(1);
  });

  it('somebody of another school cannot be added', async () => {
    const other = await makeSchool();
    expect(await actions.shareClass(classId, other.teacherId)).toEqual({ ok: false, code: 'not-found' });
  });
});
