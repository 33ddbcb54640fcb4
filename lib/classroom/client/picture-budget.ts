/** Decoding pictures is what old devices die of: only so many of others play on a screen at once, the rest is their animal. */

export type WantedPicture = {
  readonly key: string;
  /** Its place on the screen. */
  readonly at: number;
  /** Who speaks or teaches comes before all others. */
  readonly first: boolean;
};

export type Device = { readonly cores: number; readonly memory: number | null };

const most = { pupil: { weak: 4, usual: 6 }, staff: { weak: 8, usual: 16 } } as const;

const isWeak = ({ cores, memory }: Device): boolean => cores <= 4 || (memory !== null && memory <= 3);

export const picturesMax = (audience: keyof typeof most, device: Device): number =>
  most[audience][isWeak(device) ? 'weak' : 'usual'];

/** What a browser tells of itself; one that tells nothing is taken for a strong one. */
export function thisDevice(): Device {
  const { hardwareConcurrency: cores = 8 } = navigator;
  const memory = 'deviceMemory' in navigator ? navigator.deviceMemory : null;
  return { cores, memory: typeof memory === 'number' ? memory : null };
}

/** Which of the pictures on the screen play. Who plays already goes on, so that no face jumps away, but for somebody who speaks. */
export function choosePictures(
  wanted: readonly WantedPicture[],
  before: ReadonlySet<string>,
  max: number,
): ReadonlySet<string> {
  const rank = ({ key, first }: WantedPicture) => (first ? 0 : before.has(key) ? 1 : 2);
  const inOrder = wanted.toSorted((a, b) => rank(a) - rank(b) || a.at - b.at);
  return new Set(inOrder.slice(0, Math.max(0, max)).map(({ key }) => key));
}

/** The pictures that one grid shows at the moment. */
export class PictureBudget {
  readonly #max: number;
  readonly #wanted = new Map<object, WantedPicture>();
  readonly #listeners = new Set<() => void>();
  #playing: ReadonlySet<string> = new Set();
  #isQueued = false;

  constructor(max: number) {
    this.#max = max;
  }

  subscribe = (onChange: () => void): (() => void) => {
    this.#listeners.add(onChange);
    return () => this.#listeners.delete(onChange);
  };

  plays = (key: string): boolean => this.#playing.has(key);

  /** As long as it is on the visible part of the screen; the returned function takes it away. */
  want(picture: WantedPicture): () => void {
    const entry = {};
    this.#wanted.set(entry, picture);
    this.#chooseSoon();
    return () => {
      this.#wanted.delete(entry);
      this.#chooseSoon();
    };
  }

  /** Somebody who leaves and comes in one moment, because now she speaks, does not lose her place. */
  #chooseSoon(): void {
    if (this.#isQueued) return;
    this.#isQueued = true;
    queueMicrotask(() => {
      this.#isQueued = false;
      this.#choose();
    });
  }

  #choose(): void {
    const before = this.#playing;
    this.#playing = choosePictures([...this.#wanted.values()], before, this.#max);
    const isSame = before.size === this.#playing.size && [...before].every((key) => this.#playing.has(key));
    if (!isSame) for (const listener of this.#listeners) listener();
  }
}
