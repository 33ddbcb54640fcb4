export type GridStyle = { readonly '--columns-low': number; readonly '--columns-high': number };

/** Columns for a stage of four rows and for a higher one, so that nobody of thirty is below the edge. */
export function gridColumns(count: number): GridStyle {
  const high = Math.max(1, Math.min(8, Math.ceil(Math.sqrt(count * 1.35))));
  return { '--columns-low': Math.min(9, Math.max(high, Math.ceil(count / 4))), '--columns-high': high };
}
