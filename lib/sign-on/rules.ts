import type { Preset, ProviderSettings } from './schema';

const plain: ProviderSettings = {
  scopes: 'openid profile',
  subjectClaim: 'sub',
  nameClaim: 'name',
  roleClaim: 'roles',
  groupsClaim: 'groups',
  teacherValues: [],
  adminValues: [],
  allowedGroups: [],
  tenantId: null,
  namesOff: false,
};

/** Where a new provider begins; the admin sees and changes all of it. */
export const presetSettings: Readonly<Record<Preset, ProviderSettings>> = {
  keycloak: { ...plain, roleClaim: 'realm_access.roles', teacherValues: ['teacher'] },
  iserv: { ...plain, scopes: 'openid profile groups roles', teacherValues: ['ROLE_TEACHER'] },
  entra: { ...plain, subjectClaim: 'oid', teacherValues: ['teacher'] },
  vidis: {
    ...plain,
    scopes: 'openid',
    nameClaim: '',
    roleClaim: 'rolle',
    teacherValues: ['LEHR'],
    namesOff: true,
  },
  other: plain,
};

export const presetLabels: Readonly<Record<Preset, string>> = {
  keycloak: 'Schul-Konto',
  iserv: 'IServ',
  entra: 'Microsoft',
  vidis: 'VIDIS',
  other: 'Schul-Konto',
};

export type Claims = Readonly<Record<string, unknown>>;

/** By its whole name, else along its dots: `realm_access.roles`. */
export function claimAt(claims: Claims, path: string): unknown {
  if (path === '') return undefined;
  if (Object.hasOwn(claims, path)) return claims[path];
  let value: unknown = claims;
  for (const part of path.split('.')) {
    if (!isRecord(value) || !Object.hasOwn(value, part)) return undefined;
    value = value[part];
  }
  return value;
}

const valuesMax = 1000;

/** Words of a claim: text, a list of it, or what IServ sends, things with an id and a name (in a list or by number). */
export function wordsOf(value: unknown): readonly string[] {
  const items = Array.isArray(value) ? value : isRecord(value) ? Object.values(value) : [value];
  return items.slice(0, valuesMax).flatMap((item: unknown) => {
    const own = isRecord(item) ? [item['id'], item['act'], item['name'], item['displayName']] : [item];
    return own.filter((one): one is string => typeof one === 'string' && one !== '' && one.length <= 255);
  });
}

/** Providers differ in case (`LEHR`, `Lehr`); nothing else is forgiven: a part of a word is another word. */
function meet(found: readonly string[], wanted: readonly string[]): boolean {
  const known = new Set(found.map((word) => word.toLowerCase()));
  return wanted.some((word) => known.has(word.toLowerCase()));
}

export type Judged =
  | {
      readonly ok: true;
      readonly subject: string;
      readonly name: unknown;
      readonly role: 'admin' | 'teacher';
      /** Null: there are some, but the provider did not tell them. */
      readonly groups: readonly string[] | null;
    }
  | {
      readonly ok: false;
      readonly reason:
        | 'subject-missing'
        | 'tenant-foreign'
        | 'groups-not-sent'
        | 'groups-too-many'
        | 'group-not-allowed'
        | 'no-staff-role';
    };

/**
 * Of who is in more than some 200 groups, Entra tells no group but a source to ask (OpenID Connect Core 5.6.2), or in some
 * flows only that there are any. We do not ask there: it wants rights to a whole directory.
 */
function groupsLeftOut(claims: Claims, groupsClaim: string): boolean {
  if (claimAt(claims, groupsClaim) !== undefined) return false;
  const sources = claims['_claim_names'];
  return claims['hasgroups'] === true || (isRecord(sources) && Object.hasOwn(sources, groupsClaim));
}

/** Who somebody is here, by checked claims. Staff only: who has no role that the admin named is none. */
export function judgeClaims(claims: Claims, settings: ProviderSettings): Judged {
  if (settings.tenantId !== null && claims['tid'] !== settings.tenantId) {
    return { ok: false, reason: 'tenant-foreign' };
  }
  const subject = claimAt(claims, settings.subjectClaim);
  if (typeof subject !== 'string' || subject === '' || subject.length > 255) {
    return { ok: false, reason: 'subject-missing' };
  }
  const isLeftOut = groupsLeftOut(claims, settings.groupsClaim);
  const groups = wordsOf(claimAt(claims, settings.groupsClaim));
  if (settings.allowedGroups.length > 0 && !meet(groups, settings.allowedGroups)) {
    const reason = isLeftOut
      ? 'groups-too-many'
      : groups.length === 0
        ? 'groups-not-sent'
        : 'group-not-allowed';
    return { ok: false, reason };
  }
  const roles = wordsOf(claimAt(claims, settings.roleClaim));
  const isAdmin = meet(roles, settings.adminValues);
  if (!isAdmin && !meet(roles, settings.teacherValues)) return { ok: false, reason: 'no-staff-role' };
  const name = settings.namesOff ? null : claimAt(claims, settings.nameClaim);
  return { ok: true, subject, name, role: isAdmin ? 'admin' : 'teacher', groups: isLeftOut ? null : groups };
}

/** Whether the ID token left something open that the userinfo endpoint may know. */
export function wantsUserinfo(claims: Claims, settings: ProviderSettings): boolean {
  const { nameClaim, roleClaim, groupsClaim, namesOff } = settings;
  const wanted = [roleClaim, groupsClaim, ...(namesOff ? [] : [nameClaim])];
  return wanted.some((path) => path !== '' && claimAt(claims, path) === undefined);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
