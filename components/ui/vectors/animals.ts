import type { Animal } from '@/lib/shared/signs';
import { circle as C, ellipse as E, ink, mirrored, outline as O, path as D, rect } from './draw';
import { arcDown, arcUp, cheeks, eyes, type Mood, nose, smile } from './faces';

export type AnimalState = 'open' | 'asleep' | 'hand' | 'quiet' | 'happy';

const heads = {
  round: 'M48 20c20 0 32 14 32 32S68 84 48 84 16 70 16 52s12-32 32-32z',
  wide: 'M48 24c22 0 34 12 34 29S70 84 48 84 14 70 14 53s12-29 34-29z',
  tall: 'M48 16c17 0 28 14 28 34S66 86 48 86 20 70 20 50s11-34 28-34z',
  drop: 'M48 22c20 0 33 12 33 26 0 18-18 36-33 36S15 66 15 48c0-14 13-26 33-26z',
};

const pointedEars = (c: string, i: string) =>
  mirrored(D('M19 46 21 12 45 26z', c) + D('M26 34 27 21 36 27z', i, ''));
const roundEars = (c: string, i: string) => mirrored(C(23, 28, 13, c, O) + C(23, 28, 6.5, i));
const bigEars = (c: string, i: string) => mirrored(C(20, 28, 18, c, O) + C(20, 28, 10, i));
const longEars = (c: string, i: string) =>
  mirrored(
    `<g transform="rotate(-10 34 30)">${rect(26, -1, 17, 46, 8.5, c, O)}${rect(31, 6, 7, 30, 3.5, i)}</g>`,
  );
const flapEars = (c: string, i: string) => mirrored(E(15, 48, 14, 20, c, O) + E(14, 48, 7, 13, i));
const eyeBumps = (c: string) => mirrored(C(29, 26, 14, c, O));
const hornsAndEars = (c: string, i: string) =>
  mirrored(
    D('M38 22V9') + C(38, 7, 5.5, i, O) + `<g transform="rotate(18 14 36)">${E(14, 36, 11, 6.5, c, O)}</g>`,
  );

function lionMane(): string {
  const tufts = Array.from({ length: 12 }, (_, i) => (i * Math.PI) / 6);
  const tuft = (a: number) =>
    C((48 + 37 * Math.cos(a)).toFixed(1), (50 + 37 * Math.sin(a)).toFixed(1), 9, '#B8692B', O);
  return tufts.map(tuft).join('') + C(48, 50, 40, '#B8692B');
}

function pandaFace(m: Mood): string {
  const eye =
    m === 'asleep'
      ? arcDown(33.5, 50, 4.5, '#fff')
      : m === 'happy'
        ? arcUp(33.5, 50, 4.5, '#fff')
        : C(34, 50, 3.6, '#fff');
  const patch = `<g transform="rotate(20 33 50)">${E(33, 50, 9, 11, '#2E3A45')}</g>`;
  return mirrored(patch + eye) + nose(61) + smile(m, 69, 6);
}

function frogFace(m: Mood): string {
  const look =
    m === 'asleep'
      ? arcDown(29, 27, 6) + arcDown(67, 27, 6)
      : m === 'happy'
        ? arcUp(29, 27, 6) + arcUp(67, 27, 6)
        : C(29, 26, 8, '#fff') + C(67, 26, 8, '#fff') + C(30, 27, 4.4, ink) + C(66, 27, 4.4, ink);
  const mouth = m === 'happy' ? D('M27 59h42q-3 17-21 17T27 59z', '#A33A3A') : D('M26 60q22 18 44 0');
  return look + mouth + cheeks('#A9D493', 56);
}

const foxFace = (m: Mood) =>
  D('M15 50c8 4 20 4 33 14 13-10 25-10 33-14-1 18-18 34-33 34S16 68 15 50z', '#FFF3E2') +
  eyes(m, 47, 15) +
  nose(61) +
  smile(m, 70, 5);
const bearFace = (m: Mood) => E(48, 65, 16, 13, '#F0D9BF') + eyes(m, 47, 15) + nose(58) + smile(m, 70, 6);
const catFace = (m: Mood) =>
  eyes(m, 52, 16) + nose(61, 4) + smile(m, 68, 6) + D('M8 60l14 2M8 70l14-2M88 60l-14 2M88 70l-14-2');
const hareFace = (m: Mood) => eyes(m, 50) + cheeks('#F2B8B0') + nose(58, 4) + smile(m, 66, 6);
const mouseFace = (m: Mood) => eyes(m, 52, 13) + nose(62, 4) + smile(m, 69, 5) + D('M14 64l13 1M82 64l-13 1');
const lionFace = (m: Mood) => E(48, 66, 14, 11, '#FFF0CF') + eyes(m, 48) + nose(59) + smile(m, 70, 6);
const elephantFace = (m: Mood) =>
  eyes(m, 46) + D('M41 56c0 12 1 26 9 29 6 2 10-3 8-7-3 1-4-1-4-5 0-6 1-11 1-17z', '#B4C6D6');
const giraffeFace = (m: Mood) =>
  C(30, 34, 5, '#C98A35') +
  C(64, 30, 6, '#C98A35') +
  C(48, 24, 4, '#C98A35') +
  D('M24 64c0 14 10 22 24 22s24-8 24-22-10-10-24-10-24-4-24 10z', '#FFE9B8') +
  eyes(m, 45, 15) +
  C(41, 64, 2.2, ink) +
  C(55, 64, 2.2, ink) +
  smile(m, 72, 8);
const penguinFace = (m: Mood) =>
  D('M48 40c4-8 24-6 24 14 0 18-12 26-24 26S24 72 24 54c0-20 20-22 24-14z', '#fff') +
  eyes(m, 52, 12) +
  D('M41 60h14l-7 8z', '#F2A33A');
const turtleFace = (m: Mood) => eyes(m, 48) + smile(m, 62, 10) + cheeks('#C9E6C3', 59);
export const turtleShell = D('M4 86c0-26 18-42 44-42s44 16 44 42z', '#4E7F57');

type Build = {
  readonly head: keyof typeof heads;
  readonly colour: string;
  readonly ears?: string;
  readonly face: (mood: Mood) => string;
  readonly behind?: string;
  /** Optical box: centre x, centre y, side. */
  readonly box: readonly [number, number, number];
};

export const builds: Readonly<Record<Animal, Build>> = {
  fox: {
    head: 'drop',
    colour: '#E8833A',
    ears: pointedEars('#E8833A', '#5A3A22'),
    face: foxFace,
    box: [48, 48, 82],
  },
  bear: {
    head: 'round',
    colour: '#A9744B',
    ears: roundEars('#A9744B', '#7A4F2E'),
    face: bearFace,
    box: [48, 50, 84],
  },
  cat: {
    head: 'wide',
    colour: '#8E9AA6',
    ears: pointedEars('#8E9AA6', '#F2B8B0'),
    face: catFace,
    box: [48, 48, 86],
  },
  hare: {
    head: 'round',
    colour: '#D8C3A5',
    ears: longEars('#D8C3A5', '#F2B8B0'),
    face: hareFace,
    box: [48, 41, 96],
  },
  mouse: {
    head: 'round',
    colour: '#B4BFC8',
    ears: bigEars('#B4BFC8', '#F2B8B0'),
    face: mouseFace,
    box: [48, 47, 94],
  },
  panda: {
    head: 'round',
    colour: '#FFFFFF',
    ears: roundEars('#FFFFFF', '#2E3A45'),
    face: pandaFace,
    box: [48, 50, 84],
  },
  lion: { head: 'round', colour: '#F2B544', face: lionFace, behind: lionMane(), box: [48, 50, 100] },
  elephant: {
    head: 'round',
    colour: '#9FB4C7',
    ears: flapEars('#9FB4C7', '#C9D6E2'),
    face: elephantFace,
    box: [48, 54, 98],
  },
  giraffe: {
    head: 'tall',
    colour: '#F4C95D',
    ears: hornsAndEars('#F4C95D', '#8A5A2B'),
    face: giraffeFace,
    box: [48, 44, 96],
  },
  frog: { head: 'wide', colour: '#7DB964', ears: eyeBumps('#7DB964'), face: frogFace, box: [48, 48, 82] },
  penguin: { head: 'round', colour: '#4A6278', face: penguinFace, box: [48, 52, 76] },
  turtle: { head: 'round', colour: '#A3CF9A', face: turtleFace, behind: turtleShell, box: [48, 53, 94] },
};

const pads = [
  [-4.2, -5],
  [0, -6.6],
  [4.2, -5],
] as const;
const paw = (x: number, y: number, c: string) =>
  `<g transform="translate(${x} ${y}) rotate(8)">${D('M-7 26V4a7 7 0 0 1 14 0v22', c)}${C(0, -2, 9.5, c, O)}` +
  `${pads.map(([px, py]) => C(px, py, 1.9, ink)).join('')}${E(0, 0, 3.6, 2.9, ink)}</g>`;
const finger = (c: string) => D('M44.2 92V71.5a3.9 3.9 0 0 1 7.8 0V80h3.2a7 7 0 0 1 7 7v9H44.2z', c);

const zzPath = '<path d="M76 13h9l-9 10h9"/><path d="M88 -1h6.5l-6.5 7.5h6.5"/>';
const zz =
  '<g transform="translate(3 2)" fill="none" stroke-linecap="round" stroke-linejoin="round">' +
  `<g stroke="#FFFBF4" stroke-width="9">${zzPath}</g><g stroke="${ink}" stroke-width="3">${zzPath}</g></g>`;

function overlay(animal: Animal, state: AnimalState): string {
  const { colour } = builds[animal];
  switch (state) {
    case 'hand':
      return paw(
        animal === 'lion' || animal === 'elephant' ? 88 : 84,
        58,
        animal === 'panda' ? '#DDE3E8' : colour,
      );
    case 'quiet':
      return finger(colour);
    case 'asleep':
      return zz;
    case 'open':
    case 'happy':
      return '';
  }
}

/** A head on the 96 grid; figures draw the turtle's shell themselves. */
export function drawHead(animal: Animal, state: AnimalState, withBehind = true): string {
  const { head, colour, ears = '', face, behind = '' } = builds[animal];
  const mood = state === 'hand' || state === 'quiet' ? 'open' : state;
  return (withBehind ? behind : '') + ears + D(heads[head], colour) + face(mood) + overlay(animal, state);
}

export function headViewBox(animal: Animal): string {
  const [x, y, side] = builds[animal].box;
  return `${x - side / 2} ${y - side / 2} ${side} ${side}`;
}
