import type { SignFace } from '@/lib/shared/signs';
import { ink, line, path, rect, outline } from './draw';
import { backdrop, board, cloud, grass, grassDark, hills, stand, wood, woodDark } from './scenery';

export type BridgeState = 'searching' | 'waiting' | 'whole';

export const bridgeSize = { width: 976, height: 448 };

const bank = 'M-3000 280H292C302 312 316 344 334 376 348 402 353 428 356 448V3000H-3000z';
const bankEdge = 'M-3000 280H292q2 7 4 13H-3000z';
const banks = [
  path(bank, grass, ''),
  path(bankEdge, grassDark, ''),
  `<g transform="translate(976 0) scale(-1 1)">${path(bank, grass, '')}${path(bankEdge, grassDark, '')}</g>`,
].join('');

const water =
  rect(300, 326, 376, 3000, 0, '#B5D1F5') +
  line('M371 360h74M353 404h30M429 424h86M559 352h58M595 410h30', '#fff', 6);

const plank = (x: number) => board(x, 270, 38, 20, 5);
const planks = (from: number, count: number) =>
  Array.from({ length: count }, (_, i) => plank(from + i * 40)).join('');
const pillar = (x: number, height: number) => rect(x, 284, 18, height, 1, woodDark, outline);
/** Posts a span apart, a rope from each to the next. */
function rail(x: number, spans: number, span = 158): string {
  const each = Array.from({ length: spans }, (_, i) => x + i * span);
  const posts = [...each, x + spans * span].map((at) => `M${at} 212v60`).join('');
  return (
    line(posts, ink, 5) + line(each.map((at) => `M${at} 218q${span / 2} 30 ${span} 0`).join(''), woodDark, 5)
  );
}

const half = (x: number) => planks(x, 5) + rail(x + 18, 1);
const drift = (x: number, y: number, turn: number) =>
  `<g transform="translate(${x} ${y}) rotate(${turn})">${board(-21, -10, 42, 20, 5, wood)}</g>`;

export function drawBridge({
  me,
  friends,
  state,
}: {
  me: SignFace;
  friends: readonly SignFace[];
  state: BridgeState;
}): string {
  const whole = state === 'whole';
  const pillars = pillar(288, 78) + pillar(388, 104) + pillar(570, 104) + pillar(670, 78);
  const deck = whole
    ? planks(228, 13) + rail(246, 3, 161)
    : half(228) + half(550) + drift(462, 382, -12) + drift(528, 408, 8);
  const [left, right] = friends;
  return [
    backdrop('#E1ECFB'),
    cloud(300, 50),
    cloud(626, 53, 0.75),
    hills(324),
    water,
    banks,
    pillars,
    deck,
    state === 'waiting'
      ? stand(
          { animal: me.animal === 'penguin' ? 'bear' : 'penguin', pose: 'wave' },
          { x: 50, y: 288, scale: 0.97 },
        )
      : '',
    whole
      ? stand({ ...me, pose: 'wave', state: 'happy' }, { x: 488, y: 284, scale: 1.36, ground: woodDark })
      : stand(
          { ...me, pose: 'look' },
          { x: state === 'waiting' ? 158 : 138, y: 288, scale: state === 'waiting' ? 1.2 : 1.36 },
        ),
    left ? stand({ ...left, state: whole ? 'happy' : 'open' }, { x: 798, y: 284, scale: 0.97 }) : '',
    right
      ? stand({ ...right, pose: 'wave', state: whole ? 'happy' : 'open' }, { x: 896, y: 284, scale: 0.97 })
      : '',
  ].join('');
}
