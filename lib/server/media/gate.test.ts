import { createHmac } from 'node:crypto';
import { createServer, request, type IncomingHttpHeaders, type Server } from 'node:http';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { FakeVideo } from '@/lib/testing/fake-video';
import { log } from '../log';
import { mintVideoToken, readVideoToken } from '../video';
import { createGate, type Gate } from './gate';
import type { MediaSeat } from './seats';

const keys = { mediaKey: 'kreide-test', mediaSecret: 'a-secret-of-at-least-32-characters!!' };
const anna: MediaSeat = { identity: 'anna', room: 's.l', grants: { sources: ['microphone'] } };
const ticket = 'ticket-of-anna';

type Reached = { readonly url: string; readonly headers: IncomingHttpHeaders };
let upstream: Server;
let front: Server;
let gate: Gate;
let reached: Reached[];
let upstreamSockets: WebSocket[];
let video: FakeVideo;
/** The live lesson, as far as the gate sees it. */
let seats: Map<string, MediaSeat>;
let beforeAnswer: () => void;

beforeEach(async () => {
  log.setInfo(false);
  reached = [];
  upstreamSockets = [];
  video = new FakeVideo();
  seats = new Map([['anna', anna]]);
  beforeAnswer = () => undefined;
  const echo = new WebSocketServer({ noServer: true });
  upstream = createServer((req, res) => {
    reached.push({ url: req.url ?? '', headers: req.headers });
    res.writeHead(200, { 'access-control-allow-origin': '*' }).end('success');
  });
  upstream.on('upgrade', (req, socket, head) => {
    reached.push({ url: req.url ?? '', headers: req.headers });
    echo.handleUpgrade(req, socket, head, (ws) => {
      upstreamSockets.push(ws);
      ws.on('message', (data, isBinary) => ws.send(data, { binary: isBinary }));
    });
  });
  const upstreamPort = await listen(upstream);
  gate = createGate({
    upstream: () => ({ url: `http://127.0.0.1:${upstreamPort}`, video }),
    keys,
    findSeat: (by) => {
      const seat = 'ticket' in by ? (by.ticket === ticket ? 'anna' : '') : by.identity;
      const found = seats.get(seat) ?? null;
      beforeAnswer();
      return Promise.resolve(found);
    },
  });
  front = createServer((req, res) => void gate.handleRequest(req, res));
  front.on('upgrade', (req, socket, head) => void gate.handleUpgrade(req, socket, head));
  await listen(front);
});

afterEach(() => {
  gate.close();
  upstreamSockets.forEach((socket) => socket.terminate());
  front.close();
  front.closeAllConnections();
  upstream.close();
  upstream.closeAllConnections();
});

const good = `/_media/rtc/v1?access_token=${ticket}&join_request=abc%2Bd%3D`;

describe('[GATE-1] a holder of a live seat gets through', () => {
  it('with the ticket: frames go both ways, the room is there first, the ticket stays behind', async () => {
    const socket = await open(good);
    expect(await echoed(socket, Buffer.from([1, 2, 3]))).toEqual(Buffer.from([1, 2, 3]));
    expect(await video.listRooms()).toEqual(['s.l']);
    expect(reached).toHaveLength(1);
    expect(reached[0]?.url).toBe('/rtc/v1?join_request=abc%2Bd%3D');
    expect(await bearerOf(reached[0])).toEqual({ identity: 'anna', room: 's.l' });
    socket.terminate();
  });

  it('with a token of ours, which counts as a name only: rights come from the live seat', async () => {
    const grants = { sources: ['microphone', 'camera', 'screen_share'] } as const;
    const old = await mintVideoToken({ keys, ...anna, grants });
    const socket = await open(`/_media/rtc?access_token=${old}&reconnect=1`);
    expect(claimsOf(reached[0]).video.canPublishSources).toEqual(['microphone']);
    socket.terminate();
  });

  it('the plain question after a failed connect is answered as well, without the other side’s headers', async () => {
    const answer = await get(`/_media/rtc/v1/validate?access_token=${ticket}`);
    expect(answer).toMatchObject({ status: 200, text: 'success' });
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
    expect(reached[0]?.url).toBe('/rtc/v1/validate');
  });

  it('no name and no metadata is in the token', async () => {
    (await open(good)).terminate();
    const claims = claimsOf(reached[0]);
    expect(Object.keys(claims).sort()).toEqual(['exp', 'iss', 'nbf', 'sub', 'video']);
    expect(claims.exp - Date.now() / 1000).toBeLessThan(61);
    expect(claims.video).toMatchObject({
      canPublishData: false,
      canUpdateOwnMetadata: false,
      canSubscribe: true,
      hidden: false,
    });
  });

  it('who may send nothing gets a token that says so, not an empty list that would mean everything', async () => {
    seats.set('anna', { ...anna, grants: { sources: [] } });
    (await open(good)).terminate();
    expect(claimsOf(reached[0]).video.canPublish).toBe(false);
  });
});

describe('[GATE-2] nobody else reaches the media server, neither by socket nor by plain question', () => {
  const forged = (claims: object, secret: string, alg = 'HS256'): string => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const body = `${part({ alg, typ: 'JWT' })}.${part(claims)}`;
    return `${body}.${alg === 'none' ? '' : createHmac('sha256', secret).update(body).digest('base64url')}`;
  };
  const now = Math.floor(Date.now() / 1000);
  const claims = { iss: keys.mediaKey, sub: 'anna', exp: now + 600, video: { roomJoin: true, room: 's.l' } };
  const credentials: Record<string, string> = {
    'no ticket': '',
    'an unknown ticket': 'guess',
    'a token signed by somebody else': forged(claims, 'another-secret-of-32-characters-or-so'),
    'an unsigned token': forged(claims, '', 'none'),
    'an expired token of ours': forged({ ...claims, exp: now - 1 }, keys.mediaSecret),
    'a token of ours for another lesson': forged(
      { ...claims, video: { roomJoin: true, room: 's.other' } },
      keys.mediaSecret,
    ),
    'an administration token of ours': forged(
      { ...claims, video: { roomAdmin: true, room: 's.l' } },
      keys.mediaSecret,
    ),
    'a token of ours without a name': forged({ ...claims, sub: undefined }, keys.mediaSecret),
    'a token of another issuer with our secret': forged({ ...claims, iss: 'other' }, keys.mediaSecret),
    'a credential of five thousand characters': 'x'.repeat(5000),
  };

  for (const [name, credential] of Object.entries(credentials)) {
    it(name, async () => {
      expect(await refusal(`/_media/rtc/v1?access_token=${credential}`)).toBe(401);
      expect((await get(`/_media/rtc/v1/validate?access_token=${credential}`)).status).toBe(401);
      expect(reached).toEqual([]);
    });
  }

  it('a removed pupil, with the ticket or with the token that was refreshed before', async () => {
    const token = await mintVideoToken({ keys, ...anna });
    seats.delete('anna');
    for (const credential of [ticket, token]) {
      expect(await refusal(`/_media/rtc/v1?access_token=${credential}`)).toBe(401);
      expect((await get(`/_media/rtc/validate?access_token=${credential}`)).status).toBe(401);
    }
    expect(reached).toEqual([]);
  });

  it('two credentials in one question', async () => {
    expect(await refusal(`/_media/rtc?access_token=${ticket}&access_token=guess`)).toBe(400);
    expect(reached).toEqual([]);
  });

  it('an address too long to be a join', async () => {
    expect(await refusal(`${good}&x=${'y'.repeat(14_400)}`)).toBe(414);
  });

  it('a page of somebody else', async () => {
    expect(await refusal(good, { origin: 'https://evil.example' })).toBe(403);
    expect(reached).toEqual([]);
  });

  it.each([
    '/_media/twirp/livekit.RoomService/ListRooms',
    '/_media/agent',
    '/_media/whip/v1',
    '/_media/rtc/../twirp/livekit.RoomService/ListRooms',
    '/_media/rtc/%2e%2e/twirp',
    '/_media//rtc',
    '/_media/rtc/v2',
    '/_media/rtc/',
    '/_media/',
    '/_media/RTC',
  ])('another door of the media server: %s', async (path) => {
    expect(await refusal(`${path}?access_token=${ticket}`)).toBe(404);
    expect((await get(`${path}?access_token=${ticket}`)).status).toBe(404);
    expect((await get(`${path}?access_token=${ticket}`, 'POST')).status).toBe(404);
    expect(reached).toEqual([]);
  });
});

describe('[GATE-3] what a client says of itself stays outside', () => {
  it('its authorisation, cookies and forwarding claims do not reach the media server', async () => {
    const admin = await mintVideoToken({ keys, ...anna, identity: 'teacher' });
    const socket = await open(good, {
      authorization: `Bearer ${admin}`,
      cookie: 'session=secret',
      'x-forwarded-for': '10.0.0.1',
    });
    const headers = reached[0]?.headers ?? {};
    expect((await bearerOf(reached[0]))?.identity).toBe('anna');
    expect(headers.cookie).toBeUndefined();
    expect(headers['x-forwarded-for']).toBeUndefined();
    socket.terminate();
  });

  it('an authorisation smuggled in by a second header or a broken line is not forwarded', async () => {
    const lines = [
      `GET ${good} HTTP/1.1`,
      `Host: 127.0.0.1:${portOf(front)}`,
      'Connection: Upgrade, authorization',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
      'Authorization: Bearer one',
      'Authorization: Bearer two',
    ];
    await raw(`${lines.join('\r\n')}\r\n\r\n`);
    for (const { headers } of reached) {
      expect(headers.authorization).not.toMatch(/Bearer (one|two)/);
    }
  });
});

describe('[GATE-4] a removal ends what is open', () => {
  it('the connection of the removed is cut, others stay', async () => {
    seats.set('ben', { ...anna, identity: 'ben' });
    const token = await mintVideoToken({ keys, ...anna, identity: 'ben' });
    const [ofAnna, ofBen] = [await open(good), await open(`/_media/rtc?access_token=${token}`)];
    const closed = new Promise((resolve) => ofAnna.once('close', resolve));
    gate.cut('anna', anna.room);
    await closed;
    expect((await echoed(ofBen, Buffer.from('still here'))).toString()).toBe('still here');
    ofBen.terminate();
  });

  it('who is removed while the gate is looking does not slip through', async () => {
    beforeAnswer = () => {
      beforeAnswer = () => undefined;
      seats.delete('anna');
      gate.cut('anna', anna.room);
    };
    expect(await refusal(good)).toBe(401);
    expect(reached).toEqual([]);
  });

  it('when the media server hangs up, so does the browser’s socket', async () => {
    const socket = await open(good);
    const closed = new Promise((resolve) => socket.once('close', resolve));
    await vi.waitFor(() => expect(upstreamSockets).toHaveLength(1));
    upstreamSockets[0]?.terminate();
    await closed;
  });

  it('a fifth connection of one person ends the first', async () => {
    const sockets = [await open(good)];
    const closed = new Promise((resolve) => sockets[0]?.once('close', resolve));
    for (let more = 0; more < 4; more += 1) {
      sockets.push(await open(good));
    }
    await closed;
    sockets.forEach((socket) => socket.terminate());
  });
});

it('[GATE-5] tickets and tokens are in no log line', async () => {
  log.setInfo(true);
  const lines: string[] = [];
  const spies = [process.stdout, process.stderr].map((stream) =>
    vi.spyOn(stream, 'write').mockImplementation((chunk) => lines.push(String(chunk)) > 0),
  );
  (await open(good)).terminate();
  await refusal('/_media/rtc?access_token=guess-that-is-secret');
  upstream.close();
  upstream.closeAllConnections();
  await refusal(good);
  spies.forEach((spy) => spy.mockRestore());
  expect(lines.join()).toContain('media connect');
  expect(lines.join()).not.toMatch(/ticket-of-anna|guess-that|eyJ/);
});

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(portOf(server)));
  });
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

function open(path: string, headers: Record<string, string> = {}): Promise<WebSocket> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${portOf(front)}${path}`, { headers });
    socket.once('open', () => resolve(socket));
    socket.once('error', reject);
  });
}

function refusal(path: string, headers: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const req = request({
      host: '127.0.0.1',
      port: portOf(front),
      path,
      headers: {
        connection: 'Upgrade',
        upgrade: 'websocket',
        'sec-websocket-version': '13',
        'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
        ...headers,
      },
    });
    req.once('response', (res) => {
      res.resume();
      resolve(res.statusCode ?? 0);
    });
    req.once('upgrade', (_res, socket) => {
      socket.destroy();
      resolve(101);
    });
    req.once('error', reject);
    req.end();
  });
}

function get(
  path: string,
  method = 'GET',
): Promise<{ status: number; text: string; headers: IncomingHttpHeaders }> {
  return new Promise((resolve, reject) => {
    const req = request({ host: '127.0.0.1', port: portOf(front), path, method }, (res) => {
      let text = '';
      res.on('data', (chunk: Buffer) => (text += chunk.toString()));
      res.on('end', () => resolve({ status: res.statusCode ?? 0, text, headers: res.headers }));
    });
    req.once('error', reject);
    req.end();
  });
}

function raw(text: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(portOf(front), '127.0.0.1', () => socket.write(text));
    socket.once('data', (chunk) => {
      socket.destroy();
      resolve(chunk.toString());
    });
    socket.once('close', () => resolve(''));
  });
}

function echoed(socket: WebSocket, data: Buffer): Promise<Buffer> {
  return new Promise((resolve) => {
    socket.once('message', (back: Buffer) => resolve(back));
    socket.send(data);
  });
}

const bearer = (asked: Reached | undefined): string =>
  asked?.headers.authorization?.replace('Bearer ', '') ?? '';
const bearerOf = (asked: Reached | undefined) => readVideoToken(keys, bearer(asked));

type Claims = { readonly exp: number; readonly video: Record<string, unknown> };
function claimsOf(asked: Reached | undefined): Claims {
  return JSON.parse(Buffer.from(bearer(asked).split('.')[1] ?? '', 'base64url').toString());
}
