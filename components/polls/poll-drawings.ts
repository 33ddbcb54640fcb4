import { circle, ellipse, ink, line, path as draw, rect } from '@/components/ui/vectors/draw';
import type { PollThing } from '@/lib/polls/schema';

// Finer than the small pictures of the picture code: these stand 120 px high on a tile.
const edge = `stroke="${ink}" stroke-width="1.8" stroke-linejoin="round" stroke-linecap="round"`;
const path = (d: string, fill: string) => draw(d, fill, edge);

/** Things to ask about, on a 48 grid like those of the picture code. */
export const thingDrawings: Readonly<Record<PollThing, string>> = {
  cork:
    path('M10.500 9.500 14 40c.2 1.600 4.500 2.600 10 2.600s9.800-1 10-2.600l3.500-30.500z', '#D9AC7A') +
    ellipse(24, 9.5, 13.5, 4.2, '#EBCBA0', edge) +
    circle(19.5, 22, 1.4, '#A9744B') +
    circle(28, 27, 1.7, '#A9744B') +
    circle(21, 33, 1.4, '#A9744B') +
    circle(28.5, 18.5, 1, '#A9744B') +
    circle(26.5, 37, 1, '#A9744B'),
  stone:
    path('M4 36c-.5-15 7-25 20-25s20.500 10 20 25c-5 2.700-12 3.600-20 3.600S9 38.700 4 36z', '#AEB6BF') +
    line('M14 23c2.400-3.600 6-5.600 10.500-5.800', '#FFF', 2.4) +
    line('M11.500 28.500l.7-1.600', '#FFF', 2.4),
  leaf:
    path(
      'M10 37C6.500 22 17 8.500 42 7c1.200 9-1 17-5.500 23-4.300 5.700-11.500 8.800-19 8.200-3-.2-5.600-.6-7.500-1.200z',
      '#7DB964',
    ) +
    line('M4 44c8.500-9 18-18.500 28-27M20 29l-1.500-8.500M20.500 28.500l9 .5M27 22.500l6.500.3', ink, 1.8),
  nail:
    path('M21.500 12.500h5V36L24 44.500 21.500 36z', '#C3C9D1') + rect(12, 5, 24, 7.5, 3, '#9AA4AF', edge),
};

const face = (mouth: string) =>
  circle(24, 24, 19, '#FFE08F', edge) +
  circle(17, 20, 2.6, ink) +
  circle(31, 20, 2.6, ink) +
  line(mouth, ink, 2.4);

/** How sure am I? Sure, nearly, not yet. */
export const sureDrawings: readonly string[] = [
  face('M14.500 28c2.300 5 5.500 7.500 9.500 7.500s7.200-2.500 9.500-7.500'),
  face('M16 31.500h16'),
  face('M15.500 33c2-2.500 4-2.500 5.700 0s3.700 2.500 5.600 0 3.700-2.500 5.700 0'),
];
