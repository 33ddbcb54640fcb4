import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { BoardLab, contentOf } from '@/lib/testing/board-room';
import { drawStroke, recordMap } from '@/lib/testing/board-strokes';
import { adaptSocket, wsOptions } from './ws-socket';
import { YClient } from './y-protocol';

const lab = new BoardLab();
let server: Server;
let address: string;
let nextSeat = 1;

beforeAll(async () => {
  const room = await lab.open();
  const sockets = new WebSocketServer(wsOptions);
  server = createServer().on('upgrade', (req, socket, head) => {
    sockets.handleUpgrade(req, socket, head, (ws) => {
      const adapted = adaptSocket(ws);
      const seat = nextSeat++;
      const client = new YClient(
        room,
        { seatNumber: seat, isStaff: () => seat === 1, mayWrite: () => true },
        adapted,
      );
      adapted.start({ onMessage: (bytes) => client.onMessage(bytes), onClose: () => client.onClose() });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

function connect() {
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(address, 'board', doc, {
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  });
  return { doc, provider };
}

const until = async (isTrue: () => boolean) =>
  expect.poll(isTrue, { interval: 10, timeout: 5000 }).toBe(true);

it('Y1 stock y-websocket clients draw together, see each other, and a refused one is cut off', async () => {
  const teacher = connect();
  await until(() => teacher.provider.synced);
  const anna = connect();
  const ben = connect();
  await until(() => anna.provider.synced && ben.provider.synced);
  drawStroke(anna.doc, 'a', 2);
  await until(() => JSON.stringify(contentOf(ben.doc)) === JSON.stringify(contentOf(anna.doc)));
  anna.provider.awareness.setLocalState({ c: [1, 2] });
  await until(() => [...ben.provider.awareness.getStates().values()].some((state) => 'c' in state));
  const codes: number[] = [];
  ben.provider.on('connection-close', (event: { code: number } | null) => codes.push(event?.code ?? 0));
  recordMap(ben.doc, 'shape:a').set('t', [0, 0, 0]);
  await until(() => codes.includes(4403));
  expect(recordMap(anna.doc, 'shape:a').get('t')).toEqual([10, 20, 0]);
  [teacher, anna, ben].forEach(({ provider }) => provider.destroy());
});
