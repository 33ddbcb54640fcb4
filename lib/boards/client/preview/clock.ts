/**
 * When small pictures of boards are drawn: all of a page in one turn, a few times a second, only what is dirty and can be seen,
 * and never longer in one go than a frame can bear.
 */
export type Drawn = {
  /** Something changed, and somebody can see it. */
  readonly isDue: () => boolean;
  readonly draw: () => void;
};

type Time = {
  readonly now: () => number;
  readonly later: (ms: number, run: () => void) => () => void;
};

export const drawEveryMs = 250;
const budgetMs = 8;
/** What did not fit goes into one of the next frames. */
const nextFrameMs = 16;

export class PreviewClock {
  readonly #time: Time;
  readonly #all = new Set<Drawn>();
  #round: Drawn[] = [];
  #begunAt = -Infinity;
  #stop: (() => void) | null = null;

  constructor(time: Time) {
    this.#time = time;
  }

  add(one: Drawn): () => void {
    this.#all.add(one);
    this.wake();
    return () => {
      this.#all.delete(one);
    };
  }

  /** Something has changed. */
  wake(): void {
    if (this.#stop) return;
    const wait = Math.max(0, this.#begunAt + drawEveryMs - this.#time.now());
    this.#stop = this.#time.later(wait, () => {
      this.#begunAt = this.#time.now();
      this.#round = [...this.#all];
      this.#run();
    });
  }

  #run(): void {
    this.#stop = null;
    const end = this.#time.now() + budgetMs;
    while (this.#round.length > 0 && this.#time.now() < end) {
      const one = this.#round.shift();
      if (one && this.#all.has(one) && one.isDue()) one.draw();
    }
    if (this.#round.length > 0) this.#stop = this.#time.later(nextFrameMs, () => this.#run());
    else if ([...this.#all].some((one) => one.isDue())) this.wake();
  }
}

export const pageClock = new PreviewClock({
  now: () => performance.now(),
  later: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
});
