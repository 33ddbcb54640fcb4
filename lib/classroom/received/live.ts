import 'server-only';
import type { LessonFacts } from '../schema';

const tellAfterMs = 40;

/** "22 haben es": after a counted intent every child's client is asked, and answers when it has everything up to there. */
export class Received {
  readonly #onTold: () => void;
  #revision = 0;
  #type = '';
  #asked = new Set<number>();
  #have = new Set<number>();
  #timer: ReturnType<typeof setTimeout> | null = null;

  /** @param onTold the count changed; called at most every 40 ms */
  constructor(onTold: () => void) {
    this.#onTold = onTold;
  }

  /** @returns the revision to ask these seats about */
  ask(type: string, seats: readonly number[]): number {
    this.#type = type;
    this.#asked = new Set(seats);
    this.#have = new Set();
    this.#tell();
    return ++this.#revision;
  }

  /** Only the newest question counts, and each seat once. */
  heard(number: number, revision: number): void {
    if (revision !== this.#revision || !this.#asked.has(number) || this.#have.has(number)) return;
    this.#have.add(number);
    this.#tell();
  }

  get fact(): LessonFacts['received'] {
    if (this.#revision === 0) return null;
    const missing = [...this.#asked].filter((number) => !this.#have.has(number));
    return { type: this.#type, of: this.#asked.size, have: this.#have.size, missing };
  }

  close(): void {
    if (this.#timer) clearTimeout(this.#timer);
  }

  #tell(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.#onTold();
    }, tellAfterMs);
  }
}
