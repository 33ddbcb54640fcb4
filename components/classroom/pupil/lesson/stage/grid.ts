const tileMin = { width: 160, height: 132 } as const;
const gap = 8;
const tilesMax = 25;
/** The arrows and the space that keeps them above the wrist. */
const arrowsHeight = 84;

export type GridPlan = { readonly columns: number; readonly rows: number; readonly pages: number };

const fit = (room: number, tile: number) => Math.max(1, Math.floor((room + gap) / (tile + gap)));

/** As many tiles as are still large enough for a face; the rest is on further pages. */
export function planGrid(count: number, width: number, height: number): GridPlan {
  const columns = Math.min(fit(width, tileMin.width), 7);
  const whole = shape(count, columns, fit(height, tileMin.height));
  return whole.pages === 1 ? whole : shape(count, columns, fit(height - arrowsHeight, tileMin.height));
}

function shape(count: number, columnsMax: number, rowsMax: number): GridPlan {
  const perPage = Math.min(tilesMax, columnsMax * rowsMax);
  const pages = Math.max(1, Math.ceil(count / perPage));
  const onPage = Math.min(count, perPage);
  const rows = Math.max(1, Math.min(rowsMax, Math.ceil(onPage / columnsMax)));
  return { columns: Math.max(1, Math.ceil(onPage / rows)), rows, pages };
}
