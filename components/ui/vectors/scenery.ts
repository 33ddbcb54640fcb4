import type { Animal, Badge, SignFace } from '@/lib/shared/signs';
import { circle, ellipse, ink, outline, path, place, rect } from './draw';
import { drawFigure, type Figure } from './figures';

export const wood = '#C99A6B';
export const woodDark = '#A9744B';
export const grass = '#A8CF97';
export const grassDark = '#8CBD7B';

export type SceneSize = { readonly width: number; readonly height: number };
export type SceneFace = { readonly animal?: Animal | undefined; readonly badge?: Badge | undefined };

/** Backgrounds run far past the picture, so that a frame of any shape is filled and nothing is cut off. */
const far = 3000;
export const backdrop = (fill: string, from = -far) => rect(-far, from, 2 * far + 1000, 2 * far, 0, fill);

export const cloud = (x: number, y: number, scale = 1) =>
  place(
    path('M20 62a20 20 0 0 1-2-40 22 22 0 0 1 42-10 27 27 0 0 1 47 12 19.5 19.5 0 0 1 0 38z', '#fff', ''),
    x,
    y,
    scale,
  );

export const hills = (base: number) =>
  path(
    `M-${far} ${base}C-800 ${base - 90} -300 ${base - 40} -60 ${base - 30}C40 ${base - 70} 120 ${base - 108} 230 ${base - 104}C340 ${base - 96} 420 ${base - 54} 500 ${base - 54}C600 ${base - 54} 720 ${base - 110} 800 ${base - 108}C880 ${base - 106} 940 ${base - 76} 1040 ${base - 60}C1300 ${base - 20} 1800 ${base - 90} ${far + 1000} ${base}V${base + 200}H-${far}z`,
    '#D3E4CF',
    '',
  );

export const meadow = (top: number) => backdrop(grassDark, top) + backdrop(grass, top + 13);

export const shadow = (x: number, y: number, rx: number, fill = '#7FAE6F') =>
  ellipse(x, y, rx, rx * 0.14, fill);

/** A figure that stands with its feet at (x, y). */
export function stand(figure: Figure, at: { x: number; y: number; scale?: number; ground?: string }): string {
  const { x, y, scale = 1, ground } = at;
  return (
    shadow(x + 2, y - 4, 46 * scale, ground) +
    place(drawFigure(figure), x - 60 * scale, y - 166 * scale, scale)
  );
}

export const own = ({ animal = 'fox', badge = 'sun' }: SceneFace): SignFace => ({ animal, badge });

export const board = (x: number, y: number, w: number, h: number, r: number, fill = wood) =>
  rect(x, y, w, h, r, fill, outline);

export const tuft = (x: number, y: number) =>
  path(
    `M${x} ${y}q2-10-4-14M${x + 5} ${y}q0-12 4-17M${x + 10} ${y}q0-8 7-11`,
    'none',
    `stroke="${grassDark}" stroke-width="4" stroke-linecap="round"`,
  );

export const flower = (x: number, y: number, colour: string) =>
  [0, 72, 144, 216, 288]
    .map((a) =>
      circle(
        (x + 7 * Math.sin((a * Math.PI) / 180)).toFixed(1),
        (y - 7 * Math.cos((a * Math.PI) / 180)).toFixed(1),
        5,
        colour,
      ),
    )
    .join('') + circle(x, y, 4, '#FFC94A');

export const zz = (x: number, y: number, scale: number, colour = ink) =>
  place(
    `<path d="M0 12h13L0 27h13M20 -4h9l-9 11h9" fill="none" stroke="${colour}" stroke-width="4" stroke-linecap="round" stroke-linejoin="round"/>`,
    x,
    y,
    scale,
  );
