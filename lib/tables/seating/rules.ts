/** Who sits with whom. Pure; the same children, size and chance give the same tables. */
import { tablesMax } from '../schema';

export type Place = { readonly number: number; readonly table: number };
export const sizes = { pairs: 2, threes: 3, fours: 4 } as const;

/** As near to the wished size as it gets, without a table of one while two children are there. */
export function countTables(children: number, size: number): number {
  const wished = Math.round(children / size);
  return Math.min(Math.max(1, Math.min(wished, Math.floor(children / 2))), tablesMax);
}

/** Shuffles, then deals like cards: sizes differ by one at most. */
export function deal(children: readonly number[], size: number, random: () => number): readonly Place[] {
  const count = countTables(children.length, size);
  return shuffle(children, random).map((number, at) => ({ number, table: (at % count) + 1 }));
}

/** As they sat before, as far as they are here; the others come to the smallest, and nobody stays alone who need not. */
export function sitAgain(before: readonly Place[], children: readonly number[]): readonly Place[] {
  const kept = before.filter(({ number }) => children.includes(number));
  const count = Math.max(1, ...before.map(({ table }) => table));
  const known = new Set(kept.map(({ number }) => number));
  const joined = land(
    kept,
    children.filter((number) => !known.has(number)),
    count,
  );
  const sizeAt = sizesOf(joined, count);
  const alone = joined.filter(({ table }) => sizeAt.get(table) === 1).map(({ number }) => number);
  const others = joined.filter(({ number }) => !alone.includes(number));
  const [first] = alone;
  if (first === undefined) return joined;
  if (others.length > 0) return moveToOthers(others, alone);
  const table = joined.find(({ number }) => number === first)?.table ?? 1;
  return alone.map((number) => ({ number, table }));
}

/** Each of the newcomers goes to what is the smallest table then; of equal ones to the first. */
export function land(
  places: readonly Place[],
  newcomers: readonly number[],
  count: number,
): readonly Place[] {
  return newcomers.reduce<readonly Place[]>((all, number) => {
    const smallest = [...sizesOf(all, count)].sort(bySize)[0]?.[0] ?? 1;
    return [...all, { number, table: smallest }];
  }, places);
}

/** To tables where somebody sits. */
function moveToOthers(others: readonly Place[], alone: readonly number[]): readonly Place[] {
  return alone.reduce<readonly Place[]>((all, number) => {
    const taken = [...sizesOf(all, 0)].sort(bySize);
    return [...all, { number, table: taken[0]?.[0] ?? 1 }];
  }, others);
}

const bySize = (one: readonly [number, number], other: readonly [number, number]): number =>
  one[1] - other[1] || one[0] - other[0];

/** Children at each table from 1 to `count`, and at any other that is taken. */
function sizesOf(places: readonly Place[], count: number): ReadonlyMap<number, number> {
  const sizeAt = new Map<number, number>(Array.from({ length: count }, (_, at) => [at + 1, 0]));
  for (const { table } of places) sizeAt.set(table, (sizeAt.get(table) ?? 0) + 1);
  return sizeAt;
}

function shuffle(children: readonly number[], random: () => number): readonly number[] {
  const left = [...children];
  return children.flatMap(() => left.splice(Math.floor(random() * left.length), 1));
}
