import type { SignFace } from '@/lib/shared/signs';
import { badgeAt } from './badges';
import { circle, line, path, place, rect, outline, ink } from './draw';
import { drawFigure } from './figures';
import { backdrop, board, type SceneSize, shadow, woodDark } from './scenery';

export type Bench = {
  /** Who waits, in the order of arrival; the first seat is the child's own on its own screen. */
  readonly faces: readonly SignFace[];
  /** The first one is "I": happy, in a spot of light. */
  readonly mine: boolean;
  readonly seats: number;
  readonly bags: boolean;
  /** The guide who waves beside the bench; needs room to the right. */
  readonly guide: boolean;
  /** Further children who wait; undefined counts the faces without a seat. */
  readonly waiting?: number | undefined;
};

const seatWidth = 124;
const firstSeat = 101;
const bagColours = [
  ['#0B6E75', '#5FA3A8'],
  ['#7DB964', '#A9D493'],
  ['#E58F7B', '#F2B8AE'],
  ['#9CC3F5', '#C5DCF9'],
  ['#F4C95D', '#F9E3A6'],
] as const;

const hook = (x: number) => line(`M${x} 47v8q0 6 6.5 6t6.5-5`, ink, 3);

function bag(x: number, index: number, { badge }: SignFace): string {
  const [body, flap] = bagColours[index % bagColours.length] ?? bagColours[0];
  return (
    path(`M${x - 10} 70q0-8 10-8t10 8`, '#fff') +
    rect(x - 22, 69, 44, 46, 10, body, outline) +
    path(`M${x - 22} 79a10 10 0 0 1 10-10h24a10 10 0 0 1 10 10v9q-22 16-44 0z`, flap) +
    badgeAt(badge, x, 83, 22, null) +
    line(`M${x} 54v10`, ink, 2.5)
  );
}

export function benchSize({ seats, guide }: Bench): SceneSize {
  return guide ? { width: 976, height: 384 } : { width: 32 * 2 + seats * seatWidth + 12, height: 384 };
}

export function drawBench(bench: Bench): string {
  const { faces, mine, seats, bags, guide } = bench;
  const length = seats * seatWidth + 12;
  const seated = faces.slice(0, seats);
  const rest = (bench.waiting ?? faces.length) - seated.length;
  const centre = (index: number) => firstSeat + index * seatWidth;
  return [
    backdrop('#DDF1F0'),
    backdrop('#C4DEDB', 316),
    backdrop('#F0E4CF', 324),
    board(32, 32, length, 16, 8),
    ...Array.from({ length: seats }, (_, i) => hook(centre(i) - 6)),
    ...(bags ? seated.map((face, i) => bag(centre(i), i, face)) : []),
    mine && seated.length > 0 ? circle(centre(0) + 2, 204, 66, '#FFFBF4') : '',
    board(60, 302, 14, 56, 3, woodDark),
    board(32 + length - 42, 302, 14, 56, 3, woodDark),
    board(32, 280, length, 24, 10),
    ...seated.map(({ animal, badge }, i) =>
      place(
        drawFigure({ animal, badge, pose: 'sit', state: mine && i === 0 ? 'happy' : 'open' }),
        centre(i) - 61,
        129,
        1.02,
      ),
    ),
    rest > 0 ? more(rest, 32 + length + (guide ? 54 : -34), guide ? 150 : 350) : '',
    guide ? shadow(722, 353, 44, '#DCCBAF') : '',
    guide ? place(drawFigure({ animal: 'penguin', pose: 'wave', badge: 'sun' }), 663, 196, 0.97) : '',
  ].join('');
}

const more = (count: number, x: number, y: number) =>
  circle(x, y, 30, '#FFFBF4') +
  `<text x="${x}" y="${y + 8}" text-anchor="middle" font-family="Andika, sans-serif" font-weight="700" font-size="24" fill="${ink}">+${Math.trunc(count)}</text>`;
