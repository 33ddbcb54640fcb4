import 'server-only';
import { isIPv6 } from 'node:net';
import { networkInterfaces } from 'node:os';
import type { Env } from '../env';
import type { VideoKeys } from '../video';
import type { FreePorts } from './ports';

export type MediaPorts = {
  readonly signalling: number;
  readonly udp: number;
  readonly turn: number;
  /** 0: no ICE over TCP. */
  readonly tcp: number;
};

type MediaEnv = Pick<Env, 'MEDIA_IP' | 'MEDIA_UDP_PORT' | 'MEDIA_TCP_PORT' | 'TURN_UDP_PORT'>;

const loopback = '127.0.0.1';
/** A school's firewall needs to know them, so with a public address they stay the same over restarts. */
const publicPorts = { udp: 7882, tcp: 7881, turn: 3478 };

export async function pickPorts(env: MediaEnv, free: FreePorts): Promise<MediaPorts> {
  const open = isPublic(env);
  return {
    signalling: await free.tcp(),
    udp: env.MEDIA_UDP_PORT ?? (open ? publicPorts.udp : await free.udp()),
    turn: env.TURN_UDP_PORT ?? (open ? publicPorts.turn : await free.udp()),
    // ICE over TCP always listens on every interface, so a machine for itself has none
    tcp: open ? (env.MEDIA_TCP_PORT ?? publicPorts.tcp) : 0,
  };
}

type ConfigInput = {
  readonly env: MediaEnv;
  readonly keys: VideoKeys;
  readonly ports: MediaPorts;
  readonly localAddresses: readonly string[];
  /** Where it tells who came and left; null: it tells nobody. */
  readonly witnessUrl: string | null;
};

/** What livekit-server reads. Unknown keys stop it, so this is the whole of what we say to it. */
export function mediaConfig({ env, keys, ports, localAddresses, witnessUrl }: ConfigInput) {
  const open = isPublic(env);
  const address = env.MEDIA_IP ?? loopback;
  // behind a NAT the address is the router's: then listen on all and only advertise it
  const own = !open || localAddresses.includes(address);
  const everywhere = isIPv6(address) ? '::' : '0.0.0.0';
  return {
    port: ports.signalling,
    bind_addresses: [loopback],
    keys: { [keys.mediaKey]: keys.mediaSecret },
    logging: { level: 'warn', json: true },
    rtc: {
      use_external_ip: false,
      node_ip: address,
      enable_loopback_candidate: !open,
      ...(own ? { ips: { includes: [oneAddress(address)] } } : {}),
      udp_port: ports.udp,
      tcp_port: ports.tcp,
      // without one of ours, browsers would be told to ask public servers
      stun_servers: [isIPv6(address) ? `[${address}]:${ports.turn}` : `${address}:${ports.turn}`],
      // joins ask the sender for a key frame; the defaults of up to a second make class starts slow
      pli_throttle: { low_quality: '200ms', mid_quality: '200ms', high_quality: '200ms' },
    },
    turn: {
      enabled: true,
      udp_port: ports.turn,
      bind_addresses: [own ? address : everywhere],
      // the relay only ever talks to this very server
      allow_restricted_peer_cidrs: [
        ...new Set([address, ...(own ? [] : localAddresses.filter(sameFamily(address)))].map(oneAddress)),
      ],
    },
    ...(witnessUrl === null ? {} : { webhook: { api_key: keys.mediaKey, urls: [witnessUrl] } }),
    room: { auto_create: false, empty_timeout: 60, departure_timeout: 20, enable_remote_unmute: false },
  };
}

export function localAddresses(): readonly string[] {
  return Object.values(networkInterfaces()).flatMap((entries) =>
    (entries ?? []).map(({ address }) => address),
  );
}

function isPublic({ MEDIA_IP: ip }: MediaEnv): boolean {
  return ip !== undefined && ip !== '::1' && !ip.startsWith('127.');
}

function oneAddress(address: string): string {
  return isIPv6(address) ? `${address}/128` : `${address}/32`;
}

function sameFamily(address: string): (other: string) => boolean {
  return (other) => isIPv6(other) === isIPv6(address);
}
