import { describe, expect, it } from 'vitest';
import { tableTile, wallColumns } from './wall-columns';

describe('the wall of slates', () => {
  it('shows a few as large as they go and all of a small class at once', () => {
    expect(wallColumns(1, 1000, 640)).toBe(1);
    expect(wallColumns(4, 1000, 640)).toBe(2);
    expect(wallColumns(12, 1000, 480)).toBe(4);
  });

  it('never makes a sheet too small to read, however many there are or however narrow it is', () => {
    expect(wallColumns(60, 1000, 300)).toBe(7);
    expect(wallColumns(30, 120, 600)).toBe(1);
    expect(wallColumns(0, 0, 0)).toBe(1);
  });
});

describe('the wall of tables', () => {
  it('shows two as large as the stage is high, with who sits there above, and many without losing one', () => {
    expect(wallColumns(2, 980, 320, tableTile)).toBe(3);
    expect(wallColumns(2, 1500, 700, tableTile)).toBe(2);
    expect(wallColumns(10, 980, 320, tableTile)).toBe(4);
    expect(wallColumns(3, 340, 300, tableTile)).toBe(1);
  });
});
