/** Two devices in one room can howl: one tone, loud, at one height, that does not stop. Speech, songs and single beeps move. */

export type Tone = {
  /** 0..1, of this moment. */
  readonly loudness: number;
  /** Where in the spectrum the loudest tone is. */
  readonly bin: number;
  /** How far it stands out of everything else, in dB. */
  readonly above: number;
};

export const toneEveryMs = 250;
const howlsAfterMs = 2_500;
/** One hint is enough for a while. */
const quietForMs = 60_000;

const loud = 0.05;
const outstanding = 30;
const sameHeight = 2;
const floor = -120;
/** Of a spectrum of 1024: about 300 Hz to 6 kHz, where loudspeakers and microphones of tablets howl. */
const lowest = 13;
const highest = 256;

/** @param spectrum loudness in dB per bin; @param samples -1..1 of the same moment */
export function toneOf(spectrum: Float32Array, samples: Float32Array): Tone {
  let bin = lowest;
  let best = floor;
  let sum = 0;
  let count = 0;
  for (let at = lowest; at < Math.min(highest, spectrum.length); at += 1) {
    const value = Math.max(floor, spectrum[at] ?? floor);
    sum += value;
    count += 1;
    if (value > best) {
      best = value;
      bin = at;
    }
  }
  const power = samples.reduce((total, sample) => total + sample * sample, 0);
  const mean = count > 0 ? sum / count : floor;
  return {
    loudness: samples.length > 0 ? Math.sqrt(power / samples.length) : 0,
    bin,
    above: best - mean,
  };
}

export class HowlWatch {
  #bin: number | null = null;
  #heldMs = 0;
  #restMs = 0;

  /** One tone every `toneEveryMs`. @returns true once when it howls */
  hear({ loudness, bin, above }: Tone): boolean {
    this.#restMs = Math.max(0, this.#restMs - toneEveryMs);
    const isTone = loudness >= loud && above >= outstanding;
    const isSame = isTone && this.#bin !== null && Math.abs(bin - this.#bin) <= sameHeight;
    if (!isSame) {
      this.#bin = isTone ? bin : null;
      this.#heldMs = 0;
      return false;
    }
    this.#heldMs += toneEveryMs;
    if (this.#heldMs < howlsAfterMs || this.#restMs > 0) return false;
    this.#restMs = quietForMs;
    return true;
  }
}
