import { expect, it } from 'vitest';
import { aroundNow, isTooWide } from './phases';

const phases = (count: number, at: number, word = 'Tafel') => ({
  list: Array.from({ length: count }, (_, index) => ({
    icon: 'board' as const,
    word: index === at ? word : String(index),
  })),
  at,
});
const words = (count: number, at: number, word?: string) =>
  aroundNow(phases(count, at, word)).list.map((one) => one.word);

it('[STRIP-6] of a long strip a child sees what was, what is and what comes; the present step is always among them', () => {
  expect(words(8, 0)).toEqual(['Tafel', '1', '2', '3', '4']);
  expect(words(8, 4)).toEqual(['3', 'Tafel', '5', '6', '7']);
  expect(words(8, 7)).toEqual(['3', '4', '5', '6', 'Tafel']);
  expect(words(8, 4, 'Gruppenarbeit')).toEqual(['3', 'Gruppenarbeit', '5', '6']);
  for (let count = 1; count <= 8; count += 1) {
    for (let at = 0; at < count; at += 1) {
      const shown = aroundNow(phases(count, at));
      expect(shown.list[shown.at]?.word).toBe('Tafel');
      expect(shown.list).toHaveLength(Math.min(5, count));
    }
  }
});

it('held upright, a long word stands alone', () => {
  expect(isTooWide(phases(5, 1))).toBe(false);
  expect(isTooWide(phases(4, 1, 'Gruppenarbeit'))).toBe(true);
});
