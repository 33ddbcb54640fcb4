import { describe, expect, it } from 'vitest';
import { HowlWatch, toneOf, type Tone } from './howl';

const howl: Tone = { loudness: 0.3, bin: 100, above: 50 };
const silence: Tone = { loudness: 0, bin: 13, above: 0 };
const hints = (tones: readonly Tone[]) => {
  const watch = new HowlWatch();
  return tones.filter((tone) => watch.hear(tone)).length;
};
const times = (count: number, tone: (at: number) => Tone) =>
  Array.from({ length: count }, (_, at) => tone(at));

describe('two devices in one room', () => {
  it('that howl for two and a half seconds are told once, not again and again', () => {
    expect(hints(times(10, () => howl))).toBe(0);
    expect(hints(times(11, () => howl))).toBe(1);
    expect(hints(times(120, () => howl))).toBe(1);
    expect(hints([...times(11, () => howl), ...times(240, () => silence), ...times(11, () => howl)])).toBe(2);
  });

  it('a child that speaks, sings a tune or plays single tones is left alone', () => {
    expect(hints(times(400, (at) => ({ ...howl, bin: 60 + ((at * 7) % 40) })))).toBe(0);
    expect(hints(times(400, (at) => (at % 4 === 3 ? silence : howl)))).toBe(0);
    expect(hints(times(400, () => ({ ...howl, above: 20 })))).toBe(0);
    expect(hints(times(400, () => ({ ...howl, loudness: 0.01 })))).toBe(0);
  });
});

describe('what a moment sounds like', () => {
  const sine = Float32Array.from({ length: 2048 }, (_, at) => Math.sin(at / 3) / 2);

  it('one tone stands out of everything else', () => {
    const spectrum = new Float32Array(1024).fill(-90);
    spectrum[120] = -20;
    expect(toneOf(spectrum, sine)).toMatchObject({ bin: 120 });
    expect(toneOf(spectrum, sine).above).toBeGreaterThan(60);
    expect(toneOf(spectrum, sine).loudness).toBeCloseTo(0.354, 2);
  });

  it('silence is no tone, also where a browser calls it minus infinity', () => {
    const nothing = new Float32Array(1024).fill(-Infinity);
    expect(toneOf(nothing, new Float32Array(2048))).toEqual({ loudness: 0, bin: 13, above: 0 });
  });
});
