import 'server-only';
import * as Y from 'yjs';
import { closeCode, frameKind, type Frame } from '@/lib/classroom/protocol';
import { log } from '@/lib/server/log';
import { jsonFrame, serverFrame } from './frames';
import { judge } from './judge';
import type { LoadedDocument } from './load';
import { Peer } from './peer';
import type { Touched } from './policy';
import type { RoomOptions } from './room-options';
import { Presence } from './presence';
import { RoomLog, type Accepted } from './room-log';
import type { RoomMember } from './socket';
import { Pace } from './pace';

type Incoming = { readonly peer: Peer; readonly frame: Frame };
const sweepEveryMs = 100;
const askAgainMs = 2000;
const correctEveryMs = 1000;
const asksMax = 5;
const repairsMax = 100;
const documentBytesMax = 10 * 1024 * 1024;

/** One Yjs document with its members, rights and log; the rules are in SPEC.md. */
export class DocumentRoom {
  readonly options: RoomOptions;
  readonly doc: Y.Doc;
  readonly roomLog: RoomLog;
  /** When the last member left, for L10. */
  emptySince = Date.now();
  isBroken = false;
  private readonly authors: Map<number, number>;
  private readonly peers = new Map<RoomMember, Peer>();
  private readonly presence = new Presence((payload) => this.sendPresence(payload));
  private readonly pace = new Pace();
  private queue: Incoming[] = [];
  private tickTimer: NodeJS.Timeout | null = null;
  private sweepTimer: NodeJS.Timeout | null = null;
  private produced: { readonly update: Uint8Array; readonly before: Map<number, number> } | null = null;
  private wholeFrame: Uint8Array | null = null;
  private isClosed = false;

  constructor(options: RoomOptions, loaded: LoadedDocument) {
    this.options = options;
    this.doc = loaded.doc;
    this.authors = loaded.authors;
    this.authors.set(this.doc.clientID, 0);
    options.policy.roots.forEach((root) => this.doc.getMap(root));
    this.roomLog = new RoomLog(this, loaded, this.authors, () => this.peers.values());
    this.doc.on('update', (update: Uint8Array, _origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
      this.produced = { update, before: transaction.beforeState };
      this.wholeFrame = null;
    });
  }

  get size(): number {
    return this.peers.size;
  }

  /** J2. A member is one connection; the object itself is its name. */
  join(member: RoomMember): void {
    if (this.isClosed) {
      member.socket.close(closeCode.goingAway, 'reload'); // it was left for so long that it is no longer the one
      return;
    }
    const peer = new Peer(member);
    this.peers.set(member, peer);
    peer.send(serverFrame(this.options.stream, frameKind.syncStep1, Y.encodeStateVector(this.doc)));
    const others = this.presence.all();
    if (others) {
      peer.send(serverFrame(this.options.stream, frameKind.awareness, others));
    }
    this.roomLog.tellNewcomer(peer);
  }

  leave(member: RoomMember): void {
    const peer = this.peers.get(member);
    if (!peer) {
      return;
    }
    this.peers.delete(member);
    if (![...this.peers.values()].some((other) => other.seat === peer.seat)) {
      this.presence.remove(peer.seat);
    }
    this.emptySince = Date.now();
  }

  /** A frame of this room's stream. Unknown kinds are ignored. */
  receive(member: RoomMember, frame: Frame): void {
    const peer = this.peers.get(member);
    if (!peer || this.isClosed) {
      return;
    }
    switch (frame.kind) {
      case frameKind.syncStep1:
        this.declare(member, frame.seat);
        this.answer(peer, frame.payload);
        break;
      case frameKind.syncStep2:
      case frameKind.update:
        this.queue.push({ peer, frame });
        this.scheduleTick(peer);
        break;
      case frameKind.awareness:
        this.presence.set(peer.seat, frame.payload);
        break;
      default:
        break;
    }
  }

  /** The Yjs client id of the member's document (R4); one that belongs to another seat is not believed. */
  declare(member: RoomMember, clientId: number): void {
    const peer = this.peers.get(member);
    const owner = this.authors.get(clientId);
    if (peer && clientId > 0 && (owner === undefined || owner === peer.seat)) {
      peer.declared = clientId;
    }
  }

  /** A change of the server's own, such as the seed; logged and sent like any other. */
  change(apply: (doc: Y.Doc) => void): void {
    this.runTick();
    this.doc.transact(() => apply(this.doc), 'server');
    const { produced } = this;
    if (produced) {
      this.roomLog.add({ bytes: produced.update, seat: 0, authors: [[this.doc.clientID, 0]] });
      this.sendProduced(0, 0);
    }
  }

  /** Ends the room for everybody. What is queued for the log stays with the writer. */
  close(code: number, reason: string): void {
    if (!this.isClosed) {
      this.runTick();
      this.isClosed = true;
      this.presence.stop();
      [this.tickTimer, this.sweepTimer].forEach((timer) => timer && clearTimeout(timer));
      for (const member of this.peers.keys()) {
        member.socket.close(code, reason);
      }
      this.peers.clear();
      this.emptySince = Date.now();
    }
  }

  private answer(peer: Peer, vector: Uint8Array): void {
    this.runTick();
    if (vector.byteLength === 1 && vector[0] === 0) {
      peer.send(this.whole());
      peer.forgetLag();
      return;
    }
    try {
      peer.send(
        serverFrame(this.options.stream, frameKind.syncStep2, Y.encodeStateAsUpdate(this.doc, vector)),
      );
      peer.forgetLag();
    } catch {
      this.expel(peer, closeCode.malformed, 'malformed');
    }
  }

  private whole(): Uint8Array {
    this.wholeFrame ??= serverFrame(
      this.options.stream,
      frameKind.syncStep2,
      Y.encodeStateAsUpdate(this.doc),
    );
    return this.wholeFrame;
  }

  private scheduleTick(writer: Peer): void {
    const wait = this.pace.waitFor(writer.seat, this.peers.size);
    if (wait <= 0) {
      this.runTick();
    } else {
      this.tickTimer ??= setTimeout(() => this.runTick(), wait);
    }
  }

  /** One transaction over all that came, one frame to everybody (S1). */
  private runTick(): void {
    if (this.tickTimer) {
      clearTimeout(this.tickTimer);
      this.tickTimer = null;
    }
    const incoming = this.queue;
    if (incoming.length === 0 || this.isClosed) {
      return;
    }
    this.queue = [];
    this.pace.ticked();
    this.produced = null;
    const accepted: Accepted[] = [];
    const repaired: string[] = [];
    try {
      this.doc.transact((transaction) => {
        const touched: Touched[] = [];
        incoming.forEach((one) => this.take(one, accepted, touched));
        repaired.push(...this.settle(touched));
        transaction.local = true; // or Yjs would take a repair for a second user of our client id and change it
      }, 'tick');
    } catch (error) {
      this.break(error);
      return;
    }
    const isRepaired = repaired.length > 0;
    this.roomLog.addTick(accepted, isRepaired ? this.producedUpdate() : null);
    const [first] = accepted;
    const isSingle = accepted.length === 1 && !isRepaired && first;
    this.sendProduced(isSingle ? first.peer.seat : 0, isSingle ? first.frame.seq : 0);
  }

  private take({ peer, frame }: Incoming, accepted: Accepted[], touched: Touched[]): void {
    if (!this.peers.has(peer.member)) {
      return;
    }
    const isStaff = peer.member.isStaff();
    if (!this.mayWrite(peer, isStaff)) {
      this.drop(peer, frame);
      return;
    }
    if (frame.kind === frameKind.syncStep2) {
      peer.askedAt = -Infinity;
    }
    const writer = { seat: peer.seat, isStaff };
    const bench = { doc: this.doc, authors: this.authors, policy: this.options.policy };
    const verdict = judge(bench, { ...writer, declared: peer.declared }, frame.kind, frame.payload);
    switch (verdict.type) {
      case 'nothing':
        this.roomLog.acknowledge(peer, frame.seq);
        break;
      case 'gap':
        this.askForMissing(peer, frame);
        break;
      case 'refuse':
        this.refuse(peer, frame);
        break;
      case 'malformed':
        this.expel(peer, closeCode.malformed, 'malformed');
        break;
      case 'apply':
        Y.applyUpdate(this.doc, verdict.bytes);
        peer.asks = 0;
        verdict.newAuthors.forEach(([client, seat]) => this.authors.set(client, seat));
        verdict.changes.forEach((change) => touched.push({ change, writer }));
        accepted.push({ peer, frame, bytes: verdict.bytes, newAuthors: verdict.newAuthors });
        if (peer.isOwing) {
          this.ask(peer);
        }
    }
  }

  private mayWrite(peer: Peer, isStaff: boolean): boolean {
    return (
      peer.member.mayWrite() &&
      !this.roomLog.queue.isFull() &&
      (isStaff || this.roomLog.documentBytes < documentBytesMax)
    );
  }

  private settle(touched: readonly Touched[]): readonly string[] {
    const repaired = this.options.policy.settle(this.doc, touched);
    for (const { change, writer } of repaired.length > 0 ? touched : []) {
      const peer = [...this.peers.values()].find((one) => one.seat === writer.seat);
      if (peer && repaired.includes(change.id)) {
        peer.repairs += 1;
        if (peer.repairs > repairsMax) {
          this.expel(peer, closeCode.malformed, 'repairs');
        }
      }
    }
    return repaired;
  }

  private producedUpdate(): Uint8Array | null {
    return this.produced?.update ?? null;
  }

  private sendProduced(seat: number, seq: number): void {
    const { produced } = this;
    this.produced = null;
    if (!produced) {
      return;
    }
    const frame = serverFrame(this.options.stream, frameKind.update, produced.update, seq, seat);
    let vector: Uint8Array | undefined;
    const before = () => (vector ??= Y.encodeStateVector(produced.before));
    for (const peer of this.peers.values()) {
      peer.sendUpdate(frame, before);
      if (peer.isLagging) {
        this.scheduleSweep();
      }
    }
  }

  /** R2: the sender's screen shows what nobody else has; the whole state at least shows it what is. */
  private drop(peer: Peer, frame: Frame): void {
    const isEmpty = frame.payload.byteLength <= 2; // an answer that holds nothing
    if (!isEmpty) {
      peer.isOwing = true;
      this.correct(peer);
      this.scheduleSweep();
    }
  }

  private refuse(peer: Peer, frame: Frame): void {
    peer.asks = 0;
    peer.send(jsonFrame(this.options.stream, frameKind.refusal, { code: 'forbidden' }, frame.seq));
    this.correct(peer);
  }

  /** The whole state, but not for each of a hundred wrong updates. */
  private correct(peer: Peer): void {
    if (Date.now() - peer.correctedAt > correctEveryMs) {
      peer.correctedAt = Date.now();
      setImmediate(() => {
        if (this.peers.has(peer.member)) {
          this.answer(peer, new Uint8Array([0])); // not now: the transaction is still open
        }
      });
    }
  }

  private askForMissing(peer: Peer, frame: Frame): void {
    if (Date.now() - peer.askedAt < askAgainMs) {
      return;
    }
    peer.asks += 1;
    if (peer.asks > asksMax) {
      this.refuse(peer, frame);
      return;
    }
    this.ask(peer);
  }

  private ask(peer: Peer): void {
    peer.askedAt = Date.now();
    peer.isOwing = false;
    peer.send(serverFrame(this.options.stream, frameKind.syncStep1, Y.encodeStateVector(this.doc)));
  }

  private expel(peer: Peer, code: number, reason: string): void {
    peer.member.socket.close(code, reason);
    this.leave(peer.member);
  }

  /** Yjs threw in the middle of an update: this copy cannot be trusted any more, the log can. */
  private break(error: unknown): void {
    log.error('board-room-broken', error, { boardId: this.options.board.boardId });
    this.isBroken = true;
    this.close(closeCode.goingAway, 'reload');
    this.options.onBroken();
  }

  private sendPresence(payload: Uint8Array): void {
    const frame = serverFrame(this.options.stream, frameKind.awareness, payload);
    for (const peer of this.peers.values()) {
      if (!peer.isLagging) {
        peer.send(frame);
      }
    }
  }

  private scheduleSweep(): void {
    this.sweepTimer ??= setTimeout(() => {
      this.sweepTimer = null;
      this.sweep();
    }, sweepEveryMs);
  }

  /** Looks after those who are behind (S2) and those who may write again (R2). */
  private sweep(): void {
    for (const peer of this.peers.values()) {
      const missed = peer.catchUp(this.doc);
      if (missed === 'over') {
        this.expel(peer, closeCode.slowReader, 'slow');
      } else if (missed) {
        peer.send(serverFrame(this.options.stream, frameKind.update, missed));
      }
      if (peer.isOwing && this.mayWrite(peer, peer.member.isStaff())) {
        this.ask(peer);
      }
      if (peer.isLagging || peer.isOwing) {
        this.scheduleSweep();
      }
    }
  }
}
