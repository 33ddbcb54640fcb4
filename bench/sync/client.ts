/** A raw client of one board that draws and checks what it gets: every update of everybody, and how long it took. */
import { createDecoder, readVarUint, readVarUint8Array } from 'lib0/decoding';
import { createEncoder, toUint8Array, writeVarUint, writeVarUint8Array } from 'lib0/encoding';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { boardStream, decodeFrame, encodeFrame, frameKind } from '@/lib/classroom/protocol';
import { Hand } from './strokes';

export type Wire = 'y' | 'kreide';

/** Per Yjs client id: at which clock each update ended, and when it was sent. */
type Sent = { readonly ends: number[]; readonly times: number[] };

export class Board {
  readonly clients: BenchClient[] = [];
  readonly sent = new Map<number, Sent>();
  readonly latencies: number[] = [];
  isMeasuring = false;
  deliveries = 0;
}

export class BenchClient {
  readonly hand: Hand;
  private readonly board: Board;
  private readonly wire: Wire;
  private readonly ws: WebSocket;
  /** Per sender: how many of its updates have arrived. */
  private readonly seen = new Map<number, number>();
  private seq = 0;
  savedSeq = 0;
  frames = 0;
  bytes = 0;
  closedWith: number | null = null;
  readonly opened: Promise<void>;

  constructor(board: Board, wire: Wire, url: string, seat: number) {
    this.board = board;
    this.wire = wire;
    this.hand = new Hand(seat);
    this.ws = new WebSocket(`${url}/${seat}`, { perMessageDeflate: false });
    this.ws.on('message', (data: Buffer) => this.onMessage(data));
    this.ws.on('close', (code) => {
      this.closedWith = code;
    });
    this.opened = new Promise((resolve, reject) => {
      this.ws.on('open', resolve);
      this.ws.on('error', reject);
    });
    board.clients.push(this);
    board.sent.set(this.hand.doc.clientID, { ends: [], times: [] });
  }

  draw(): void {
    const update = this.hand.move();
    const sent = this.board.sent.get(this.hand.doc.clientID);
    sent?.ends.push(this.hand.end);
    sent?.times.push(performance.now());
    this.seq += 1;
    this.ws.send(this.pack(frameKind.update, update));
  }

  askForBoard(): void {
    this.ws.send(this.pack(frameKind.syncStep1, new Uint8Array([0])));
  }

  /** Resolves with the time when a whole board of at least so many bytes has arrived. */
  waitForBoard(bytes: number): Promise<number> {
    return new Promise((resolve) => {
      this.ws.on('message', (data: Buffer) => {
        if (data.byteLength >= bytes) {
          resolve(performance.now());
        }
      });
    });
  }

  get isAllSaved(): boolean {
    return this.wire === 'y' || this.savedSeq === this.seq;
  }

  /** Updates of others that never arrived. */
  countMissing(): number {
    let missing = 0;
    for (const [id, { ends }] of this.board.sent) {
      missing += id === this.hand.doc.clientID ? 0 : ends.length - (this.seen.get(id) ?? 0);
    }
    return missing;
  }

  close(): void {
    this.ws.terminate();
  }

  private pack(kind: 16 | 17 | 18, payload: Uint8Array): Uint8Array {
    if (this.wire === 'kreide') {
      const seat = kind === frameKind.syncStep1 ? this.hand.doc.clientID : 0;
      return encodeFrame({ stream: boardStream, kind, seat, seq: this.seq, payload });
    }
    const encoder = createEncoder();
    writeVarUint(encoder, 0);
    writeVarUint(encoder, kind - frameKind.syncStep1);
    writeVarUint8Array(encoder, payload);
    return toUint8Array(encoder);
  }

  private onMessage(data: Buffer): void {
    const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
    this.frames += 1;
    this.bytes += bytes.byteLength;
    if (this.wire === 'kreide') {
      const frame = decodeFrame(bytes);
      if (frame?.kind === frameKind.update) {
        this.note(frame.payload);
      } else if (frame?.kind === frameKind.saved) {
        this.savedSeq = frame.seq;
      } else if (frame?.kind === frameKind.refusal) {
        throw new Error('an update of the bench was refused');
      }
      return;
    }
    const decoder = createDecoder(bytes);
    if (readVarUint(decoder) === 0 && readVarUint(decoder) === 2) {
      this.note(readVarUint8Array(decoder));
    }
  }

  private note(update: Uint8Array): void {
    const now = performance.now();
    for (const struct of Y.decodeUpdate(update).structs) {
      const { client, clock } = struct.id;
      const sent = client === this.hand.doc.clientID ? undefined : this.board.sent.get(client);
      if (!sent) {
        continue;
      }
      let at = this.seen.get(client) ?? 0;
      while ((sent.ends[at] ?? Infinity) <= clock + struct.length) {
        this.board.deliveries += 1;
        if (this.board.isMeasuring) {
          this.board.latencies.push(now - (sent.times[at] ?? now));
        }
        at += 1;
      }
      this.seen.set(client, at);
    }
  }
}
