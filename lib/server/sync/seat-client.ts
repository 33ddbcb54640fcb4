import 'server-only';
import { WebSocket } from 'ws';
import {
  decodeFrame,
  decodeJson,
  encodeFrame,
  encodeJson,
  frameKind,
  lessonStream,
  subprotocol,
  ticketProtocolPrefix,
  type Frame,
} from '@/lib/classroom/protocol';
import type { Pass } from '@/lib/classroom/schema';

export type SeatClientParts = {
  /** `ws://host:port` of this process. */
  readonly base: string;
  readonly pass: Pick<Pass, 'syncPath' | 'syncTicket'>;
  /** A whole slice came; it is in `facts` already. */
  readonly onFact?: (slice: string) => void;
  /** A frame of a document. */
  readonly onFrame?: (frame: Frame) => void;
  /** @param bye the server's reason; null: the connection broke */
  readonly onClosed?: (bye: string | null) => void;
};

/** A seat's own end of the lesson socket, over the network like any browser's, without a browser. */
export class SeatClient {
  /** Slices as the server last said them. */
  readonly facts = new Map<string, unknown>();
  /** Resolves once the handshake is over. */
  readonly opened: Promise<void>;
  readonly #parts: SeatClientParts;
  readonly #ws: WebSocket;
  readonly #answers = new Map<number, (code: string | null) => void>();
  #nextRequest = 1;
  #bye: string | null = null;

  constructor(parts: SeatClientParts) {
    this.#parts = parts;
    const { syncPath, syncTicket } = parts.pass;
    this.#ws = new WebSocket(parts.base + syncPath, [subprotocol, ticketProtocolPrefix + syncTicket], {
      perMessageDeflate: false,
      headers: { host: 'localhost' }, // whatever name people come by: this process is asked by its own
    });
    this.opened = new Promise((resolve, reject) => {
      this.#ws.once('open', resolve);
      this.#ws.once('error', reject);
    });
    this.opened.catch(() => undefined); // who does not wait hears of it by `onClosed`
    this.#ws.on('error', () => undefined);
    this.#ws.on('message', (data: Buffer) => this.#receive(new Uint8Array(data)));
    this.#ws.once('close', () => this.#closed());
  }

  /** @returns the code of a refusal, null when it was taken, 'offline' when nobody answered */
  intent(type: string, body: Readonly<Record<string, unknown>> = {}): Promise<string | null> {
    if (this.#ws.readyState !== WebSocket.OPEN) return Promise.resolve('offline');
    const seq = this.#nextRequest++;
    const payload = encodeJson({ ...body, type });
    this.send({ stream: lessonStream, kind: frameKind.intent, seat: 0, seq, payload });
    return new Promise((resolve) => this.#answers.set(seq, resolve));
  }

  send(frame: Frame): void {
    if (this.#ws.readyState === WebSocket.OPEN) this.#ws.send(encodeFrame(frame));
  }

  /** Like a tablet that is switched off: without a word. Safe to call twice. */
  close(): void {
    this.#ws.terminate();
  }

  #receive(bytes: Uint8Array): void {
    const frame = decodeFrame(bytes);
    if (!frame) return;
    if (frame.stream !== lessonStream) {
      this.#parts.onFrame?.(frame);
      return;
    }
    switch (frame.kind) {
      case frameKind.fact:
        this.#fact(decodeJson(frame.payload));
        break;
      case frameKind.ask:
        this.send({ ...frame, kind: frameKind.have });
        break;
      case frameKind.ack:
        this.#settle(frame.seq, null);
        break;
      case frameKind.refusal:
        this.#settle(frame.seq, textIn(decodeJson(frame.payload), 'code') ?? 'unknown');
        break;
      case frameKind.bye:
        this.#bye = textIn(decodeJson(frame.payload), 'reason');
        break;
      default:
        break;
    }
  }

  #fact(told: unknown): void {
    const slice = textIn(told, 'slice');
    if (slice === null) return;
    this.facts.set(slice, typeof told === 'object' && told && 'value' in told ? told.value : null);
    this.#parts.onFact?.(slice);
  }

  #settle(seq: number, code: string | null): void {
    this.#answers.get(seq)?.(code);
    this.#answers.delete(seq);
  }

  #closed(): void {
    for (const seq of this.#answers.keys()) this.#settle(seq, 'offline');
    this.#parts.onClosed?.(this.#bye);
  }
}

function textIn(value: unknown, name: string): string | null {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return null;
  const found: unknown = Reflect.get(value, name);
  return typeof found === 'string' ? found : null;
}
