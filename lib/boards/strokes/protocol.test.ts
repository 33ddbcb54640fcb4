import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromStream, packStroke, toStream, unpackStroke } from './protocol';

const hundredth = (max: number) => fc.integer({ min: -max, max }).map((value) => value / 100);
const stroke = (isPen: boolean) =>
  fc.array(
    fc.record({
      type: fc.constantFrom('free' as const, 'straight' as const),
      points: fc.array(
        fc.record({
          x: fc.oneof(hundredth(5000), hundredth(1e8)),
          y: fc.oneof(hundredth(5000), hundredth(1e8)),
          z: isPen ? fc.integer({ min: 0, max: 125 }).map((value) => value / 100) : fc.constant(0.5),
        }),
        { minLength: 1, maxLength: 40 },
      ),
    }),
    { minLength: 1, maxLength: 5 },
  );

describe('a stroke', () => {
  test.each([false, true])(
    '[LAY-4] [LAY-5] survives streaming and packing without loss (pen: %s)',
    (isPen) => {
      fc.assert(
        fc.property(stroke(isPen), (segments) => {
          expect(normal(fromStream(toStream(segments, isPen), isPen))).toEqual(normal(segments));
          expect(normal(unpackStroke(packStroke(segments, isPen), isPen))).toEqual(normal(segments));
        }),
        { seed: 11, numRuns: 300 },
      );
    },
  );

  test('[LAY-4] points appended to a stroke only append to its stream', () => {
    const point = (x: number) => ({ x, y: x / 2, z: 0.5 });
    const shorter = toStream([{ type: 'free', points: [point(0), point(1)] }], false);
    const longer = toStream([{ type: 'free', points: [point(0), point(1), point(4)] }], false);
    expect(longer.slice(0, shorter.length)).toEqual(shorter);
  });

  test('[LAY-5] a finished stroke costs four bytes per point', () => {
    const points = Array.from({ length: 110 }, (_, at) => ({ x: at * 3.21, y: at * 1.07, z: 0.5 }));
    expect(packStroke([{ type: 'free', points }], false).byteLength).toBe(110 * 4 + 4);
  });

  test('[SAN-1] bytes or numbers that are no stroke are refused without throwing', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 64 }),
        fc.array(fc.anything(), { maxLength: 8 }),
        (bytes, items) => {
          unpackStroke(bytes, true);
          fromStream(items, false);
        },
      ),
      { seed: 5, numRuns: 1000 },
    );
    expect(unpackStroke(new Uint8Array(3), false)).toBeUndefined();
    expect(unpackStroke(new Uint8Array(40_000), false)).toBeUndefined();
    expect(fromStream([1, 2], false)).toBeUndefined();
    expect(fromStream([false, 1], false)).toBeUndefined();
    expect(fromStream([false, 1.5, 2], false)).toBeUndefined();
  });
});

/** -0 is not worth a byte. */
function normal(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
