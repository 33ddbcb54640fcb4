import 'server-only';
import type { IncomingHttpHeaders } from 'node:http';
import type { MediaPlace } from '@/lib/media/rules';

/** What a stranger may ask of the media server at all, before anybody looks at who asks. Pure. */
export const mediaPrefix = '/_media';
const urlCharsMax = 14 * 1024; // the offer rides in the address: about 3 kB, more after many changes
const credentialCharsMax = 4 * 1024;
const upgradePaths: readonly string[] = ['/rtc', '/rtc/v1'];
/** Before those paths: the own table instead of the class. */
const tablePrefix = '/table';
const requestPaths: readonly string[] = ['/rtc/validate', '/rtc/v1/validate'];

export type GateRequest =
  | {
      readonly ok: true;
      /** For the media server, the credential taken out. */
      readonly upstreamPath: string;
      readonly credential: string;
      readonly place: MediaPlace;
    }
  | { readonly ok: false; readonly status: 400 | 401 | 404 | 414 };

const no = (status: 400 | 401 | 404 | 414): GateRequest => ({ ok: false, status });

export function readGateRequest(url: string, kind: 'upgrade' | 'request'): GateRequest {
  if (url.length > urlCharsMax) {
    return no(414);
  }
  const [path = '', query = '', ...rest] = url.split('?');
  if (rest.length > 0) {
    return no(400);
  }
  const asked = path.startsWith(`${mediaPrefix}/`) ? path.slice(mediaPrefix.length) : '';
  const place = asked.startsWith(`${tablePrefix}/`) ? 'table' : 'class';
  const inner = place === 'table' ? asked.slice(tablePrefix.length) : asked;
  if (!(kind === 'upgrade' ? upgradePaths : requestPaths).includes(inner)) {
    return no(404); // compared as text: encoded or dotted detours are other paths
  }
  const parameters = new URLSearchParams(query);
  const credentials = parameters.getAll('access_token');
  parameters.delete('access_token');
  const [credential] = credentials;
  if (credentials.length > 1) {
    return no(400);
  }
  if (!credential || credential.length > credentialCharsMax) {
    return no(401);
  }
  const kept = parameters.toString();
  return { ok: true, upstreamPath: kept ? `${inner}?${kept}` : inner, credential, place };
}

/** A ticket of ours has no dots; livekit-client's own token, which it gets refreshed and reconnects with, has two. */
export function isVideoToken(credential: string): boolean {
  return credential.split('.').length === 3;
}

const socketHeaders: readonly string[] = [
  'connection',
  'upgrade',
  'sec-websocket-key',
  'sec-websocket-version',
  'sec-websocket-extensions',
  'sec-websocket-protocol',
];

/** Named ones only: no cookie, no authorisation, no forwarding claim of the client's reaches the media server. */
export function upstreamHeaders(headers: IncomingHttpHeaders, token: string): Record<string, string> {
  const kept = socketHeaders.flatMap((name) => {
    const value = headers[name];
    return typeof value === 'string' ? [[name, value] as const] : [];
  });
  return { ...Object.fromEntries(kept), authorization: `Bearer ${token}` };
}
