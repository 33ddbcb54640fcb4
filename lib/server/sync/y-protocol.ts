import 'server-only';
import { createDecoder, readVarString, readVarUint, readVarUint8Array } from 'lib0/decoding';
import { createEncoder, toUint8Array, writeVarString, writeVarUint, writeVarUint8Array } from 'lib0/encoding';
import {
  closeCode,
  decodeFrame,
  decodeJson,
  frameKind,
  type Frame,
  type FrameKind,
} from '@/lib/classroom/protocol';
import type { RoomMember, SyncSocket } from './socket';

/** Of y-websocket: what kind of message, and within sync messages which step. */
const message = { sync: 0, awareness: 1 } as const;
const step = { one: 0, two: 1, update: 2 } as const;
/** y-websocket gives up a connection on which it hears nothing for 30 s. */
const echoEveryMs = 10_000;
/** Seats have no Yjs client id of their own in our presence; above all real ones they cannot collide. */
const seatIdBase = 2 ** 40;

type Room = {
  readonly options: { readonly stream: number };
  join(member: RoomMember): void;
  leave(member: RoomMember): void;
  receive(member: RoomMember, frame: Frame): void;
  declare(member: RoomMember, clientId: number): void;
};

/** A plain y-websocket client as a member of a room (SPEC Y1). */
export class YClient {
  private readonly room: Room;
  private readonly socket: SyncSocket;
  private readonly member: RoomMember;
  private seq = 0;
  private clientId: number | undefined;
  private clock = 0;
  private echoedAt = 0;

  constructor(room: Room, seat: Omit<RoomMember, 'socket'>, socket: SyncSocket) {
    this.room = room;
    this.socket = socket;
    this.member = {
      seatNumber: seat.seatNumber,
      isStaff: seat.isStaff,
      mayWrite: seat.mayWrite,
      socket: {
        send: (bytes) => this.translate(bytes),
        get bufferedAmount() {
          return socket.bufferedAmount;
        },
        close: (code, reason) => socket.close(code, reason),
      },
    };
    room.join(this.member);
  }

  onMessage(bytes: Uint8Array): void {
    try {
      const decoder = createDecoder(bytes);
      const kind = readVarUint(decoder);
      if (kind === message.sync) {
        this.onSync(readVarUint(decoder), readVarUint8Array(decoder));
      } else if (kind === message.awareness) {
        this.onAwareness(bytes, readVarUint8Array(decoder));
      }
    } catch {
      this.socket.close(closeCode.malformed, 'malformed');
    }
  }

  onClose(): void {
    this.room.leave(this.member);
  }

  private onSync(what: number, payload: Uint8Array): void {
    if (what === step.one) {
      this.receive(frameKind.syncStep1, payload, this.clientId ?? 0);
    } else if (what === step.two || what === step.update) {
      this.seq += 1;
      this.receive(what === step.two ? frameKind.syncStep2 : frameKind.update, payload);
    }
  }

  private receive(kind: FrameKind, payload: Uint8Array, seat = 0): void {
    this.room.receive(this.member, { stream: this.room.options.stream, kind, seat, seq: this.seq, payload });
  }

  /** One client id per connection, the first; what a stock client repeats of others is dropped. */
  private onAwareness(whole: Uint8Array, update: Uint8Array): void {
    const decoder = createDecoder(update);
    for (let left = readVarUint(decoder); left > 0; left -= 1) {
      const clientId = readVarUint(decoder);
      const clock = readVarUint(decoder);
      const state = readVarString(decoder);
      if (this.clientId === undefined && state !== 'null' && clientId < seatIdBase) {
        this.clientId = clientId;
        this.room.declare(this.member, clientId);
      }
      if (clientId === this.clientId && clock >= this.clock) {
        this.clock = clock;
        this.receive(frameKind.awareness, new TextEncoder().encode(state));
        this.echo(whole);
      }
    }
  }

  private echo(bytes: Uint8Array): void {
    if (Date.now() - this.echoedAt > echoEveryMs) {
      this.echoedAt = Date.now();
      this.socket.send(bytes);
    }
  }

  private translate(bytes: Uint8Array): void {
    const frame = decodeFrame(bytes);
    if (frame?.kind === frameKind.refusal) {
      this.socket.close(closeCode.revoked, 'refused');
    } else if (frame) {
      const translated = translateOnce(bytes, frame);
      if (translated) {
        this.socket.send(translated);
      }
    }
  }
}

/** One frame goes to many: it is translated once. */
const translations = new WeakMap<Uint8Array, Uint8Array | null>();

function translateOnce(bytes: Uint8Array, frame: Frame): Uint8Array | null {
  let translated = translations.get(bytes);
  if (translated === undefined) {
    translated = translateFrame(frame);
    translations.set(bytes, translated);
  }
  return translated;
}

function translateFrame({ kind, payload }: Frame): Uint8Array | null {
  switch (kind) {
    case frameKind.syncStep1:
      return syncMessage(step.one, payload);
    case frameKind.syncStep2:
      return syncMessage(step.two, payload);
    case frameKind.update:
      return syncMessage(step.update, payload);
    case frameKind.awareness:
      return awarenessMessage(decodeJson(payload));
    default:
      return null;
  }
}

function syncMessage(what: number, payload: Uint8Array): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, message.sync);
  writeVarUint(encoder, what);
  writeVarUint8Array(encoder, payload);
  return toUint8Array(encoder);
}

let awarenessClock = 1;

function awarenessMessage(pairs: unknown): Uint8Array | null {
  if (!Array.isArray(pairs)) {
    return null;
  }
  awarenessClock += 1;
  const inner = createEncoder();
  writeVarUint(inner, pairs.length);
  for (const pair of pairs) {
    const [seat, state]: unknown[] = Array.isArray(pair) ? pair : [];
    writeVarUint(inner, seatIdBase + Number(seat));
    writeVarUint(inner, awarenessClock);
    writeVarString(inner, JSON.stringify(state ?? null));
  }
  const encoder = createEncoder();
  writeVarUint(encoder, message.awareness);
  writeVarUint8Array(encoder, toUint8Array(inner));
  return toUint8Array(encoder);
}
