import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync('app/globals.css', 'utf8');

function palette(selector: string): Map<string, string> {
  const block = css.split(`${selector} {`)[1]?.split('}')[0] ?? '';
  return new Map(
    [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', hex = '']) => [name, hex]),
  );
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const c = parseInt(hex.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

const grounds = ['paper', 'card', 'sand'];
const tones = ['lagoon', 'coral', 'plum', 'leaf', 'sky', 'berry'];
const textPairs = [
  ...grounds.flatMap((ground) =>
    ['ink', 'ink-2', 'lagoon-deep', 'sun-ink', ...tones].map((text) => [text, ground]),
  ),
  ...[...tones, 'sun'].map((tone) => ['ink', `${tone}-tint`]),
  ...tones.map((tone) => [tone, `${tone}-tint`]),
  ['sun-ink', 'sun-tint'],
  ['ink-2', 'sun-tint'],
  ['on-sun', 'sun'],
  ...['lagoon', 'coral', 'plum', 'berry', 'lagoon-deep'].map((fill) => ['on-fill', fill]),
];
const graphicPairs = [...grounds.map((ground) => ['line', ground]), ['lagoon', 'paper'], ['ink', 'sun']];

describe.each([':root', '.theme-dark'])('colours of %s', (selector) => {
  const colours = palette(selector);
  const ratio = ([a = '', b = '']: readonly string[]) => contrast(colours.get(a) ?? '', colours.get(b) ?? '');

  it('has every colour of the light palette', () => {
    expect([...colours.keys()].sort()).toEqual([...palette(':root').keys()].sort());
  });

  it.each(textPairs)('%s can be read on %s (4.5)', (...pair) => {
    expect(ratio(pair)).toBeGreaterThanOrEqual(4.5);
  });

  // Ink on the dark theme's sun is never used as an edge: fills carry it there.
  it.each(selector === ':root' ? graphicPairs : graphicPairs.slice(0, -1))(
    '%s is seen on %s (3)',
    (...pair) => {
      expect(ratio(pair)).toBeGreaterThanOrEqual(3);
    },
  );
});
