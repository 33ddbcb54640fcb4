/** The board's own ink. The editor reads these tables when it draws, so every screen of a lesson must run the same values. */
import {
  ARROW_LABEL_FONT_SIZES,
  DefaultColorThemePalette,
  FONT_SIZES,
  LABEL_FONT_SIZES,
  STROKE_SIZES,
} from 'tldraw';

/** The six pens of a child: a colour never stands alone, each has a shape. */
export const penColors = [
  { color: 'black', shape: 'circle', ink: '#22303c' },
  { color: 'blue', shape: 'triangle', ink: '#1f5fbf' },
  { color: 'red', shape: 'star', ink: '#b93c0a' },
  { color: 'violet', shape: 'square', ink: '#6d4aa8' },
  { color: 'green', shape: 'diamond', ink: '#2a732d' },
  { color: 'yellow', shape: 'hexagon', ink: '#ffc94a' },
] as const;
export type PenColor = (typeof penColors)[number]['color'];

export const penWidths = ['m', 'l', 'xl'] as const;
export type PenWidth = (typeof penWidths)[number];

export function applyBoardTheme(): void {
  for (const { color, ink } of penColors) {
    const theme = DefaultColorThemePalette.lightMode[color];
    theme.solid = ink;
    theme.fill = ink;
  }
  // The sheet is 1600 wide and usually shown at half its size.
  Object.assign(STROKE_SIZES, { s: 4, m: 7, l: 12, xl: 22 });
  Object.assign(FONT_SIZES, { s: 40, m: 60, l: 88, xl: 128 });
  Object.assign(LABEL_FONT_SIZES, { s: 28, m: 44, l: 60, xl: 80 });
  Object.assign(ARROW_LABEL_FONT_SIZES, { s: 28, m: 32, l: 40, xl: 48 });
}
