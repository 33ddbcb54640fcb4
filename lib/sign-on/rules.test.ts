import { describe, expect, it } from 'vitest';
import { claimAt, judgeClaims, presetSettings, wantsUserinfo, wordsOf } from './rules';
import { presets, settingsSchema } from './schema';

describe('a claim', () => {
  it('is found by its whole name first, then along its dots, and never in what every object has', () => {
    const claims = { 'a.b': 1, a: { b: 2, c: { d: 3 } }, list: [4] };
    expect(claimAt(claims, 'a.b')).toBe(1);
    expect(claimAt(claims, 'a.c.d')).toBe(3);
    for (const path of ['', 'a.x', 'a.b.c', 'list.0', 'constructor', 'a.constructor.name', '__proto__']) {
      expect(claimAt(claims, path)).toBeUndefined();
    }
  });

  it.each<[string, unknown, string[]]>([
    ['a word', 'LEHR', ['LEHR']],
    ['a list', ['a', 'b', 7, null, ''], ['a', 'b']],
    [
      'roles of IServ',
      [{ uuid: 'x', id: 'ROLE_TEACHER', displayName: 'Lehrer' }],
      ['ROLE_TEACHER', 'Lehrer'],
    ],
    [
      'groups of IServ',
      { '12': { id: 12, act: 'klasse.2a', name: 'Klasse 2a' } },
      ['klasse.2a', 'Klasse 2a'],
    ],
    ['nothing', undefined, []],
    ['endless words', ['x'.repeat(256)], []],
  ])('of the shape %s is read', (_, value, words) => expect(wordsOf(value)).toEqual(words));

  it('of endless length is read up to its thousandth', () => {
    expect(wordsOf(Array.from({ length: 100_000 }, (_, at) => `g${at}`))).toHaveLength(1000);
  });
});

describe('a preset', () => {
  it.each(presets)('%s is whole, and makes nobody an admin', (preset) => {
    const settings = presetSettings[preset];
    expect(settingsSchema.safeParse(settings).success).toBe(true);
    expect(settings.adminValues).toEqual([]);
  });

  it('reads what its provider sends', () => {
    const keycloak = { sub: '1', name: 'Kaya', realm_access: { roles: ['offline_access', 'teacher'] } };
    expect(judgeClaims(keycloak, presetSettings.keycloak)).toMatchObject({ ok: true, name: 'Kaya' });
    const iserv = { sub: '1', roles: [{ id: 'ROLE_TEACHER', displayName: 'Lehrer' }] };
    expect(judgeClaims(iserv, presetSettings.iserv)).toMatchObject({ ok: true, role: 'teacher' });
    const vidis = { sub: '1', name: 'Kaya', rolle: 'Lehr' };
    expect(judgeClaims(vidis, presetSettings.vidis)).toMatchObject({ ok: true, name: null });
    const entra = { sub: 'pairwise', oid: 'o', roles: ['teacher'] };
    expect(judgeClaims(entra, presetSettings.entra)).toMatchObject({ ok: true, subject: 'o' });
  });

  it('asks the userinfo endpoint only for what is missing', () => {
    const { iserv, vidis } = presetSettings;
    expect(wantsUserinfo({ name: 'a', roles: [], groups: [] }, iserv)).toBe(false);
    expect(wantsUserinfo({ roles: [], groups: [] }, iserv)).toBe(true);
    expect(wantsUserinfo({ rolle: 'LEHR', groups: [] }, vidis)).toBe(false);
  });
});
