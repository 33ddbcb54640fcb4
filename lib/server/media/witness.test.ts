import { createHash, createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { MediaNews } from '@/lib/shared/media-news';
import { log } from '../log';
import { handleWitness, setMediaWitness, witnessPath, witnessUrl } from './witness';

const keys = { mediaKey: 'kreide-test', mediaSecret: 'a-secret-of-at-least-32-characters!!' };
const body = JSON.stringify({
  event: 'participant_joined',
  room: { name: 'school.lesson' },
  participant: { identity: 'anna', sid: 'PA_1' },
});

let server: Server;
let origin: string;
let heard: MediaNews[];

beforeEach(async () => {
  vi.spyOn(log, 'warn').mockReturnValue();
  heard = [];
  setMediaWitness((news) => heard.push(news));
  server = createServer((req, res) => void handleWitness(req, res, keys));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  vi.restoreAllMocks();
  server.close();
  server.closeAllConnections();
});

type Signing = {
  readonly of?: string;
  readonly secret?: string;
  readonly key?: string;
  readonly ageS?: number;
};

/** As the media server signs: a short token with the digest of the body. */
function sign({ of = body, secret = keys.mediaSecret, key = keys.mediaKey, ageS = 0 }: Signing): string {
  const now = Math.floor(Date.now() / 1000) - ageS;
  const sha256 = createHash('sha256').update(of).digest('base64');
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ iss: key, nbf: now, exp: now + 300, sha256 })}`;
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}

async function post(sent: string, authorization?: string): Promise<number> {
  const headers = { 'content-type': 'application/webhook+json', ...(authorization && { authorization }) };
  return (await fetch(`${origin}${witnessPath}`, { method: 'POST', body: sent, headers })).status;
}

describe('[WITNESS-1] the media server’s word', () => {
  it('is heard when it is signed', async () => {
    expect(await post(body, sign({}))).toBe(200);
    expect(heard).toEqual([{ kind: 'joined', room: 'school.lesson', identity: 'anna', sid: 'PA_1' }]);
  });

  it.each([
    ['without a signature', undefined],
    ['signed with another secret', sign({ secret: 'another-secret-of-32-characters!!!!!!' })],
    ['signed for another server', sign({ key: 'other' })],
    ['signed for another body', sign({ of: body.replace('anna', 'ben') })],
    ['signed an hour ago', sign({ ageS: 3600 })],
    ['with rubbish for a signature', 'Bearer x.y.z'],
  ])('is not heard %s', async (_how, authorization) => {
    expect(await post(body, authorization)).toBe(401);
    expect(heard).toEqual([]);
  });

  it('is not read to the end when it is long, whoever signed it', async () => {
    const long = JSON.stringify({ event: 'participant_joined', id: 'x'.repeat(100_000) });
    expect(await post(long, sign({ of: long }))).toBe(413);
    expect(heard).toEqual([]);
  });

  it('about other things, or about nobody, is taken and means nothing', async () => {
    for (const other of [
      '{"event":"room_started","room":{"name":"school.lesson"}}',
      '{"event":"participant_joined"}',
      '{}',
    ]) {
      expect(await post(other, sign({ of: other }))).toBe(200);
    }
    expect(heard).toEqual([]);
  });
});

it('a server that listens on one outer address only is not told: nobody could reach it inside', () => {
  expect(witnessUrl({ HOST: '192.0.2.7' })).toBeNull();
});
