/** One person of a lesson as the load sees it: intents up, facts down, and a hand on the board. */
import { WebSocket } from 'ws';
import {
  boardStream,
  decodeFrame,
  decodeJson,
  encodeFrame,
  encodeJson,
  frameKind,
  lessonStream,
  subprotocol,
  ticketProtocolPrefix,
} from '@/lib/classroom/protocol';
import { Hand } from '../sync/strokes';

type Fact = { readonly slice: string; readonly value: unknown };

export class SeatClient {
  readonly number: number;
  readonly opened: Promise<void>;
  readonly #ws: WebSocket;
  readonly #hands = new Map<number, Hand>();
  readonly #answers = new Map<number, (code: string | null) => void>();
  #seq = 0;
  #strokeSeq = 0;
  /** Called with every fact, as soon as it is here. */
  onFact: (fact: Fact) => void = () => undefined;
  refused = 0;
  documentFrames = 0;
  closedWith: number | null = null;

  constructor(url: string, path: string, seat: { readonly seat: number; readonly ticket: string }) {
    this.number = seat.seat;
    const protocols = [subprotocol, ticketProtocolPrefix + seat.ticket];
    this.#ws = new WebSocket(url.replace('http', 'ws') + path, protocols, { perMessageDeflate: false });
    this.#ws.on('message', (data: Buffer) => this.#receive(new Uint8Array(data)));
    this.#ws.on('close', (code) => {
      this.closedWith = code;
      for (const answer of this.#answers.values()) answer('closed');
    });
    this.opened = new Promise((resolve, reject) => {
      this.#ws.on('open', resolve);
      this.#ws.on('error', reject);
    });
  }

  /** @returns the code of a refusal, null when it was taken */
  intent(type: string, body: Readonly<Record<string, unknown>> = {}): Promise<string | null> {
    const seq = (this.#seq += 1);
    const payload = encodeJson({ ...body, type });
    this.#ws.send(encodeFrame({ stream: lessonStream, kind: frameKind.intent, seat: 0, seq, payload }));
    return new Promise((resolve) => this.#answers.set(seq, resolve));
  }

  /** The class board, unless another document is named. */
  openBoard(stream = boardStream): void {
    const seat = this.#handOn(stream).doc.clientID;
    const payload = new Uint8Array([0]);
    this.#ws.send(encodeFrame({ stream, kind: frameKind.syncStep1, seat, seq: 0, payload }));
  }

  draw(stream = boardStream): void {
    const seq = (this.#strokeSeq += 1);
    const payload = this.#handOn(stream).move();
    this.#ws.send(encodeFrame({ stream, kind: frameKind.update, seat: 0, seq, payload }));
  }

  /** Each document has its own author id. */
  #handOn(stream: number): Hand {
    const hand = this.#hands.get(stream) ?? new Hand(this.number);
    this.#hands.set(stream, hand);
    return hand;
  }

  close(): void {
    this.#ws.terminate();
  }

  #receive(bytes: Uint8Array): void {
    const frame = decodeFrame(bytes);
    if (frame && frame.stream !== lessonStream) this.documentFrames += 1;
    if (frame?.stream !== lessonStream) return;
    if (frame.kind === frameKind.fact) {
      const fact = decodeJson(frame.payload);
      if (isFact(fact)) this.onFact(fact);
    } else if (frame.kind === frameKind.ask) {
      this.#ws.send(encodeFrame({ ...frame, kind: frameKind.have }));
    } else if (frame.kind === frameKind.ack || frame.kind === frameKind.refusal) {
      const told = frame.kind === frameKind.ack ? null : JSON.stringify(decodeJson(frame.payload));
      if (told !== null) this.refused += 1;
      this.#answers.get(frame.seq)?.(told);
      this.#answers.delete(frame.seq);
    }
  }
}

function isFact(value: unknown): value is Fact {
  return typeof value === 'object' && value !== null && 'slice' in value && typeof value.slice === 'string';
}
