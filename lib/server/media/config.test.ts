import { describe, expect, it } from 'vitest';
import { mediaConfig, pickPorts } from './config';

const keys = { mediaKey: 'k', mediaSecret: 's'.repeat(32) };
const free = { tcp: () => Promise.resolve(40_001), udp: () => Promise.resolve(40_002) };
const localAddresses = ['127.0.0.1', '192.0.2.7'];

async function configFor(env: Parameters<typeof pickPorts>[0], witnessUrl: string | null = null) {
  return mediaConfig({ env, keys, ports: await pickPorts(env, free), localAddresses, witnessUrl });
}

describe('[MEDIA-2] what livekit-server is told', () => {
  it('on a machine for itself nothing listens beyond loopback', async () => {
    const config = await configFor({});
    expect(config.bind_addresses).toEqual(['127.0.0.1']);
    expect(config.rtc.ips).toEqual({ includes: ['127.0.0.1/32'] });
    expect(config.rtc.tcp_port).toBe(0);
    expect(config.turn.bind_addresses).toEqual(['127.0.0.1']);
  });

  it('[WITNESS-1] it tells who comes and leaves to us, and to nobody else', async () => {
    expect(await configFor({})).not.toHaveProperty('webhook');
    const { webhook } = await configFor({}, 'http://127.0.0.1:3000/_media/witness');
    expect(webhook).toEqual({ api_key: 'k', urls: ['http://127.0.0.1:3000/_media/witness'] });
  });

  it('browsers are never sent to a public STUN server', async () => {
    for (const env of [{}, { MEDIA_IP: '192.0.2.7' }, { MEDIA_IP: '2001:db8::1' }]) {
      const { rtc } = await configFor(env);
      expect(rtc.use_external_ip).toBe(false);
      const host = 'MEDIA_IP' in env ? env.MEDIA_IP : '127.0.0.1';
      expect(rtc.stun_servers).toEqual([expect.stringContaining(host)]);
    }
  });

  it('with a public address media leaves by it, on ports a firewall can name; signalling stays inside', async () => {
    const config = await configFor({ MEDIA_IP: '192.0.2.7', MEDIA_UDP_PORT: 5000 });
    expect(config.bind_addresses).toEqual(['127.0.0.1']);
    expect(config.rtc).toMatchObject({ node_ip: '192.0.2.7', udp_port: 5000, tcp_port: 7881 });
    expect(config.turn).toMatchObject({ udp_port: 3478, bind_addresses: ['192.0.2.7'] });
    expect(config.turn.allow_restricted_peer_cidrs).toEqual(['192.0.2.7/32']);
  });

  it('behind a router the public address is advertised, not bound', async () => {
    const config = await configFor({ MEDIA_IP: '198.51.100.1' });
    expect(config.turn.bind_addresses).toEqual(['0.0.0.0']);
    expect(config.rtc.ips).toBeUndefined();
    expect(config.turn.allow_restricted_peer_cidrs).toContain('198.51.100.1/32');
  });

  it('no token can make a room', async () => {
    expect((await configFor({})).room.auto_create).toBe(false);
  });
});
