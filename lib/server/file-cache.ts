import 'server-only';

const cacheBytesMax = 32 * 1024 * 1024;
const entriesMax = 500;

/** Thirty children turn the page in one moment: one of them asks the database. What is kept has a bound; the oldest goes first. */
export class FileCache {
  readonly #kept = new Map<string, Uint8Array>();
  readonly #asked = new Map<string, Promise<Uint8Array | null>>();
  readonly #bytesMax: number;
  #bytes = 0;

  constructor(bytesMax = cacheBytesMax) {
    this.#bytesMax = bytesMax;
  }

  get bytes(): number {
    return this.#bytes;
  }

  read(key: string, load: () => Promise<Uint8Array | null>): Promise<Uint8Array | null> {
    const kept = this.#kept.get(key);
    if (kept) return Promise.resolve(kept);
    const asked = this.#asked.get(key) ?? this.#ask(key, load);
    this.#asked.set(key, asked);
    return asked;
  }

  async #ask(key: string, load: () => Promise<Uint8Array | null>): Promise<Uint8Array | null> {
    try {
      const bytes = await load();
      if (bytes) this.#keep(key, bytes);
      return bytes;
    } finally {
      this.#asked.delete(key);
    }
  }

  #keep(key: string, bytes: Uint8Array): void {
    this.#kept.set(key, bytes);
    this.#bytes += bytes.byteLength;
    for (const [oldest, old] of this.#kept) {
      if (this.#bytes <= this.#bytesMax && this.#kept.size <= entriesMax) break;
      this.#kept.delete(oldest);
      this.#bytes -= old.byteLength;
    }
  }
}
