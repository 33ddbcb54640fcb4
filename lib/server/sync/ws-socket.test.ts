import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { decodeFrame, encodeFrame, frameBytesMax, frameKind } from '@/lib/classroom/protocol';
import { BoardLab } from '@/lib/testing/board-room';
import type { RoomMember } from './socket';
import { adaptSocket, wsOptions } from './ws-socket';

let server: Server;
let address: string;

beforeAll(async () => {
  const room = await new BoardLab().open();
  const sockets = new WebSocketServer(wsOptions);
  let seat = 1;
  server = createServer().on('upgrade', (req, socket, head) => {
    sockets.handleUpgrade(req, socket, head, (ws) => {
      const adapted = adaptSocket(ws);
      seat += 1;
      const member: RoomMember = {
        seatNumber: seat,
        isStaff: () => false,
        mayWrite: () => true,
        socket: adapted,
      };
      const start = () => {
        room.join(member);
        adapted.start({
          onMessage: (bytes) => {
            const frame = decodeFrame(bytes);
            if (frame) {
              room.receive(member, frame);
            }
          },
          onClose: () => room.leave(member),
        });
      };
      setImmediate(start); // as after a look into the database
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

function open(): Promise<WebSocket> {
  const ws = new WebSocket(address);
  ws.on('error', () => undefined);
  return new Promise((resolve) => ws.on('open', () => resolve(ws)));
}

const closing = (ws: WebSocket) => new Promise<number>((resolve) => ws.on('close', (code) => resolve(code)));
const step1 = encodeFrame({
  stream: 1,
  kind: frameKind.syncStep1,
  seat: 0,
  seq: 0,
  payload: new Uint8Array([0]),
});

/** Another client is served as if nothing were going on. */
async function expectService(): Promise<void> {
  const ws = await open();
  const kinds: (number | undefined)[] = [];
  ws.on('message', (data: Buffer) => kinds.push(decodeFrame(new Uint8Array(data))?.kind));
  ws.send(step1);
  await expect.poll(() => kinds.includes(frameKind.syncStep2), { interval: 5 }).toBe(true);
  ws.close();
}

it('R8 a frame above 1 MB ends the connection before it is read', async () => {
  const ws = await open();
  const closed = closing(ws);
  ws.send(new Uint8Array(frameBytesMax + 1));
  expect([1006, 1009]).toContain(await closed);
  await expectService();
});

it(
  'R8 a thousand messages a second are slowed down and then cut off with 4529',
  { timeout: 30_000 },
  async () => {
    const ws = await open();
    const closed = closing(ws);
    const presence = new TextEncoder().encode('{"c":[1,1]}');
    const frame = encodeFrame({ stream: 1, kind: frameKind.awareness, seat: 0, seq: 0, payload: presence });
    const flood = setInterval(() => {
      for (let at = 0; at < 10 && ws.readyState === ws.OPEN; at += 1) {
        ws.send(frame);
      }
    }, 10);
    await expectService();
    expect(await closed).toBe(4529);
    clearInterval(flood);
    await expectService();
  },
);

it('R1 text and random bytes are no reason to fall over', async () => {
  const text = await open();
  const closed = closing(text);
  text.send('{"hello":true}');
  expect(await closed).toBe(4400);
  const random = await open();
  for (let at = 0; at < 50; at += 1) {
    random.send(crypto.getRandomValues(new Uint8Array(50)));
  }
  await expectService();
  random.terminate();
});

it('J1 what is sent before the server has finished looking is not lost', async () => {
  const ws = new WebSocket(address);
  const kinds: (number | undefined)[] = [];
  ws.on('message', (data: Buffer) => kinds.push(decodeFrame(new Uint8Array(data))?.kind));
  ws.on('open', () => ws.send(step1));
  await expect.poll(() => kinds.includes(frameKind.syncStep2), { interval: 5 }).toBe(true);
  ws.close();
});
