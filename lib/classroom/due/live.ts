import 'server-only';
import type { Clock } from '@/lib/shared/clock';

/** Longer waits are cut: an alarm that finds nothing due sets itself again. */
const waitMaxMs = 60 * 60_000;
const retryMs = 1_000;

type Parts = {
  readonly clock: Clock;
  readonly next: () => Date | null;
  /** Carries out what is due. @returns false: it could not be stored, so it did not happen yet */
  readonly ring: () => Promise<boolean>;
};

/** Wakes a lesson at the next moment at which time alone changes something; also after a restart of the process. */
export class DueAlarm {
  readonly #parts: Parts;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** To be called after every change. */
  set(): void {
    this.close();
    const due = this.#parts.next();
    if (!due) return;
    const wait = due.getTime() - this.#parts.clock().getTime();
    this.#wait(() => void this.#ring(), Math.min(Math.max(wait, 0), waitMaxMs));
  }

  close(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }

  async #ring(): Promise<void> {
    if (await this.#parts.ring()) this.set();
    else this.#wait(() => this.set(), retryMs);
  }

  #wait(then: () => void, ms: number): void {
    this.#timer = setTimeout(then, ms);
    this.#timer.unref();
  }
}
