import { circle, ink, line, outline, path, rect } from './draw';
import {
  backdrop,
  board,
  cloud,
  flower,
  hills,
  meadow,
  own,
  type SceneFace,
  shadow,
  stand,
  tuft,
  woodDark,
} from './scenery';

export const outdoorSize = { width: 976, height: 448 };

const star = (x: number, y: number, r: number) =>
  path(
    `M${x} ${y - r}q${r * 0.2} ${r * 0.8} ${r} ${r}q-${r * 0.8} ${r * 0.2}-${r} ${r}q-${r * 0.2}-${r * 0.8}-${r}-${r}q${r * 0.8}-${r * 0.2} ${r}-${r}z`,
    '#FFE9A8',
    '',
  );

/** The lesson is over: everybody goes home under the moon. */
export function drawMoon(face: SceneFace): string {
  const me = own(face);
  const friend = me.animal === 'hare' ? 'bear' : 'hare';
  const stars = [
    [90, 70, 10],
    [210, 150, 7],
    [330, 56, 12],
    [452, 120, 7],
    [900, 66, 10],
    [836, 190, 7],
    [560, 40, 8],
    [36, 190, 6],
  ] as const;
  return [
    backdrop('#31445A'),
    ...stars.map(([x, y, r]) => star(x, y, r)),
    path('M742 66a86 86 0 1 0 62 148 74 74 0 0 1-62-148z', '#FFE9A8', ''),
    path(
      'M-3000 330C-500 250-200 300 120 262S420 300 560 300 840 220 1040 268 2000 240 4000 330V600H-3000z',
      '#4A6670',
      '',
    ),
    backdrop('#54786A', 326),
    backdrop('#64897A', 338),
    stand({ ...me, pose: 'wave', state: 'happy' }, { x: 300, y: 384, scale: 1.5, ground: '#527365' }),
    stand(
      { animal: friend, state: 'asleep', badge: 'plum' },
      { x: 460, y: 366, scale: 1.02, ground: '#527365' },
    ),
  ].join('');
}

const stake = (x: number, top: number) =>
  path(`M${x} 344V${top + 12}l15-14 15 14v${344 - top - 12}z`, '#FFF3E2');
const pier = (x: number) =>
  board(x, 190, 52, 160, 6, '#C3CBD3') +
  board(x - 8, 172, 68, 24, 8, '#DCE3E8') +
  line(`M${x + 3} 236h18M${x + 30} 266h18M${x + 6} 300h22`, '#8E9AA6', 4);

/** Not admitted: a closed gate, but a friendly one. */
export function drawGate(face: SceneFace): string {
  const me = own(face);
  const bars =
    rect(436, 232, 272, 16, 4, '#C99A6B', outline) + rect(436, 304, 272, 16, 4, '#C99A6B', outline);
  const guide = me.animal === 'bear' ? 'hare' : 'bear';
  return [
    backdrop('#E1ECFB'),
    cloud(120, 44),
    cloud(760, 60, 0.8),
    hills(330),
    meadow(310),
    path('M470 448C480 400 500 372 520 350h104c20 22 44 50 52 98z', '#F0E4CF', ''),
    stand({ animal: guide, pose: 'wave', badge: 'lagoon' }, { x: 800, y: 352, scale: 1.05 }),
    bars,
    ...[0, 1, 2, 3, 4, 5].map((i) => stake(452 + i * 40, 196 + Math.abs(2.5 - i) * -8)),
    circle(572, 276, 17, '#FFC94A', outline),
    line('M572 272v8', ink, 5),
    pier(384),
    pier(708),
    stand(me, { x: 250, y: 396, scale: 1.4 }),
    tuft(80, 380),
    tuft(880, 410),
    flower(130, 400, '#FFFFFF'),
    flower(910, 372, '#F2B8B0'),
  ].join('');
}

const rays = [...Array(12).keys()].map((i) => (i * Math.PI) / 6);
const sun = (x: number, y: number, r: number) =>
  circle(x, y, r, '#FFC94A') +
  rays
    .map((a) => {
      const [c, s] = [Math.cos(a), Math.sin(a)];
      return line(
        `M${(x + (r + 16) * c).toFixed(1)} ${(y + (r + 16) * s).toFixed(1)}L${(x + (r + 34) * c).toFixed(1)} ${(y + (r + 34) * s).toFixed(1)}`,
        '#FFC94A',
        8,
      );
    })
    .join('');

function dial(x: number, y: number, fraction: number): string {
  const left = Math.min(0.999, Math.max(0.001, fraction));
  const angle = left * 2 * Math.PI;
  const end = `${(x + 74 * Math.sin(angle)).toFixed(1)} ${(y - 74 * Math.cos(angle)).toFixed(1)}`;
  return (
    circle(x, y, 92, '#fff', `stroke="${ink}" stroke-width="3"`) +
    path(`M${x} ${y}v-74A74 74 0 ${left > 0.5 ? 1 : 0} 1 ${end}z`, '#0B6E75', '') +
    circle(x, y, 74, 'none', 'stroke="#0B6E75" stroke-opacity=".4" stroke-width="2"')
  );
}

/** Too early: the sun is just coming up, and the disk shows how long it still takes. */
export function drawSunClock(face: SceneFace & { fraction: number }): string {
  const me = own(face);
  return [
    backdrop('#E1ECFB'),
    sun(190, 208, 62),
    cloud(380, 40),
    cloud(40, 70, 0.7),
    hills(330),
    meadow(310),
    shadow(744, 380, 60),
    rect(736, 220, 16, 160, 3, woodDark, outline),
    dial(744, 150, face.fraction),
    stand({ ...me, pose: 'wave', state: 'happy' }, { x: 478, y: 392, scale: 1.5 }),
    tuft(120, 400),
    tuft(900, 384),
    flower(270, 380, '#FFFFFF'),
    flower(620, 418, '#F2B8B0'),
  ].join('');
}

const bubble = (x: number, y: number) =>
  path(
    `M${x} ${y}h72a22 22 0 0 1 22 22v34a22 22 0 0 1-22 22h-44l-22 22v-22h-6a22 22 0 0 1-22-22v-34a22 22 0 0 1 22-22z`,
    '#fff',
  ) + line(`M${x + 24} ${y + 27}a12 12 0 1 1 17 11q-5 3-5 10M${x + 36} ${y + 60}v.1`, ink, 6);

/** The sign is taken already: the same animal twice, one of them is asking. */
export function drawTwoSame(face: SceneFace): string {
  const me = own(face);
  return [
    backdrop('#E1ECFB'),
    cloud(90, 50),
    cloud(780, 44, 0.8),
    hills(330),
    meadow(310),
    circle(650, 268, 128, '#FFFBF4'),
    stand({ ...me, pose: 'wave', state: 'happy' }, { x: 648, y: 396, scale: 1.6 }),
    stand({ ...me, pose: 'stand' }, { x: 300, y: 396, scale: 1.6 }),
    bubble(384, 96),
    tuft(120, 400),
    tuft(860, 396),
    flower(460, 420, '#FFFFFF'),
  ].join('');
}
