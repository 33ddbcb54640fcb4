import { circle, ink, line, outline, path } from './draw';

export type Mood = 'open' | 'asleep' | 'happy';

export const arcDown = (x: number, y: number, w: number, colour = ink) =>
  line(`M${x - w} ${y - 1}q${w} ${w * 1.1} ${2 * w} 0`, colour);
export const arcUp = (x: number, y: number, w: number, colour = ink) =>
  line(`M${x - w} ${y + 2}q${w} ${-w * 1.3} ${2 * w} 0`, colour);

function eye(mood: Mood, x: number, y: number): string {
  if (mood === 'asleep') return arcDown(x, y, 5.5);
  if (mood === 'happy') return arcUp(x, y, 5.5);
  return circle(x, y, 4.2, ink) + circle(x + 1.4, y - 1.5, 1.3, '#fff');
}

export const eyes = (mood: Mood, y: number, apart = 14) =>
  eye(mood, 48 - apart, y) + eye(mood, 48 + apart, y);

export function smile(mood: Mood, y: number, w: number): string {
  if (mood === 'asleep') return path(`M45 ${y + 1}q3 2.4 6 0`);
  if (mood === 'open') return path(`M${48 - w} ${y}q${w} ${w * 0.85} ${2 * w} 0`);
  const drop = w * 1.25;
  return path(`M${48 - w} ${y - 1}h${2 * w}q-1 ${drop} -${w} ${drop}t-${w} -${drop}z`, '#A33A3A', outline);
}

export const nose = (y: number, w = 5) => path(`M${48 - w} ${y}h${2 * w}q0 ${w} -${w} ${w}t-${w}-${w}z`, ink);
export const cheeks = (colour: string, y = 63) => circle(27, y, 5, colour) + circle(69, y, 5, colour);
