/** One server under test in a process of its own: `host.ts relay | y-websocket | kreide`. Speaks with the bench over IPC. */
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { z } from 'zod';
import { WebSocketServer, type WebSocket } from 'ws';
import * as Y from 'yjs';
import { openKreide } from './kreide';
import { fillBoard } from './strokes';

export type HostReply =
  | { readonly type: 'ready'; readonly port: number; readonly note: string }
  | {
      readonly type: 'usage';
      readonly cpuMs: number;
      readonly rssMb: number;
      readonly loopP99Ms: number;
    };

const require = createRequire(path.resolve('bench/sync/host.ts'));
const requestSchema = z.enum(['usage', 'end']);
const [kind = 'relay', boardCount = '1', fillBytes = '0'] = process.argv.slice(2);

type Host = {
  readonly note: string;
  readonly accept: (ws: WebSocket, path: string) => void;
  readonly close: () => Promise<void>;
};

function openRelay(): Host {
  const rooms = new Map<string, Set<WebSocket>>();
  const accept = (ws: WebSocket, path: string) => {
    const room = rooms.get(boardOf(path)) ?? new Set();
    rooms.set(boardOf(path), room.add(ws));
    ws.on('message', (data: Buffer) => room.forEach((other) => other !== ws && other.send(data)));
    ws.on('close', () => room.delete(ws));
  };
  return { note: '', accept, close: () => Promise.resolve() };
}

type Bundled = {
  readonly setupWSConnection: (ws: WebSocket, req: unknown, options: { docName: string }) => void;
  readonly getYDoc: (name: string) => unknown;
};

function openYWebsocket(): Host {
  // The file, not the package: its export map hides the server from `import`.
  const bundled: Bundled = require('../../node_modules/y-websocket/bin/utils.cjs');
  if (Number(fillBytes) > 0) {
    // Its Yjs is the CommonJS build: the document has to be filled as bytes.
    const yjs: { applyUpdate: (doc: unknown, update: Uint8Array) => void } = require('yjs');
    const doc = new Y.Doc();
    fillBoard(doc, Number(fillBytes));
    yjs.applyUpdate(bundled.getYDoc('0'), Y.encodeStateAsUpdate(doc));
  }
  return {
    note: 'no permission check, no log',
    accept: (ws, path) => bundled.setupWSConnection(ws, {}, { docName: boardOf(path) }),
    close: () => Promise.resolve(),
  };
}

const boardOf = (path: string) => path.split('/')[1] ?? '0';

async function main(): Promise<void> {
  const host =
    kind === 'kreide'
      ? await openKreide(Number(boardCount), Number(fillBytes))
      : kind === 'relay'
        ? openRelay()
        : openYWebsocket();
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload: 2 ** 20 });
  const server = createServer().on('upgrade', (req, socket, head) => {
    sockets.handleUpgrade(req, socket, head, (ws) => host.accept(ws, req.url ?? '/0'));
  });
  server.listen(0, '127.0.0.1', () => {
    reply({ type: 'ready', port: (server.address() as AddressInfo).port, note: host.note });
  });
  process.on('message', (message) => {
    const request = requestSchema.parse(message);
    if (request === 'usage') {
      const { user, system } = process.cpuUsage();
      const rssMb = process.memoryUsage().rss / 2 ** 20;
      reply({ type: 'usage', cpuMs: (user + system) / 1000, rssMb, loopP99Ms: delay.percentile(99) / 1e6 });
      delay.reset();
    } else {
      void host.close().finally(() => process.exit(0));
    }
  });
  process.on('disconnect', () => process.exit(0));
}

function reply(message: HostReply): void {
  process.send?.(message);
}

void main();
