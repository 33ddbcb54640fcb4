import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import * as gate from '@/lib/accounts/gate';
import { unscopedDb } from '@/lib/server/unscoped';
import { openTestDatabase } from '@/lib/testing/db';
import { makeClass, makeSchool, staffOf, type TestSchool } from '@/lib/testing/factories';
import {
  addProvider,
  dropProvider,
  mapGroup,
  saveProvider,
  tryProvider,
  turnProvider,
  unmapGroup,
} from './actions';
import { presetSettings } from './rules';

vi.mock('next/cache', () => ({ revalidatePath: vi.fn() }));
vi.mock('@/lib/accounts/gate', { spy: true });

let cleanUp: () => Promise<void>;
let school: TestSchool;
beforeAll(async () => {
  ({ cleanUp } = await openTestDatabase());
});
afterAll(() => cleanUp());
beforeEach(async () => {
  school = await makeSchool();
  as('admin');
});

function as(role: 'admin' | 'teacher', of = school) {
  vi.mocked(gate.requireStaff).mockResolvedValue(staffOf(of, { role }));
}

const input = {
  label: 'IServ',
  issuer: 'https://iserv.example.org/.well-known/openid-configuration',
  clientId: 'kreide',
  clientSecret: 'geheim',
  settings: presetSettings.iserv,
};

async function made(): Promise<string> {
  const added = await addProvider('iserv');
  if (!added.ok) throw new Error(added.code);
  return added.value;
}

const row = (id: string) => unscopedDb().signOnProvider.findFirstOrThrow({ where: { id } });

describe('the admin sets a provider up', () => {
  it('by a preset, and its secret is stored sealed and kept when the field stays empty', async () => {
    const id = await made();
    expect((await saveProvider(id, input)).ok).toBe(true);
    const { clientSecret, issuer, isEnabled } = await row(id);
    expect([issuer, isEnabled]).toEqual(['https://iserv.example.org', false]);
    expect(Buffer.from(clientSecret ?? []).includes('geheim')).toBe(false);
    await saveProvider(id, { ...input, clientSecret: null });
    expect((await row(id)).clientSecret).toEqual(clientSecret);
  });

  it('and switches it on only when it is whole, so that no child comes in as staff', async () => {
    const id = await made();
    expect(await turnProvider(id, true)).toEqual({ ok: false, code: 'issuer-invalid' });
    const open = { ...input, settings: { ...input.settings, teacherValues: [] } };
    expect(await saveProvider(id, open)).toEqual({ ok: false, code: 'teachers-missing' });
    await saveProvider(id, input);
    expect((await turnProvider(id, true)).ok).toBe(true);
    expect((await row(id)).isEnabled).toBe(true);
  });

  it('never for every organisation of a cloud at once', async () => {
    const added = await addProvider('entra');
    const id = added.ok ? added.value : '';
    const entra = { ...input, settings: presetSettings.entra };
    expect(await saveProvider(id, entra)).toEqual({ ok: false, code: 'tenant-missing' });
  });

  it('of eight at most', async () => {
    for (let count = 0; count < 8; count += 1) await made();
    expect(await addProvider('other')).toEqual({ ok: false, code: 'too-many' });
  });
});

describe('an attacker', () => {
  it('who is a teacher can do none of it', async () => {
    const id = await made();
    as('teacher');
    const tries = [
      ...[addProvider('iserv'), saveProvider(id, input), turnProvider(id, true), dropProvider(id)],
      ...[tryProvider(id), mapGroup({}), unmapGroup(id)],
    ];
    for (const refused of await Promise.all(tries))
      expect(refused).toEqual({ ok: false, code: 'not-allowed' });
    expect(await row(id)).toMatchObject({ issuer: '', isEnabled: false });
  });

  it('who is another school’s admin reaches nothing of it', async () => {
    const id = await made();
    await saveProvider(id, input);
    const { classId } = await makeClass(school);
    await mapGroup({ providerId: id, groupName: 'a', classId });
    const group = await unscopedDb().signOnGroup.findFirstOrThrow({ where: { providerId: id } });
    const stranger = await makeSchool();
    as('admin', stranger);
    const other = await makeClass(stranger);
    expect(await saveProvider(id, input)).toEqual({ ok: false, code: 'gone' });
    expect(await turnProvider(id, true)).toEqual({ ok: false, code: 'gone' });
    expect(await tryProvider(id)).toEqual({ ok: false, code: 'gone' });
    expect(await mapGroup({ providerId: id, groupName: 'b', classId: other.classId })).toMatchObject({
      ok: false,
    });
    await unmapGroup(group.id);
    expect(await dropProvider(id)).toEqual({ ok: false, code: 'gone' });
    expect((await row(id)).isEnabled).toBe(false);
    expect(await unscopedDb().signOnGroup.count({ where: { providerId: id } })).toBe(1);
  });

  it.each([null, 'x', {}, { providerId: 'x' }, ['a'], 7])('sends nonsense (%#)', async (nonsense) => {
    const id = await made();
    const tries = [addProvider(nonsense), saveProvider(nonsense, input), saveProvider(id, nonsense)];
    tries.push(turnProvider(id, nonsense), dropProvider(nonsense), mapGroup(nonsense), unmapGroup(nonsense));
    for (const refused of await Promise.all(tries)) expect(refused.ok).toBe(false);
  });
});
