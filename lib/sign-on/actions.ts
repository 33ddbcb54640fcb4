'use server';

import { revalidatePath } from 'next/cache';
import { requireStaff } from '@/lib/accounts/gate';
import { redirectUriOf } from '@/lib/accounts/outside/live';
import { log } from '@/lib/server/log';
import { openText } from '@/lib/server/seal';
import { systemClock } from '@/lib/shared/clock';
import { ok, refuse, type Result } from '@/lib/shared/result';
import { checkProvider } from './check/live';
import type { Finding } from './check/schema';
import { readProvider } from './data';
import { forgetDiscovered } from './discovery/live';
import {
  addGroup,
  changeProvider,
  createProvider,
  deleteProvider,
  removeGroup,
  switchProvider,
} from './mutations';
import {
  groupSchema,
  presetSchema,
  providerIdSchema,
  providerProblem,
  providerSchema,
  settingsSchema,
  type ProviderProblem,
} from './schema';

type Done<T = undefined> = Promise<Result<T, ProviderProblem>>;

/** Only the school's admin sets up who may come in. */
async function admin() {
  const staff = await requireStaff();
  return staff.role === 'admin' ? staff : null;
}

export async function addProvider(input: unknown): Done<string> {
  const staff = await admin();
  if (!staff) return refuse('not-allowed');
  const preset = presetSchema.safeParse(input);
  if (!preset.success) return refuse('invalid');
  const id = await createProvider(staff.scope, preset.data);
  if (id === null) return refuse('too-many');
  log.info('sign-on-added', { provider: id, by: staff.accountId });
  revalidatePath('/school/sign-on');
  return ok(id);
}

export async function saveProvider(id: unknown, input: unknown): Done {
  const staff = await admin();
  if (!staff) return refuse('not-allowed');
  const [providerId, parsed] = [providerIdSchema.safeParse(id), providerSchema.safeParse(input)];
  if (!providerId.success) return refuse('invalid');
  if (!parsed.success) return refuse(providerProblem(parsed.error));
  const before = await readProvider(staff.scope, providerId.data);
  if (before?.preset === 'entra' && parsed.data.settings.tenantId === null) return refuse('tenant-missing');
  if (!(await changeProvider(staff.scope, providerId.data, parsed.data, systemClock())))
    return refuse('gone');
  forgetDiscovered(providerId.data);
  log.info('sign-on-changed', { provider: providerId.data, by: staff.accountId });
  revalidatePath('/school/sign-on', 'layout');
  return ok();
}

export async function turnProvider(id: unknown, isEnabled: unknown): Done {
  const staff = await admin();
  if (!staff) return refuse('not-allowed');
  const providerId = providerIdSchema.safeParse(id);
  if (!providerId.success || typeof isEnabled !== 'boolean') return refuse('invalid');
  const row = await readProvider(staff.scope, providerId.data);
  if (!row) return refuse('gone');
  const { label, issuer, clientId } = row;
  const settings = settingsSchema.parse(row.settings);
  const ready = providerSchema.safeParse({ label, issuer, clientId, clientSecret: null, settings });
  if (isEnabled && !ready.success) return refuse(providerProblem(ready.error));
  if (isEnabled && row.preset === 'entra' && settings.tenantId === null) return refuse('tenant-missing');
  await switchProvider(staff.scope, providerId.data, isEnabled, systemClock());
  log.info('sign-on-switched', { provider: providerId.data, by: staff.accountId, on: isEnabled });
  revalidatePath('/school/sign-on', 'layout');
  return ok();
}

export async function dropProvider(id: unknown): Done {
  const staff = await admin();
  if (!staff) return refuse('not-allowed');
  const providerId = providerIdSchema.safeParse(id);
  if (!providerId.success) return refuse('invalid');
  if (!(await deleteProvider(staff.scope, providerId.data, systemClock()))) return refuse('gone');
  log.info('sign-on-deleted', { provider: providerId.data, by: staff.accountId });
  revalidatePath('/school/sign-on');
  return ok();
}

/** What is stored is checked, also while it is switched off. */
export async function tryProvider(id: unknown): Done<readonly Finding[]> {
  const staff = await admin();
  if (!staff) return refuse('not-allowed');
  const providerId = providerIdSchema.safeParse(id);
  const row = providerId.success ? await readProvider(staff.scope, providerId.data) : null;
  if (!row) return refuse('gone');
  if (row.issuer === '') return refuse('issuer-invalid');
  forgetDiscovered(row.id); // whoever has just put something right there need not wait for teachers to come in
  const clientSecret = row.clientSecret && openText(row.clientSecret, row.id);
  const settings = settingsSchema.parse(row.settings);
  const provider = { ...row, scope: staff.scope, clientSecret, settings };
  return ok(await checkProvider(provider, redirectUriOf(row.id), systemClock));
}

export async function mapGroup(input: unknown): Done {
  const staff = await admin();
  if (!staff) return refuse('not-allowed');
  const parsed = groupSchema.safeParse(input);
  if (!parsed.success) return refuse('invalid');
  if (!(await addGroup(staff.scope, parsed.data))) return refuse('gone');
  revalidatePath('/school/sign-on', 'layout');
  return ok();
}

export async function unmapGroup(id: unknown): Done {
  const staff = await admin();
  if (!staff) return refuse('not-allowed');
  const groupId = providerIdSchema.safeParse(id);
  if (!groupId.success) return refuse('invalid');
  await removeGroup(staff.scope, groupId.data);
  revalidatePath('/school/sign-on', 'layout');
  return ok();
}
