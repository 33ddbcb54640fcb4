import 'server-only';
import { readEnv } from './env';
import { singleton } from './singleton';

/** The port we really listen on (PORT may be 0). */
export function listeningPort(): number {
  return singleton<{ port: number }>('address', () => ({ port: 0 })).port;
}

/** The origin that links, cards and QR codes carry. */
export function publicOrigin(): string {
  return readEnv().PUBLIC_URL ?? `http://localhost:${listeningPort()}`;
}

/** People come by TLS: cookies are for TLS only, and browsers are told to use nothing else. */
export function isSecure(): boolean {
  return readEnv().PUBLIC_URL?.startsWith('https:') ?? false;
}

/** Guards against DNS rebinding: only names that we serve may be asked for. */
export function isOurHost(host: string | undefined): boolean {
  if (!host) {
    return false;
  }
  const { PUBLIC_URL } = readEnv();
  if (PUBLIC_URL && new URL(PUBLIC_URL).host === host) {
    return true;
  }
  const name = host.replace(/:\d+$/, '');
  return name === 'localhost' || name === '127.0.0.1' || name === '[::1]';
}

/** A browser always names the page that opens a socket; other programs name none. */
export function isOurOrigin(origin: string | undefined, host: string | undefined): boolean {
  if (origin === undefined) {
    return true;
  }
  try {
    return new URL(origin).host === host;
  } catch {
    return false;
  }
}

/** The client's address, for limits only: truncated to /24 or /48, believed from X-Forwarded-For only behind our proxies. */
export function clientAddress(headers: { forwardedFor: string | null; remote: string | undefined }): string {
  const hops = readEnv().TRUSTED_PROXIES;
  const chain = (headers.forwardedFor ?? '').split(',').map((part) => part.trim());
  const believed = hops > 0 ? chain[Math.max(0, chain.length - hops)] : undefined;
  return truncate(believed || headers.remote || 'unknown');
}

function truncate(address: string): string {
  const plain = address.replace(/^::ffff:/, '');
  return plain.includes(':')
    ? plain.split(':').slice(0, 3).join(':')
    : plain.split('.').slice(0, 3).join('.');
}
