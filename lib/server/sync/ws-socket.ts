import 'server-only';
import type { WebSocket } from 'ws';
import { closeCode, frameBytesMax } from '@/lib/classroom/protocol';
import { Bucket } from './bucket';
import type { SyncSocket } from './socket';

const limits = {
  messages: { perSecond: 60, burst: 240 },
  bytes: { perSecond: 64 * 1024, burst: 512 * 1024 },
} as const;
/** So many pauses with no calm time between them are more than haste. */
const strikesMax = 10;
const calmMs = 5000;
const pingEveryMs = 25_000;

export type SocketHandlers = {
  readonly onMessage: (bytes: Uint8Array) => void;
  /** Once, however the connection ended. */
  readonly onClose: () => void;
};

/** What has to be asked of `ws` when the server is made. */
export const wsOptions = { noServer: true, maxPayload: frameBytesMax, perMessageDeflate: false } as const;

/**
 * A `ws` connection as rooms know it, with its limits (R8). Call it in the very turn in which the handshake ended, before any
 * `await`: what comes until `start` waits inside.
 */
export function adaptSocket(ws: WebSocket): SyncSocket & { start(handlers: SocketHandlers): void } {
  const early: Uint8Array[] = [];
  let handlers: SocketHandlers | null = null;
  let isOver = false;
  const guard = new Guard(ws);
  const pinger = startPings(ws);
  ws.binaryType = 'nodebuffer';
  ws.on('message', (data: Buffer, isBinary: boolean) => {
    if (!isBinary) {
      ws.close(closeCode.malformed, 'binary frames only');
    } else if (guard.admits(data.byteLength)) {
      const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
      if (handlers) {
        handlers.onMessage(bytes);
      } else {
        early.push(bytes);
      }
    }
  });
  ws.on('error', () => ws.terminate()); // too large, or broken on the way; `close` follows
  ws.on('close', () => {
    isOver = true;
    clearInterval(pinger);
    guard.stop();
    handlers?.onClose();
  });
  return {
    send: (bytes) => {
      if (ws.readyState === ws.OPEN) {
        ws.send(bytes, ignoreOutcome);
      }
    },
    get bufferedAmount() {
      return ws.bufferedAmount;
    },
    close: (code, reason) => {
      ws.close(code, reason);
      setTimeout(() => ws.terminate(), 2000).unref(); // who does not answer the closing handshake is cut off
    },
    start: (given) => {
      handlers = given;
      early.splice(0).forEach((bytes) => given.onMessage(bytes));
      if (isOver) {
        given.onClose();
      }
    },
  };
}

function ignoreOutcome(): void {
  // A failed write is followed by `close`.
}

function startPings(ws: WebSocket): NodeJS.Timeout {
  let isAlive = true;
  ws.on('pong', () => {
    isAlive = true;
  });
  const timer = setInterval(() => {
    if (!isAlive) {
      ws.terminate();
      return;
    }
    isAlive = false;
    ws.ping();
  }, pingEveryMs);
  timer.unref();
  return timer;
}

/** Stops reading from a socket that sends too much, and ends one that does not learn. */
class Guard {
  private readonly ws: WebSocket;
  private readonly messages = new Bucket(limits.messages, performance.now());
  private readonly bytes = new Bucket(limits.bytes, performance.now());
  private strikes = 0;
  private struckAt = 0;
  private timer: NodeJS.Timeout | null = null;

  constructor(ws: WebSocket) {
    this.ws = ws;
  }

  admits(byteLength: number): boolean {
    const now = performance.now();
    this.messages.take(1, now);
    this.bytes.take(byteLength, now);
    const pauseMs = Math.max(this.messages.pauseMs(now), this.bytes.pauseMs(now));
    if (pauseMs > 0 && !this.timer) {
      this.strike(now);
      this.ws.pause();
      this.timer = setTimeout(() => {
        this.timer = null;
        this.ws.resume();
      }, pauseMs);
    }
    return this.strikes <= strikesMax;
  }

  stop(): void {
    if (this.timer) {
      clearTimeout(this.timer);
    }
  }

  private strike(now: number): void {
    this.strikes = now - this.struckAt > calmMs ? 1 : this.strikes + 1;
    this.struckAt = now;
    if (this.strikes > strikesMax) {
      this.ws.close(closeCode.tooMany, 'too many');
      setTimeout(() => this.ws.terminate(), 1000).unref();
    }
  }
}
