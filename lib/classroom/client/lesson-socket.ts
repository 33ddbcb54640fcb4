/** The lesson's one socket: intents up, facts down, the board's frames beside them; comes back by itself with a fresh ticket. */
import type { BoardChannel, ChannelState } from '@/lib/boards/client/channel';
import { ok, refuse, type Result } from '@/lib/shared/result';
import {
  decodeFrame,
  decodeJson,
  emptyPayload,
  encodeFrame,
  encodeJson,
  frameKind,
  lessonStream,
  subprotocol,
  ticketProtocolPrefix,
  type Frame,
} from '../protocol';
import type { Pass } from '../schema';
import { byeReasons, refusalCodes } from '../protocol';
import type { ConnectionState, IntentResult } from './classroom';
import { NetWatch } from './net-watch';

type Options = {
  readonly pass: Pass;
  readonly refreshPass: () => Promise<Result<Pass, string>>;
  readonly onConnection: (state: ConnectionState) => void;
  readonly onFact: (slice: string, value: unknown) => void;
  readonly onUnsaved: (pending: number, readOnly: boolean) => void;
};
const beat: Frame = { stream: lessonStream, kind: frameKind.beat, seat: 0, seq: 0, payload: emptyPayload };
const retryMaxMs = 10_000;
const backShownMs = 2000;

export class LessonSocket {
  readonly #options: Options;
  readonly #waiting = new Map<number, (result: IntentResult) => void>();
  readonly #channels = new Map<number, BoardChannel>();
  readonly #frames = new Map<number, ReadonlySet<(frame: Frame) => void>>();
  readonly #states = new Set<(state: ChannelState) => void>();
  #socket: WebSocket | null = null;
  #nextRequest = 1;
  #tries = 0;
  /** How often a pass was asked for; only the newest answer counts. */
  #questions = 0;
  #lostSince: number | null = null;
  #isOver = false;
  #timer: ReturnType<typeof setTimeout> | null = null;
  /** Until "there again" has been read. */
  #backTimer: ReturnType<typeof setTimeout> | null = null;
  readonly #watch = new NetWatch({
    ask: () => this.#write(beat),
    onSilence: () => this.#drop(),
    onNet: () => this.#againNow(),
  });

  constructor(options: Options) {
    this.#options = options;
  }

  open(): void {
    this.#watch.start();
    this.#connect(this.#options.pass);
  }

  /** The stream of one document. When nobody listens to it any more, the server is told and sends it no longer. */
  channel(stream: number): BoardChannel {
    const made = this.#channels.get(stream) ?? this.#makeChannel(stream);
    this.#channels.set(stream, made);
    return made;
  }

  #makeChannel(stream: number): BoardChannel {
    const handlers = new Set<(frame: Frame) => void>();
    this.#frames.set(stream, handlers);
    return {
      send: (kind, seq, payload, seat = 0) => this.#write({ stream, kind, seat, seq, payload }),
      onFrame: (handler) => {
        handlers.add(handler);
        return () => {
          handlers.delete(handler);
          if (handlers.size === 0) this.#write({ ...beat, stream, kind: frameKind.leave });
        };
      },
      onState: (handler) => {
        this.#states.add(handler);
        handler(this.#isOpen() ? 'open' : 'closed');
        return () => this.#states.delete(handler);
      },
      bufferedBytes: () => this.#socket?.bufferedAmount ?? 0,
    };
  }

  send(type: string, body: Readonly<Record<string, unknown>>): Promise<IntentResult> {
    if (!this.#isOpen()) return Promise.resolve(refuse('offline'));
    const seq = this.#nextRequest++;
    this.#write({
      stream: lessonStream,
      kind: frameKind.intent,
      seat: 0,
      seq,
      payload: encodeJson({ ...body, type }),
    });
    return new Promise((resolve) => this.#waiting.set(seq, resolve));
  }

  close(): void {
    this.#isOver = true;
    this.#watch.stop();
    if (this.#timer) clearTimeout(this.#timer);
    if (this.#backTimer) clearTimeout(this.#backTimer);
    this.#socket?.close(1000);
  }

  /** What was said before is over, also a "there again" that was still to turn into "online". */
  #say(state: ConnectionState): void {
    if (this.#backTimer) clearTimeout(this.#backTimer);
    this.#backTimer = null;
    this.#options.onConnection(state);
    if (state.type === 'back') this.#backTimer = setTimeout(() => this.#say({ type: 'online' }), backShownMs);
  }

  #connect(pass: Pass): void {
    if (this.#isOver) return;
    const address = new URL(pass.syncPath, window.location.href);
    address.protocol = address.protocol.replace('http', 'ws');
    const socket = new WebSocket(address, [subprotocol, `${ticketProtocolPrefix}${pass.syncTicket}`]);
    socket.binaryType = 'arraybuffer';
    this.#socket = socket;
    this.#watch.heard();
    socket.onopen = () => this.#opened();
    socket.onmessage = (event: MessageEvent<unknown>) => {
      this.#watch.heard();
      if (event.data instanceof ArrayBuffer) this.#receive(new Uint8Array(event.data));
    };
    socket.onclose = (event) => this.#closed(event.code);
  }

  #opened(): void {
    this.#tries = 0;
    const wasLost = this.#lostSince !== null;
    this.#lostSince = null;
    this.#say({ type: wasLost ? 'back' : 'online' });
    for (const handler of this.#states) handler('open');
  }

  /** Nobody answers: the browser would notice that only after minutes. */
  #drop(): void {
    const socket = this.#socket;
    if (!socket) return;
    socket.onclose = null;
    socket.onmessage = null;
    socket.onopen = null;
    socket.close();
    this.#closed(1006);
  }

  #closed(code: number): void {
    this.#socket = null;
    for (const resolve of this.#waiting.values()) resolve(refuse('offline'));
    this.#waiting.clear();
    for (const handler of this.#states) handler('closed');
    if (code >= 4400 && code < 4500) this.#isOver = true;
    if (this.#isOver) return;
    this.#lostSince ??= Date.now();
    this.#say({ type: 'lost', since: this.#lostSince });
    this.#again();
  }

  #againNow(): void {
    if (this.#isOver || this.#socket || this.#lostSince === null) return;
    if (this.#timer) clearTimeout(this.#timer);
    this.#tries = 0;
    this.#again();
  }

  /** Full jitter, so that thirty tablets do not come back in one moment. */
  #again(): void {
    const delay = Math.random() * Math.min(retryMaxMs, 500 * 2 ** this.#tries++);
    this.#timer = setTimeout(() => void this.#reconnect(), delay);
  }

  async #reconnect(): Promise<void> {
    const question = ++this.#questions;
    const fresh = await this.#options.refreshPass().catch(() => refuse('unavailable'));
    if (question !== this.#questions) return; // asked anew meanwhile: two connections of one seat push each other out
    if (fresh.ok) return this.#connect(fresh.value);
    if (fresh.code === 'unavailable') return this.#again();
    this.#isOver = true;
    const reason = fresh.code === 'ended' ? 'ended' : fresh.code === 'removed' ? 'removed' : 'moved';
    this.#say({ type: 'bye', reason });
  }

  #receive(bytes: Uint8Array): void {
    const frame = decodeFrame(bytes);
    if (!frame) return;
    if (frame.kind === frameKind.unsaved) this.#unsaved(frame);
    if (frame.stream !== lessonStream) {
      for (const handler of this.#frames.get(frame.stream) ?? []) handler(frame);
      return;
    }
    if (frame.kind === frameKind.ask) this.#write({ ...frame, kind: frameKind.have });
    else if (frame.kind === frameKind.ack) this.#settle(frame.seq, ok());
    else if (frame.kind === frameKind.refusal) this.#settle(frame.seq, refuse(refusalOf(frame.payload)));
    else if (frame.kind === frameKind.fact) this.#fact(frame.payload);
    else if (frame.kind === frameKind.bye) this.#bye(frame.payload);
  }

  #settle(seq: number, result: IntentResult): void {
    this.#waiting.get(seq)?.(result);
    this.#waiting.delete(seq);
  }

  #fact(payload: Uint8Array): void {
    const fact = decodeJson(payload);
    if (isRecord(fact) && typeof fact['slice'] === 'string')
      this.#options.onFact(fact['slice'], fact['value']);
  }

  #unsaved(frame: Frame): void {
    const told = decodeJson(frame.payload);
    if (isRecord(told) && typeof told['pending'] === 'number') {
      this.#options.onUnsaved(told['pending'], told['readOnly'] === true);
    }
  }

  #bye(payload: Uint8Array): void {
    const told = decodeJson(payload);
    const reason = byeReasons.find((known) => isRecord(told) && told['reason'] === known);
    if (!reason || reason === 'going-away') return;
    this.#isOver = true;
    this.#say({ type: 'bye', reason });
  }

  #isOpen(): boolean {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  #write(frame: Frame): void {
    if (this.#isOpen()) this.#socket?.send(encodeFrame(frame).slice());
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function refusalOf(payload: Uint8Array) {
  const told = decodeJson(payload);
  return refusalCodes.find((code) => isRecord(told) && told['code'] === code) ?? 'unknown';
}
