/**
 * Notices that a connection is dead though it looks open: a net that swallows everything closes no socket, and a browser that
 * is taken off the net keeps its sockets, too.
 */
type Options = {
  /** Sends something that is answered at once. */
  readonly ask: () => void;
  readonly onSilence: () => void;
  /** The browser says that there is a net again. */
  readonly onNet: () => void;
};

/** Silence is found out after one to two of these. */
export const askEveryMs = 4_000;

export class NetWatch {
  readonly #options: Options;
  #timer: ReturnType<typeof setInterval> | null = null;
  #heard = true;
  #asked = false;

  constructor(options: Options) {
    this.#options = options;
  }

  start(): void {
    this.stop();
    this.#timer = setInterval(this.#tick, askEveryMs);
    window.addEventListener('offline', this.#silence);
    window.addEventListener('online', this.#options.onNet);
  }

  stop(): void {
    if (this.#timer) clearInterval(this.#timer);
    this.#timer = null;
    window.removeEventListener('offline', this.#silence);
    window.removeEventListener('online', this.#options.onNet);
  }

  heard(): void {
    this.#heard = true;
  }

  readonly #tick = (): void => {
    if (this.#asked && !this.#heard) return this.#silence();
    this.#asked = true;
    this.#heard = false;
    this.#options.ask();
  };

  readonly #silence = (): void => {
    this.#asked = false;
    this.#heard = true;
    this.#options.onSilence();
  };
}
