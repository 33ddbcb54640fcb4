import 'server-only';
import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { reachOf } from './addresses';
import { GuardedFetchError } from './error';

export type Address = { readonly address: string; readonly family: 4 | 6 };
export type Resolve = (host: string) => Promise<readonly Address[]>;

/** What a school opened beyond the internet: `host` (ports 80 and 443) or `host:port`, lower case, as an URL writes them. */
export type LocalHosts = readonly string[];

/** By the system's own resolver, so that a school's hosts file and its DNS count. */
export const resolveName: Resolve = async (host) => {
  const found = await lookup(host, { all: true });
  return found.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }));
};

/**
 * Judges everything about a URL that can be judged before a connection, and says which addresses may be connected to. Nobody asks
 * the name again afterwards: whoever answers it differently a moment later is too late.
 * @throws GuardedFetchError
 */
export async function judgeTarget(
  url: URL,
  localHosts: LocalHosts,
  resolve: Resolve,
): Promise<readonly Address[]> {
  const isListed = listed(url, localHosts);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isListed)) {
    throw new GuardedFetchError('scheme-refused');
  }
  if (url.username !== '' || url.password !== '') throw new GuardedFetchError('credentials-refused');
  if (url.port !== '' && !isListed) throw new GuardedFetchError('port-refused');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const family = isIP(host);
  const found =
    family === 0 ? await resolve(host) : [{ address: host, family: family === 6 ? 6 : 4 } as const];
  const open = found.filter(({ address }) => {
    const reach = reachOf(address);
    return reach === 'public' || (reach === 'local' && isListed);
  });
  if (open.length === 0) throw new GuardedFetchError(found.length === 0 ? 'name-unknown' : 'address-refused');
  return open;
}

function listed(url: URL, localHosts: LocalHosts): boolean {
  const port = url.port || (url.protocol === 'http:' ? '80' : '443');
  if (localHosts.includes(`${url.hostname}:${port}`)) return true;
  return url.port === '' && localHosts.includes(url.hostname);
}
