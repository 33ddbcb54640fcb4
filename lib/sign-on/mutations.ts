import 'server-only';
import { schoolDb } from '@/lib/server/db';
import type { SchoolScope } from '@/lib/server/scope';
import { sealText } from '@/lib/server/seal';
import { newId, type AccountId } from '@/lib/shared/ids';
import { presetLabels, presetSettings } from './rules';
import { groupsMax, providersMax, type Preset, type ProviderInput } from './schema';

/** Switched off and without an address yet; null when the school has enough of them. */
export async function createProvider(scope: SchoolScope, preset: Preset): Promise<string | null> {
  if ((await schoolDb(scope).signOnProvider.count()) >= providersMax) return null;
  const [id, start] = [newId(), { issuer: '', clientId: '', settings: presetSettings[preset] }];
  const data = { schoolId: scope.schoolId, id, preset, label: presetLabels[preset], ...start };
  await schoolDb(scope).signOnProvider.create({ data });
  return id;
}

/**
 * With another issuer every person behind a subject is another one: who came by the old one is no longer known by it.
 * @returns false when it is gone
 */
export function changeProvider(
  scope: SchoolScope,
  id: string,
  input: ProviderInput,
  now: Date,
): Promise<boolean> {
  const { clientSecret, settings, ...rest } = input;
  const secret =
    clientSecret === null ? {} : { clientSecret: clientSecret === '' ? null : sealText(clientSecret, id) };
  return schoolDb(scope).$transaction(async (tx) => {
    const before = await tx.signOnProvider.findFirst({ where: { id } });
    if (!before) return false;
    const old = before.settings as { subjectClaim?: unknown };
    if (before.issuer !== input.issuer || old.subjectClaim !== settings.subjectClaim) {
      await forgetIdentities(tx, id, now);
    }
    await tx.signOnProvider.updateMany({ where: { id }, data: { ...rest, ...secret, settings } });
    return true;
  });
}

/** Switching off ends what was signed in by it. */
export function switchProvider(
  scope: SchoolScope,
  id: string,
  isEnabled: boolean,
  now: Date,
): Promise<boolean> {
  return schoolDb(scope).$transaction(async (tx) => {
    const { count } = await tx.signOnProvider.updateMany({
      where: { id, issuer: { not: '' } },
      data: { isEnabled },
    });
    if (!isEnabled) await endSignIns(tx, { kind: 'oidc', provider: id }, now);
    return count > 0;
  });
}

/** @returns false when there was none */
export function deleteProvider(scope: SchoolScope, id: string, now: Date): Promise<boolean> {
  return schoolDb(scope).$transaction(async (tx) => {
    const { count } = await tx.signOnProvider.deleteMany({ where: { id } });
    if (count > 0) await forgetIdentities(tx, id, now);
    return count > 0;
  });
}

type Tx = Parameters<
  Extract<Parameters<ReturnType<typeof schoolDb>['$transaction']>[0], (tx: never) => unknown>
>[0];

async function endSignIns(
  tx: Tx,
  where: { kind: 'oidc'; provider: string; subject?: string },
  now: Date,
  outsideSession?: string,
): Promise<number> {
  const identities = await tx.outsideIdentity.findMany({ where, select: { id: true } });
  const { count } = await tx.signIn.updateMany({
    where: {
      identityId: { in: identities.map(({ id }) => id) },
      revokedAt: null,
      ...(outsideSession === undefined ? {} : { outsideSession }),
    },
    data: { revokedAt: now },
  });
  return count;
}

async function forgetIdentities(tx: Tx, provider: string, now: Date): Promise<void> {
  await endSignIns(tx, { kind: 'oidc', provider }, now);
  await tx.outsideIdentity.deleteMany({ where: { kind: 'oidc', provider } });
  await tx.classTeacher.deleteMany({ where: { providerId: provider } });
}

/** What a back-channel logout ends: a person's sign-ins by this provider, or those of one session there. */
export function endOutsideSignIns(
  scope: SchoolScope,
  provider: string,
  whose: { readonly subject: string | null; readonly session: string | null },
  now: Date,
): Promise<number> {
  const subject = whose.subject === null ? {} : { subject: whose.subject };
  return schoolDb(scope).$transaction((tx) =>
    endSignIns(tx, { kind: 'oidc', provider, ...subject }, now, whose.session ?? undefined),
  );
}

/** False when the provider or the class is not this school's, or the list is full. */
export function addGroup(
  scope: SchoolScope,
  row: { readonly providerId: string; readonly groupName: string; readonly classId: string },
): Promise<boolean> {
  const { providerId, classId } = row;
  return schoolDb(scope).$transaction(async (tx) => {
    const isOurs =
      (await tx.signOnProvider.count({ where: { id: providerId } })) > 0 &&
      (await tx.class.count({ where: { id: classId } })) > 0;
    const count = await tx.signOnGroup.count({ where: { providerId } });
    if (!isOurs || count >= groupsMax) return false;
    const data = { schoolId: scope.schoolId, id: newId(), ...row };
    await tx.signOnGroup.createMany({ data, skipDuplicates: true });
    return true;
  });
}

export async function removeGroup(scope: SchoolScope, id: string): Promise<void> {
  await schoolDb(scope).signOnGroup.deleteMany({ where: { id } });
}

type ClassesAtSignOn = {
  readonly providerId: string;
  readonly accountId: AccountId;
  readonly groups: readonly string[] | null;
};

/**
 * At every sign-on: a teacher of the classes that her groups stand for, and no longer of those that they stood for. What a
 * colleague gave her by hand stays. Groups that were not told (null) take nothing away.
 */
export async function setClasses(
  scope: SchoolScope,
  { providerId, accountId, groups }: ClassesAtSignOn,
): Promise<void> {
  if (groups === null) return;
  const { schoolId } = scope;
  const known = new Set(groups.map((name) => name.toLowerCase()));
  await schoolDb(scope).$transaction(async (tx) => {
    const rows = await tx.signOnGroup.findMany({ where: { providerId }, take: groupsMax });
    const classIds = rows.filter((row) => known.has(row.groupName.toLowerCase())).map((row) => row.classId);
    await tx.classTeacher.deleteMany({ where: { accountId, providerId, classId: { notIn: classIds } } });
    const data = [...new Set(classIds)].map((classId) => ({ schoolId, classId, accountId, providerId }));
    await tx.classTeacher.createMany({ data, skipDuplicates: true });
  });
}
