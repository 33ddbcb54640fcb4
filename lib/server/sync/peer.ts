import 'server-only';
import * as Y from 'yjs';
import type { RoomMember } from './socket';

export const lagBounds = { stop: 256 * 1024, resume: 32 * 1024, patienceMs: 30_000 } as const;
const savedEveryMs = 200;

/** One member's connection as its room keeps it: what was sent, what is owed. */
export class Peer {
  readonly member: RoomMember;
  readonly seat: number;
  /** The Yjs client id it declared (J2). */
  declared: number | undefined;
  /** Something of it was dropped while it might not write (R2). */
  isOwing = false;
  /** R3: when it was last asked for what is missing, and how often in a row. */
  askedAt = -Infinity;
  asks = 0;
  /** When it last got the whole state as an answer to something dropped. */
  correctedAt = -Infinity;
  repairs = 0;
  private savedSeq = 0;
  private sentSavedSeq = 0;
  private sentSavedAt = -Infinity;
  /** The state before the first update that it did not get, and since when (S2). */
  private lag: { readonly vector: Uint8Array; readonly since: number } | null = null;

  constructor(member: RoomMember) {
    this.member = member;
    this.seat = member.seatNumber;
  }

  get isLagging(): boolean {
    return this.lag !== null;
  }

  send(frame: Uint8Array): void {
    this.member.socket.send(frame);
  }

  /** An update of the document, or nothing if the connection is behind; `before` is the state that the update starts from. */
  sendUpdate(frame: Uint8Array, before: () => Uint8Array): void {
    if (this.lag) {
      return;
    }
    if (this.member.socket.bufferedAmount > lagBounds.stop) {
      this.lag = { vector: before(), since: Date.now() };
      return;
    }
    this.send(frame);
  }

  /** After the whole document was sent there is nothing to make up for. */
  forgetLag(): void {
    this.lag = null;
  }

  /** Returns what it missed when the connection is free again; 'over' when it took too long. */
  catchUp(doc: Y.Doc): Uint8Array | 'over' | null {
    if (!this.lag) {
      return null;
    }
    if (this.member.socket.bufferedAmount < lagBounds.resume) {
      const missed = Y.encodeStateAsUpdate(doc, this.lag.vector);
      this.lag = null;
      return missed;
    }
    return Date.now() - this.lag.since > lagBounds.patienceMs ? 'over' : null;
  }

  noteSaved(seq: number): void {
    this.savedSeq = Math.max(this.savedSeq, seq);
  }

  /** The seq to confirm now, or how long to wait; null when all is confirmed. */
  dueSaved(): { readonly seq: number } | { readonly waitMs: number } | null {
    if (this.savedSeq <= this.sentSavedSeq) {
      return null;
    }
    const waitMs = this.sentSavedAt + savedEveryMs - Date.now();
    if (waitMs > 0) {
      return { waitMs };
    }
    this.sentSavedSeq = this.savedSeq;
    this.sentSavedAt = Date.now();
    return { seq: this.savedSeq };
  }
}
