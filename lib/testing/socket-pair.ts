import * as Y from 'yjs';
import {
  decodeFrame,
  decodeJson,
  encodeFrame,
  frameKind,
  type Frame,
  type FrameKind,
} from '@/lib/classroom/protocol';
import type { RoomMember, SyncSocket } from '@/lib/server/sync/socket';

/** The server's end of a connection without a network: frames arrive when the test says so. */
export class FakeSocket implements SyncSocket {
  readonly inFlight: Uint8Array[] = [];
  /** Bytes that the test pretends the network has not taken yet. */
  bufferedAmount = 0;
  closed: { readonly code: number; readonly reason: string } | null = null;

  send(bytes: Uint8Array): void {
    if (!this.closed) {
      this.inFlight.push(bytes);
    }
  }

  close(code: number, reason: string): void {
    this.closed ??= { code, reason };
  }
}

type JoinedRoom = {
  join(member: RoomMember): void;
  leave(member: RoomMember): void;
  receive(member: RoomMember, frame: Frame): void;
};

export type ClientOptions = {
  readonly seat: number;
  readonly isStaff?: boolean;
  readonly stream?: number;
};

/** A well-behaved client of one document, as small as can be: its own Yjs document, numbered updates, start over on refusal. */
export class TestClient {
  doc: Y.Doc;
  socket = new FakeSocket();
  member: RoomMember;
  mayWrite = true;
  isStaff: boolean;
  seq = 0;
  savedSeq = 0;
  readonly received: Frame[] = [];
  readonly outgoing: Frame[] = [];
  readonly seat: number;
  private readonly stream: number;
  private room: JoinedRoom | null = null;

  constructor({ seat, isStaff = false, stream = 1 }: ClientOptions) {
    this.seat = seat;
    this.isStaff = isStaff;
    this.stream = stream;
    this.doc = this.makeDoc();
    this.member = this.makeMember();
  }

  private makeDoc(): Y.Doc {
    const doc = new Y.Doc();
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'server' && this.doc === doc) {
        this.push(frameKind.update, update);
      }
    });
    return doc;
  }

  private makeMember(): RoomMember {
    return {
      seatNumber: this.seat,
      isStaff: () => this.isStaff,
      mayWrite: () => this.mayWrite,
      socket: this.socket,
    };
  }

  connect(room: JoinedRoom): this {
    this.room = room;
    this.socket = new FakeSocket();
    this.member = this.makeMember();
    this.outgoing.length = 0;
    room.join(this.member);
    this.askForMissing();
    return this;
  }

  disconnect(): void {
    this.room?.leave(this.member);
    this.room = null;
  }

  get isConnected(): boolean {
    return this.room !== null && !this.socket.closed;
  }

  /** Queues a frame to the server. */
  push(kind: FrameKind, payload: Uint8Array): void {
    this.seq += kind === frameKind.update || kind === frameKind.syncStep2 ? 1 : 0;
    this.outgoing.push({ stream: this.stream, kind, seat: 0, seq: this.seq, payload });
  }

  askForMissing(): void {
    const payload = Y.encodeStateVector(this.doc);
    this.outgoing.push({
      stream: this.stream,
      kind: frameKind.syncStep1,
      seat: this.doc.clientID,
      seq: 0,
      payload,
    });
  }

  /** Delivers everything that waits in both directions; returns whether there was anything. */
  exchange(): boolean {
    const isBusy = this.outgoing.length > 0 || this.socket.inFlight.length > 0;
    for (const frame of this.outgoing.splice(0)) {
      const parsed = decodeFrame(encodeFrame(frame));
      if (parsed && this.isConnected) {
        this.room?.receive(this.member, parsed);
      }
    }
    for (const bytes of this.socket.inFlight.splice(0)) {
      this.onBytes(bytes);
    }
    return isBusy;
  }

  private onBytes(bytes: Uint8Array): void {
    const frame = decodeFrame(bytes);
    if (!frame) {
      throw new Error('the server sent something that is no frame');
    }
    this.received.push(frame);
    switch (frame.kind) {
      case frameKind.syncStep1:
        this.push(frameKind.syncStep2, Y.encodeStateAsUpdate(this.doc, frame.payload));
        break;
      case frameKind.syncStep2:
      case frameKind.update:
        Y.applyUpdate(this.doc, frame.payload, 'server');
        if (this.doc.store.pendingStructs) {
          this.askForMissing();
        }
        break;
      case frameKind.saved:
        this.savedSeq = Math.max(this.savedSeq, frame.seq);
        break;
      case frameKind.refusal:
        this.doc = this.makeDoc();
        this.askForMissing();
        break;
      default:
        break;
    }
  }

  /** JSON payloads of all frames of a kind that arrived. */
  told(kind: FrameKind): unknown[] {
    return this.received.filter((frame) => frame.kind === kind).map((frame) => decodeJson(frame.payload));
  }
}

/** Until nobody has anything to say. */
export function settle(clients: readonly TestClient[]): void {
  for (let round = 0; round < 200; round += 1) {
    if (!clients.map((client) => client.exchange()).includes(true)) {
      return;
    }
  }
  throw new Error('the clients never came to rest');
}
