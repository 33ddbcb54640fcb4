import 'server-only';
import { requireAdmin, requireStaff } from '@/lib/accounts/gate';
import { redirectUriOf } from '@/lib/accounts/outside/live';
import { publicOrigin } from '@/lib/server/host';
import { listClasses, listProviders, readProvider } from './data';
import { listButtons } from './gate';
import { presetSchema, settingsSchema, type ProviderDTO, type SignOnButton } from './schema';

type Row = NonNullable<Awaited<ReturnType<typeof readProvider>>>;

function asProvider(row: Row): ProviderDTO {
  const { id, label, issuer, clientId, clientSecret, isEnabled } = row;
  return {
    ...settingsSchema.parse(row.settings),
    ...{ id, label, issuer, clientId, isEnabled },
    preset: presetSchema.catch('other').parse(row.preset),
    hasSecret: clientSecret !== null,
    redirectUri: redirectUriOf(id),
    logoutUri: `${publicOrigin()}/api/sign-on/${id}/logout`,
    groups: row.groups.map((group) => ({
      id: group.id,
      groupName: group.groupName,
      className: group.class.name,
    })),
  };
}

export async function loadProviders(): Promise<ProviderDTO[]> {
  const { scope } = await requireAdmin();
  return (await listProviders(scope)).map(asProvider);
}

/** With the classes that groups can stand for; null when there is no such provider at this school. */
export async function loadProvider(id: string) {
  const { scope } = await requireAdmin();
  const [row, classes] = await Promise.all([readProvider(scope, id), listClasses(scope)]);
  return row && { provider: asProvider(row), classes };
}

/** The buttons of the sign-in page. */
export function loadButtons(): Promise<SignOnButton[]> {
  return listButtons();
}

/** What the account page offers to link: the providers of one's own school. */
export async function loadLinkable(): Promise<SignOnButton[]> {
  const { scope } = await requireStaff();
  const rows = await listProviders(scope);
  return rows.filter(({ isEnabled }) => isEnabled).map(({ id, label }) => ({ id, label }));
}
