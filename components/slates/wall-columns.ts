import { sheet } from '@/lib/boards/schema';

type Tile = {
  /** Smaller than this nobody reads what a child wrote: then the wall scrolls. */
  readonly min: number;
  /** What stands above the sheet, with what surrounds both. */
  readonly head: number;
  readonly gap: number;
};
export const slateTile: Tile = { min: 132, head: 0, gap: 8 };
export const tableTile: Tile = { min: 216, head: 120, gap: 10 };

/** The fewest columns with which all sheets are on the screen at once, so that each is as large as can be. */
export function wallColumns(
  count: number,
  width: number,
  height: number,
  { min, head, gap }: Tile = slateTile,
): number {
  const most = Math.max(1, Math.floor((width + gap) / (min + gap)));
  for (let columns = 1; columns < most; columns += 1) {
    const rows = Math.ceil(count / columns);
    const tile = (width - gap * (columns - 1)) / columns;
    if (rows * (head + (tile * sheet.h) / sheet.w + gap) - gap <= height) return columns;
  }
  return most;
}
