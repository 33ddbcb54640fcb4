/** Local updates on their way out: 20 Hz while a gesture runs, at once otherwise, held back while the socket is behind. */
import { mergeUpdates } from 'yjs';

export const flushEveryMs = 50;
export const bufferedBytesMax = 64 * 1024;

export class Outbox {
  private readonly send: (update: Uint8Array) => void;
  private readonly bufferedBytes: () => number;
  private waiting: Uint8Array[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private sentAt = -Infinity;
  private isGesture = false;

  constructor(send: (update: Uint8Array) => void, bufferedBytes: () => number) {
    this.send = send;
    this.bufferedBytes = bufferedBytes;
  }

  get isEmpty(): boolean {
    return this.waiting.length === 0;
  }

  add(update: Uint8Array): void {
    this.waiting.push(update);
    this.schedule();
  }

  /** The end of a gesture goes out at once: the others see the finished stroke without delay. */
  setGesture(isGesture: boolean): void {
    this.isGesture = isGesture;
    if (!isGesture && !this.isEmpty) {
      this.flush();
    }
  }

  /** Forgets what waits: the next sync carries it, or it must not be carried. */
  clear(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.waiting = [];
  }

  private schedule(): void {
    if (this.timer !== undefined) {
      return;
    }
    const wait = this.isGesture ? Math.max(0, this.sentAt + flushEveryMs - Date.now()) : 0;
    this.timer = setTimeout(() => this.flush(), wait);
  }

  private flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const [first, ...more] = this.waiting;
    if (!first) {
      return;
    }
    if (this.bufferedBytes() > bufferedBytesMax) {
      this.timer = setTimeout(() => this.flush(), flushEveryMs);
      return;
    }
    this.waiting = [];
    this.sentAt = Date.now();
    this.send(more.length === 0 ? first : mergeUpdates([first, ...more]));
  }
}
