import { drawHead } from './animals';
import { badgeAt, badgeTints } from './badges';
import { circle, ellipse, ink, line, outline, path, place, rect } from './draw';
import { icons, type IconName } from './icons';
import { backdrop, board, own, type SceneFace, shadow, stand, woodDark, zz } from './scenery';

export const roomSize = { width: 976, height: 448 };

const room = (wall: string) => backdrop(wall) + backdrop('#C4DEDB', 336) + backdrop('#F0E4CF', 344);
const floorShadow = '#DCCBAF';

const qrDots = [
  [0, 0],
  [2, 0],
  [4, 0],
  [1, 1],
  [4, 1],
  [0, 2],
  [2, 2],
  [3, 2],
  [1, 3],
  [4, 3],
  [0, 4],
  [2, 4],
  [3, 4],
] as const;
const qr = (x: number, y: number) =>
  qrDots.map(([i, j]) => rect(x + i * 13, y + j * 13, 11, 11, 2, ink)).join('');

/** An old card: torn, so it opens nothing any more. */
export function drawTornCard(face: SceneFace): string {
  const me = own(face);
  const leftHalf = path(
    'M-150-96h118l16 32-22 32 24 34-26 32 20 62h-130a14 14 0 0 1-14-14V-82a14 14 0 0 1 14-14z',
    '#fff',
  );
  const rightHalf = path(
    'M-32-96h152a14 14 0 0 1 14 14V82a14 14 0 0 1-14 14H-40l-20-62 26-32-24-34 22-32z',
    '#fff',
  );
  return [
    room('#DDF1F0'),
    stand({ animal: me.animal, badge: me.badge }, { x: 176, y: 396, scale: 1.5, ground: floorShadow }),
    `<g transform="translate(500 214) rotate(-9)">${leftHalf}${circle(-104, -8, 46, badgeTints[me.badge])}${place(drawHead(me.animal, 'open'), -142, -46, 0.79)}${badgeAt(me.badge, -68, 28, 32)}${line('M-146 66h74', '#E9DFCD', 8)}</g>`,
    `<g transform="translate(680 236) rotate(9)">${rightHalf}${qr(28, -62)}${line('M10 44h98', '#E9DFCD', 8)}${line('M10 64h60', '#E9DFCD', 8)}</g>`,
    line('M572 96l-6-24M596 92l4-24M620 98l14-20', '#8A7F70', 5),
  ].join('');
}

const puff = (x: number, y: number, s: number) =>
  place(
    circle(0, 0, 16, '#E4D6BC') +
      circle(20, -8, 20, '#E4D6BC') +
      circle(44, 0, 15, '#E4D6BC') +
      rect(-6, 0, 56, 16, 8, '#E4D6BC'),
    x,
    y,
    s,
  );

/** The device is too old: a tablet asleep under its dust. */
export function drawOldTablet(face: SceneFace): string {
  const me = own(face);
  return [
    room('#ECE5F7'),
    shadow(610, 388, 240, floorShadow),
    stand({ animal: me.animal, badge: me.badge }, { x: 214, y: 396, scale: 1.5, ground: floorShadow }),
    rect(420, 96, 380, 288, 30, '#4A5763', outline),
    rect(452, 124, 316, 232, 10, '#C3CBD3', outline),
    line('M560 222q16 18 34 0M626 222q16 18 34 0', ink, 7),
    line('M598 278q12 8 24 0', ink, 6),
    path('M452 134a10 10 0 0 1 10-10h76q-14 10-16 30-24-6-34 12-14 12-36 4z', '#E1E6EA', ''),
    line('M452 124 530 190M452 160q36 4 44-36M452 190q70 0 78-66', '#fff', 3),
    zz(690, 140, 1.6),
    puff(430, 92, 1),
    puff(690, 90, 1.2),
    puff(760, 370, 1.3),
    puff(400, 376, 1.2),
    puff(560, 92, 0.7),
  ].join('');
}

/** Something that sleeps is tucked in: nobody did anything wrong. */
function drawInBed(face: SceneFace, name: IconName, blanket: string): string {
  const me = own(face);
  const sign = `<g transform="translate(-54 -54) scale(4.5)" fill="none" stroke="${ink}" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${icons[name]}</g>`;
  return [
    room('#DDF1F0'),
    shadow(640, 394, 230, floorShadow),
    stand(
      { animal: me.animal, badge: me.badge, state: 'quiet' },
      { x: 216, y: 396, scale: 1.5, ground: floorShadow },
    ),
    board(412, 150, 26, 240, 10, woodDark),
    board(842, 232, 26, 158, 10, woodDark),
    board(430, 308, 420, 56, 8),
    rect(446, 214, 190, 100, 40, '#FFFFFF', outline),
    circle(548, 206, 84, '#FFFBF4', outline),
    `<g transform="translate(548 200)">${sign}</g>`,
    path(
      'M456 262c60-26 120 22 190 4s130-10 190 10a16 16 0 0 1 10 16v54a8 8 0 0 1-8 8H452a8 8 0 0 1-8-8v-66c0-8 4-14 12-18z',
      blanket,
    ),
    line('M448 286c60-26 124 22 196 4s134-8 198 10', '#fff', 7),
    zz(644, 108, 2.1),
  ].join('');
}

export const drawSleepingMouth = (face: SceneFace) => drawInBed(face, 'mouth-closed', '#0B6E75');
export const drawSleepingEye = (face: SceneFace) => drawInBed(face, 'eye-closed', '#6D4AA8');

/** Sound needs one tap: the bell waits under its glass. */
export function drawBell(face: SceneFace): string {
  const me = own(face);
  return [
    room('#FFF3D1'),
    shadow(620, 388, 180, floorShadow),
    stand(
      { animal: me.animal, badge: me.badge, pose: 'wave', state: 'happy' },
      { x: 250, y: 396, scale: 1.5, ground: floorShadow },
    ),
    circle(620, 132, 12, '#DCE3E8', outline),
    path('M492 336V252a128 108 0 0 1 256 0v84z', '#FFFFFF', `${outline} fill-opacity=".75"`),
    ellipse(620, 308, 20, 18, '#A9744B', outline),
    path('M536 304c22-20 26-46 26-76a58 58 0 0 1 116 0c0 30 4 56 26 76z', '#FFC94A'),
    circle(620, 168, 9, '#FFC94A', outline),
    line('M582 232c2-18 10-28 22-32', '#FFF3D1', 8),
    line('M520 262c2-30 14-54 32-68', '#fff', 8),
    board(462, 332, 316, 34, 12),
    board(490, 364, 260, 20, 6, woodDark),
    line('M452 214q-14 22 0 46M432 200q-24 36 0 74M788 214q14 22 0 46M808 200q24 36 0 74', '#8A7F70', 5),
  ].join('');
}
