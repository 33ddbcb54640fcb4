import 'server-only';
import { closeCode } from '@/lib/classroom/protocol';
import { log } from '@/lib/server/log';
import { loadDocument } from './load';
import type { BoardLog, BoardRef } from './log';
import { LogWriter } from './log-writer';
import type { DocumentPolicy } from './policy';
import { DocumentRoom } from './room';

export type RoomsOptions = {
  readonly log: BoardLog;
  readonly policy: DocumentPolicy;
  /** Fills a document that was never used before anybody joins. */
  readonly seed: (room: DocumentRoom) => void;
};

export type OpenRoom = { readonly board: BoardRef; readonly lessonId: string; readonly stream: number };

const unloadAfterMs = 30_000;
const sweepEveryMs = 10_000;
const roomsMax = 400;

type Held = { readonly opening: Promise<DocumentRoom>; room: DocumentRoom | null };

/** All documents in memory: opened once, saved and dropped when nobody needs them (L10). */
export class Rooms {
  private readonly options: RoomsOptions;
  private readonly writer: LogWriter;
  private readonly held = new Map<string, Held>();
  /** Rooms that are being saved; a new one of the same document waits for them, or two would number the same log. */
  private readonly leaving = new Map<string, Promise<void>>();
  private readonly sweeper: NodeJS.Timeout;

  constructor(options: RoomsOptions) {
    this.options = options;
    this.writer = new LogWriter(options.log);
    this.sweeper = setInterval(() => this.sweep(), sweepEveryMs);
    this.sweeper.unref();
  }

  /** @throws when the log cannot be read */
  open(request: OpenRoom): Promise<DocumentRoom> {
    const key = keyOf(request.board);
    const present = this.held.get(key);
    if (present) {
      return present.opening;
    }
    const held: Held = { opening: this.load(key, request), room: null };
    this.held.set(key, held);
    held.opening.then(
      (room) => {
        held.room = room;
      },
      () => this.held.delete(key),
    );
    return held.opening;
  }

  /** True if everything was saved in time. */
  flushAll(timeoutMs?: number): Promise<boolean> {
    return this.writer.flushAll(timeoutMs);
  }

  /** Closes every board of the lesson; resolves when they are saved, or at once if the log is away. */
  async closeLesson(lessonId: string): Promise<void> {
    const rooms = this.loaded().filter((room) => room.options.lessonId === lessonId);
    rooms.forEach((room) => room.close(closeCode.lessonOver, 'ended'));
    const drops = rooms.map((room) => this.drop(room));
    await this.writer.flushAll();
    await Promise.race([Promise.all(drops), new Promise((resolve) => setTimeout(resolve, 2000).unref())]);
  }

  /** Everybody is told to come back, and what is queued is saved. */
  async closeAll(): Promise<boolean> {
    clearInterval(this.sweeper);
    const rooms = this.loaded();
    rooms.forEach((room) => room.close(closeCode.goingAway, 'going away'));
    return this.writer.flushAll();
  }

  sweep(now = Date.now()): void {
    const idle = this.loaded()
      .filter((room) => room.size === 0)
      .sort((one, other) => one.emptySince - other.emptySince);
    const tooMany = this.held.size - roomsMax;
    idle.forEach((room, at) => {
      if (at < tooMany || now - room.emptySince >= unloadAfterMs) {
        void this.drop(room);
      }
    });
  }

  private loaded(): DocumentRoom[] {
    return [...this.held.values()].flatMap(({ room }) => (room ? [room] : []));
  }

  private async load(key: string, { board, lessonId, stream }: OpenRoom): Promise<DocumentRoom> {
    await this.leaving.get(key);
    const loaded = await loadDocument(this.options.log, board);
    const { policy, log: boardLog } = this.options;
    const onBroken = () => void this.drop(room);
    const room: DocumentRoom = new DocumentRoom(
      { board, lessonId, stream, policy, log: boardLog, writer: this.writer, onBroken },
      loaded,
    );
    this.options.seed(room);
    return room;
  }

  /** Out of reach at once; out of memory when saved. */
  private drop(room: DocumentRoom): Promise<void> {
    const key = keyOf(room.options.board);
    if (this.held.get(key)?.room !== room) {
      return this.leaving.get(key) ?? Promise.resolve();
    }
    this.held.delete(key);
    const left = this.save(room).finally(() => {
      this.leaving.delete(key);
    });
    this.leaving.set(key, left);
    return left;
  }

  private async save(room: DocumentRoom): Promise<void> {
    try {
      room.close(closeCode.goingAway, 'unloaded');
      await this.writer.drained(room.roomLog);
      if (!room.isBroken) {
        await room.roomLog.compact();
      }
      room.doc.destroy();
    } catch (error) {
      log.error('board-unload-failed', error, { boardId: room.options.board.boardId });
    }
  }
}

function keyOf({ scope, boardId, epoch }: BoardRef): string {
  return `${scope.schoolId}/${boardId}/${epoch}`;
}
