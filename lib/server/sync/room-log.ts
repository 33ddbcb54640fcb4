import 'server-only';
import type * as Y from 'yjs';
import { closeCode, emptyPayload, frameKind, type Frame } from '@/lib/classroom/protocol';
import { log } from '@/lib/server/log';
import { jsonFrame, serverFrame } from './frames';
import { type LoadedDocument, makeSnapshot } from './load';
import type { BoardLog, LogRow } from './log';
import { LogQueue, type QueueEntry } from './log-queue';
import type { LogClient, LogWriter } from './log-writer';
import type { Peer } from './peer';
import { encodeAuthors, type AuthorPair } from './records';

const snapshotAfter = { rows: 500, bytes: 512 * 1024 } as const;

export type RoomOfLog = {
  readonly doc: Y.Doc;
  readonly options: {
    readonly board: LogQueue['board'];
    readonly stream: number;
    readonly log: BoardLog;
    readonly writer: LogWriter;
  };
  close(code: number, reason: string): void;
};

/** An update that was applied in the present tick. */
export type Accepted = {
  readonly peer: Peer;
  readonly frame: Frame;
  readonly bytes: Uint8Array;
  readonly newAuthors: readonly AuthorPair[];
};

type NewRecord = {
  readonly bytes: Uint8Array;
  readonly seat: number;
  readonly authors: readonly AuthorPair[];
  readonly author?: Peer;
  readonly authorSeq?: number;
};

/** A room's side of the log: what is queued, who waits for `saved`, whether members must know of an outage, when to compact. */
export class RoomLog implements LogClient<Peer> {
  readonly queue: LogQueue<Peer>;
  private readonly room: RoomOfLog;
  private readonly authors: ReadonlyMap<number, number>;
  private readonly peers: () => Iterable<Peer>;
  private troubleSince: Date | null = null;
  private savedUpto: number;
  private since: { rows: number; bytes: number };
  private snapshotBytes: number;
  private compacting: Promise<void> | null = null;
  private savedTimer: NodeJS.Timeout | null = null;

  constructor(
    room: RoomOfLog,
    loaded: LoadedDocument,
    authors: ReadonlyMap<number, number>,
    peers: () => Iterable<Peer>,
  ) {
    this.room = room;
    this.authors = authors;
    this.peers = peers;
    this.queue = new LogQueue(room.options.board, loaded.nextSeq);
    this.savedUpto = loaded.nextSeq - 1;
    this.since = { rows: loaded.rows, bytes: loaded.bytes };
    this.snapshotBytes = loaded.snapshotBytes;
  }

  /** What loading this document would read (R9). */
  get documentBytes(): number {
    return this.snapshotBytes + this.since.bytes + this.queue.bytes;
  }

  add({ bytes, seat, authors, author, authorSeq }: NewRecord): void {
    this.queue.push({
      kind: frameKind.update,
      seat,
      header: authors.length === 0 ? emptyPayload : encodeAuthors(authors),
      bytes,
      author: author ?? null,
      authorSeq: authorSeq ?? 0,
    });
    this.room.options.writer.wake(this);
  }

  /** Records as their authors sent them; a tick that was repaired as what came of it, since its parts may not stand alone. */
  addTick(accepted: readonly Accepted[], repaired: Uint8Array | null): void {
    if (repaired) {
      const authors = accepted.flatMap(({ newAuthors }) => newAuthors);
      this.add({ bytes: repaired, seat: 0, authors: [...authors, [this.room.doc.clientID, 0]] });
      accepted.forEach(({ peer, frame }) => this.acknowledge(peer, frame.seq));
      return;
    }
    for (const { peer, frame, bytes, newAuthors } of accepted) {
      this.add({ bytes, seat: peer.seat, authors: newAuthors, author: peer, authorSeq: frame.seq });
    }
  }

  /** Nothing new for the log; but `saved` must not be ahead of what is queued before it. */
  acknowledge(author: Peer, authorSeq: number): void {
    if (this.queue.pending === 0) {
      author.noteSaved(authorSeq);
      this.sendSaved();
      return;
    }
    this.queue.push({
      kind: frameKind.update,
      seat: 0,
      header: emptyPayload,
      bytes: null,
      author,
      authorSeq,
    });
    this.room.options.writer.wake(this);
  }

  onSaved(entries: readonly QueueEntry<Peer>[], row: LogRow | null): void {
    for (const { author, authorSeq } of entries) {
      author?.noteSaved(authorSeq);
    }
    if (row) {
      this.savedUpto = row.lastSeq;
      this.since.rows += 1;
      this.since.bytes += row.records.byteLength;
    }
    this.sendSaved();
    if (this.troubleSince && this.queue.pending === 0) {
      this.troubleSince = null;
      this.tellAll();
    }
    if (this.since.rows > snapshotAfter.rows || this.since.bytes > this.snapshotThreshold()) {
      void this.compact();
    }
  }

  onTrouble(since: Date): void {
    if (this.queue.pending > 0) {
      this.troubleSince = since;
      this.tellAll();
    }
  }

  onRefused(): void {
    log.warn('board-log-refused', { boardId: this.room.options.board.boardId });
    this.room.close(closeCode.movedAway, 'gone');
  }

  tellNewcomer(peer: Peer): void {
    if (this.troubleSince) {
      peer.send(this.unsavedFrame());
    }
  }

  /** L7. Never two at once; a failure only means a longer log. */
  compact(): Promise<void> {
    this.compacting ??= this.writeSnapshot().finally(() => {
      this.compacting = null;
    });
    return this.compacting;
  }

  private async writeSnapshot(): Promise<void> {
    const { rows, bytes } = this.since;
    if (rows === 0 || this.savedUpto === 0) {
      return;
    }
    // Counted down before the attempt: a log that refuses snapshots is not asked again at once.
    this.since = { rows: 0, bytes: 0 };
    const { snapshot, stateBytes } = makeSnapshot(this.room.doc, this.authors, this.savedUpto);
    try {
      await this.room.options.log.saveSnapshot(this.room.options.board, snapshot);
      this.snapshotBytes = stateBytes;
    } catch (error) {
      log.error('board-snapshot-failed', error, { boardId: this.room.options.board.boardId });
      this.since.bytes += Math.min(bytes, this.snapshotThreshold() / 2);
    }
  }

  private snapshotThreshold(): number {
    return Math.max(snapshotAfter.bytes, this.snapshotBytes / 4);
  }

  private sendSaved(): void {
    let wait = Infinity;
    for (const peer of this.peers()) {
      const due = peer.dueSaved();
      if (due && 'seq' in due) {
        peer.send(serverFrame(this.room.options.stream, frameKind.saved, emptyPayload, due.seq));
      } else if (due) {
        wait = Math.min(wait, due.waitMs);
      }
    }
    if (wait < Infinity) {
      this.savedTimer ??= setTimeout(() => {
        this.savedTimer = null;
        this.sendSaved();
      }, wait);
    }
  }

  private unsavedFrame(): Uint8Array {
    const since = this.troubleSince;
    return jsonFrame(
      this.room.options.stream,
      frameKind.unsaved,
      since
        ? { pending: this.queue.pending, since: since.toISOString(), readOnly: this.queue.isFull() }
        : { pending: 0, since: null, readOnly: false },
    );
  }

  private tellAll(): void {
    const frame = this.unsavedFrame();
    for (const peer of this.peers()) {
      peer.send(frame);
    }
  }
}
