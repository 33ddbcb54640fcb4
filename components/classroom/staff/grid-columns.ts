/** Columns that keep tiles near 16:10 on a stage that is twice as wide as high. */
export function gridColumns(count: number): number {
  return Math.max(1, Math.min(8, Math.ceil(Math.sqrt(count * 1.35))));
}
