import 'server-only';
import { proveScope, type SchoolScope } from '@/lib/server/scope';
import { openText } from '@/lib/server/seal';
import { unscopedDb } from '@/lib/server/unscoped';
import type { SchoolId } from '@/lib/shared/ids';
import { providersMax, settingsSchema, type ProviderSettings, type SignOnButton } from './schema';

/** A provider as code works with it: its secret open. */
export type Provider = {
  readonly scope: SchoolScope;
  readonly id: string;
  readonly label: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string | null;
  readonly settings: ProviderSettings;
};

/** By the id in an address: a sign-on or a logout of it runs for this school. Null when there is none, or it is switched off. */
export async function findProvider(id: string): Promise<Provider | null> {
  const row = await unscopedDb().signOnProvider.findUnique({ where: { id, isEnabled: true } });
  if (!row) return null;
  return {
    scope: proveScope(row.schoolId as SchoolId),
    id: row.id,
    label: row.label,
    issuer: row.issuer,
    clientId: row.clientId,
    clientSecret: row.clientSecret && openText(row.clientSecret, row.id),
    settings: settingsSchema.parse(row.settings),
  };
}

/** For the sign-in page of the installation, which knows no school yet. */
export function listButtons(): Promise<SignOnButton[]> {
  return unscopedDb().signOnProvider.findMany({
    where: { isEnabled: true },
    orderBy: { createdAt: 'asc' },
    select: { id: true, label: true },
    take: providersMax * 4,
  });
}
