import 'server-only';
import { log } from '@/lib/server/log';
import type { BoardLog, LogRow } from './log';
import type { LogQueue, QueueEntry } from './log-queue';

/** A room as the writer sees it. */
export type LogClient<Author = unknown> = {
  readonly queue: LogQueue<Author>;
  onSaved(entries: readonly QueueEntry<Author>[], row: LogRow | null): void;
  /** The log cannot be reached since then; called again at every failed try. */
  onTrouble(since: Date): void;
  /** The row can never be written (L9). */
  onRefused(): void;
};

/** After a pause the first update is saved soon; while a lesson writes without one, two inserts a second do: each has its price. */
const intervalMs = { first: 50, next: 500 } as const;
const backoffMs = { first: 250, last: 5000 } as const;
/** An insert that takes longer is an outage to those who wait, though it may still succeed. */
const patienceMs = 2000;
const rowsPerInsert = 200;
const bytesPerInsert = 8 * 1024 * 1024;

type Taken = { readonly client: LogClient; readonly row: LogRow | null };

/** Writes what all rooms have queued, together (L2-L4). */
export class LogWriter {
  private readonly log: BoardLog;
  private readonly waiting = new Set<LogClient>();
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> | null = null;
  private lastStart = 0;
  private failures = 0;
  private troubleSince: Date | null = null;
  private idleWaiters: (() => void)[] = [];

  constructor(boardLog: BoardLog) {
    this.log = boardLog;
  }

  /** The client has queued something. */
  wake(client: LogClient): void {
    this.waiting.add(client);
    this.schedule(this.pauseMs());
  }

  forget(client: LogClient): void {
    this.waiting.delete(client);
  }

  /** Resolves when nothing waits any more, or when the log fails or the time is over; true if all was saved. */
  async flushAll(timeoutMs = 4000): Promise<boolean> {
    const deadline = Date.now() + timeoutMs;
    while (this.waiting.size > 0 && this.failures === 0 && Date.now() < deadline) {
      this.cancelTimer();
      await Promise.race([this.running ?? this.run(), passed(deadline - Date.now())]);
    }
    return this.waiting.size === 0;
  }

  /** Resolves when this client has nothing queued; waits out an outage. */
  async drained(client: LogClient): Promise<void> {
    while (this.waiting.has(client) && client.queue.pending > 0) {
      await new Promise<void>((resolve) => this.idleWaiters.push(resolve));
    }
  }

  private pauseMs(): number {
    return Math.max(intervalMs.first, this.lastStart + intervalMs.next - Date.now());
  }

  private schedule(delay: number): void {
    if (this.timer || this.running) {
      return;
    }
    this.timer = setTimeout(() => {
      this.timer = null;
      void this.run();
    }, delay);
  }

  private cancelTimer(): void {
    if (this.timer) {
      clearTimeout(this.timer);
      this.timer = null;
    }
  }

  private run(): Promise<void> {
    this.lastStart = Date.now();
    this.running = this.writeOnce().finally(() => {
      this.running = null;
      const waiters = this.idleWaiters;
      this.idleWaiters = [];
      waiters.forEach((resolve) => resolve());
      if (this.waiting.size > 0) {
        const pause = Math.min(backoffMs.last, backoffMs.first * 2 ** (this.failures - 1));
        this.schedule(this.failures > 0 ? pause : this.pauseMs());
      }
    });
    return this.running;
  }

  private async writeOnce(): Promise<void> {
    const taken = this.collect();
    const rows = taken.flatMap(({ row }) => (row ? [row] : []));
    const watch = setTimeout(() => this.noteTrouble(), patienceMs);
    try {
      const refused = new Set(rows.length > 0 ? await this.log.append(rows) : []);
      if (this.troubleSince) {
        log.info('board-log-back', { failures: this.failures });
      }
      this.failures = 0;
      this.troubleSince = null;
      taken.forEach((one) => this.settle(one, refused));
    } catch (error) {
      this.failures = Math.min(this.failures + 1, 20);
      if (this.failures === 1) {
        log.error('board-log-unreachable', error);
      }
      this.noteTrouble();
    } finally {
      clearTimeout(watch);
    }
  }

  private noteTrouble(): void {
    this.troubleSince ??= new Date();
    const since = this.troubleSince;
    this.waiting.forEach((client) => client.onTrouble(since));
  }

  private collect(): Taken[] {
    const taken: Taken[] = [];
    let bytes = 0;
    for (const client of this.waiting) {
      if (taken.length >= rowsPerInsert || bytes > bytesPerInsert) {
        break;
      }
      const row = client.queue.take();
      bytes += row?.records.byteLength ?? 0;
      taken.push({ client, row });
    }
    return taken;
  }

  private settle({ client, row }: Taken, refused: ReadonlySet<LogRow>): void {
    // Behind the others next time, so that a busy room cannot hold up the rest.
    this.waiting.delete(client);
    if (row && refused.has(row)) {
      client.onRefused();
      return;
    }
    client.onSaved(client.queue.settle(), row);
    if (client.queue.pending > 0) {
      this.waiting.add(client);
    }
  }
}

function passed(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)).unref());
}
