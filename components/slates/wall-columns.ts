import { sheet } from '@/lib/boards/schema';

export const wallGap = 8;
/** Smaller than this nobody reads what a child wrote: then the wall scrolls. */
const tileMin = 132;

/** The fewest columns with which all sheets are on the screen at once, so that each is as large as can be. */
export function wallColumns(count: number, width: number, height: number): number {
  const most = Math.max(1, Math.floor((width + wallGap) / (tileMin + wallGap)));
  for (let columns = 1; columns < most; columns += 1) {
    const rows = Math.ceil(count / columns);
    const tile = (width - wallGap * (columns - 1)) / columns;
    if (rows * ((tile * sheet.h) / sheet.w + wallGap) - wallGap <= height) return columns;
  }
  return most;
}
