/** The board's own ink. The editor reads these tables when it draws, so every screen of a lesson must run the same values. */
import {
  ARROW_LABEL_FONT_SIZES,
  DefaultColorThemePalette,
  FONT_SIZES,
  LABEL_FONT_SIZES,
  STROKE_SIZES,
} from 'tldraw';
import { fontSizes, inks, labelSizes, strokeSizes } from '@/lib/boards/client/ink';

/** The six pens of a child: a colour never stands alone, each has a shape. */
export const penColors = [
  { color: 'black', shape: 'circle', ink: inks.black },
  { color: 'blue', shape: 'triangle', ink: inks.blue },
  { color: 'red', shape: 'star', ink: inks.red },
  { color: 'violet', shape: 'square', ink: inks.violet },
  { color: 'green', shape: 'diamond', ink: inks.green },
  { color: 'yellow', shape: 'hexagon', ink: inks.yellow },
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
  Object.assign(STROKE_SIZES, strokeSizes);
  Object.assign(FONT_SIZES, fontSizes);
  Object.assign(LABEL_FONT_SIZES, labelSizes);
  Object.assign(ARROW_LABEL_FONT_SIZES, { s: 28, m: 32, l: 40, xl: 48 });
}
