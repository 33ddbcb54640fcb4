import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countTables, deal, land, sitAgain, sizes, type Place } from './rules';

function sizesOf(seated: readonly Place[]): number[] {
  const counts = new Map<number, number>();
  for (const { table } of seated) counts.set(table, (counts.get(table) ?? 0) + 1);
  return [...counts.values()];
}
const children = fc.uniqueArray(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 48 });
const chance = fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), {
  minLength: 1,
  maxLength: 60,
});
const dice = (throws: readonly number[]) => {
  let at = 0;
  return () => throws[(at += 1) % throws.length] ?? 0;
};

describe('[TABLE-1] any class, any chance, any size', () => {
  it.each(Object.entries(sizes))('%s: everybody sits once, sizes differ by one, nobody alone', (_, size) => {
    fc.assert(
      fc.property(children, chance, (here, throws) => {
        const seated = deal(here, size, dice(throws));
        expect(seated.map(({ number }) => number).sort()).toEqual([...here].sort());
        const counts = sizesOf(seated);
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
        if (here.length > 1) expect(Math.min(...counts)).toBeGreaterThan(1);
      }),
      { seed: 1 },
    );
  });

  it.each([
    [30, 2, 15],
    [31, 2, 15],
    [3, 2, 1],
    [5, 3, 2],
    [7, 4, 2],
    [1, 4, 1],
    [48, 2, 24],
  ])('%s children in tables of %s make %s tables', (count, size, tables) => {
    expect(countTables(count, size)).toBe(tables);
  });

  it('another chance seats other children together', () => {
    const here = Array.from({ length: 12 }, (_, at) => at + 1);
    expect(deal(here, 3, () => 0)).not.toEqual(deal(here, 3, () => 0.99));
  });
});

describe('[TABLE-2] as they sat before', () => {
  it('everybody who is here sits once, and alone only when nobody else is here', () => {
    fc.assert(
      fc.property(children, children, chance, (then, here, throws) => {
        const again = sitAgain(deal(then, 3, dice(throws)), here);
        expect(again.map(({ number }) => number).sort()).toEqual([...here].sort());
        if (here.length > 1) expect(Math.min(...sizesOf(again))).toBeGreaterThan(1);
      }),
      { seed: 2 },
    );
  });

  it('the same children sit as they sat', () => {
    const before = deal([1, 2, 3, 4, 5, 6, 7], 3, () => 0.5);
    expect(sitAgain(before, [7, 6, 5, 4, 3, 2, 1])).toEqual(before);
  });
});

it('[TABLE-3] who comes late lands at the smallest table, the first of equal ones', () => {
  const seated = [
    { number: 1, table: 1 },
    { number: 2, table: 1 },
    { number: 3, table: 2 },
  ];
  expect(land(seated, [4, 5], 2).slice(3)).toEqual([
    { number: 4, table: 2 },
    { number: 5, table: 1 },
  ]);
});
