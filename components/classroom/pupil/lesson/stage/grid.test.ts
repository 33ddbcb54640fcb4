import { describe, expect, it } from 'vitest';
import { planGrid } from './grid';

const shown = (plan: ReturnType<typeof planGrid>) => plan.columns * plan.rows;

describe('everybody at once', () => {
  it('a class of twenty-two fits one page of a laptop', () => {
    expect(planGrid(23, 1250, 560)).toMatchObject({ pages: 1 });
  });
  it('no tile is ever too small for a face, and nobody is left out', () => {
    for (const [width, height] of [
      [1194, 480],
      [852, 560],
      [720, 680],
      [820, 370],
      [328, 320],
    ] as const) {
      for (const count of [1, 2, 5, 12, 23, 31]) {
        const plan = planGrid(count, width, height);
        expect((width - 8 * (plan.columns - 1)) / plan.columns).toBeGreaterThanOrEqual(160);
        expect(shown(plan) * plan.pages).toBeGreaterThanOrEqual(count);
        expect(shown(plan)).toBeLessThanOrEqual(28);
      }
    }
  });
  it('a small class has large pictures', () => {
    expect(planGrid(4, 1250, 560)).toEqual({ columns: 4, rows: 1, pages: 1 });
  });
});
