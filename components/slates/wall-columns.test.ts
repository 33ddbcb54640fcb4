import { describe, expect, it } from 'vitest';
import { wallColumns } from './wall-columns';

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
