import { describe, expect, test } from 'vitest';
import { sheet } from '@/lib/boards/schema';
import { fitSheet } from './board-frame';

describe('the sheet on a screen', () => {
  test.each([
    [898, 512],
    [556, 582],
    [728, 384],
    [1002, 388],
    [300, 900],
    [1, 1],
  ])('of %d x %d is shown whole, in the middle, and as large as fits', (width, height) => {
    const { x, y, z } = fitSheet(width, height);
    const [w, h] = [sheet.w * z, sheet.h * z];
    expect(x * z).toBeCloseTo((width - w) / 2);
    expect(y * z).toBeCloseTo((height - h) / 2);
    if (width > 100) {
      expect(w).toBeLessThanOrEqual(width + 0.001);
      expect(h).toBeLessThanOrEqual(height + 0.001);
      expect(Math.min(width - w, height - h)).toBeCloseTo(0);
    }
  });
});
