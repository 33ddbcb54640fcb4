/** A shape of a board as a few marks that any canvas can draw: lines, areas and words. Simple on purpose: it is looked at small. */
import type { Plain } from '../../strokes/protocol';
import { isPlain } from '../../strokes/protocol';
import { fontSizes, inks, labelSizes, strokeSizes } from '../ink';
import { outlineOf } from './outlines';

export type Line = {
  readonly type: 'line';
  /** x, y, x, y, … on the sheet. */
  readonly points: Float32Array;
  readonly color: string;
  /** 0: no outline. */
  readonly width: number;
  readonly fill: string | null;
  readonly closed: boolean;
};
export type Words = {
  readonly type: 'words';
  readonly lines: readonly string[];
  readonly x: number;
  readonly y: number;
  readonly angle: number;
  readonly size: number;
  readonly align: 'left' | 'center' | 'right';
  readonly color: string;
};
export type Mark = (Line | Words) & { readonly opacity: number };

/** Where a shape stands on the sheet. */
export type Spot = { readonly x: number; readonly y: number; readonly angle: number };

const paper = '#ffffff';
const placeholder = '#e7e2d8';
const linesMax = 40;
const charsMax = 400;
const dot = new Float32Array([0, 0, 0.1, 0]);

/** @param tolerance points nearer to each other than this, in units of the sheet, are one */
export function marksOf(record: Plain, spot: Spot, tolerance: number): readonly Mark[] {
  const props = isPlain(record['props']) ? record['props'] : {};
  const opacity = numberOf(record['opacity'], 1);
  const place = (points: readonly number[]) => placed(points, spot, tolerance);
  const look = { color: inkOf(props['color']), width: sizeOf(props, strokeSizes), opacity } as const;
  const [w, h] = [numberOf(props['w'], 0), numberOf(props['h'], 0) + numberOf(props['growY'], 0)];
  switch (record['type']) {
    case 'draw': {
      const fill = props['isClosed'] === true ? fillOf(props, look.color) : null;
      return [{ type: 'line', points: place(strokePoints(props)), fill, closed: fill !== null, ...look }];
    }
    case 'highlight':
      return [{ ...line(place(strokePoints(props)), look), width: look.width * 5, opacity: opacity * 0.4 }];
    case 'line':
      return [line(place(linePoints(props)), look)];
    case 'arrow':
      return arrowPoints(props, look.width).map((points) => line(place(points), look));
    case 'geo': {
      const points = place(outlineOf(String(props['geo']), w, h));
      const outline: Mark = { type: 'line', points, fill: fillOf(props, look.color), closed: true, ...look };
      return [outline, ...wordsIn(props, spot, { w, h, opacity, size: sizeOf(props, labelSizes) })];
    }
    case 'note': {
      const side = 200 * numberOf(props['scale'], 1);
      const points = place(outlineOf('rectangle', side, side));
      const sheet: Mark = {
        type: 'line',
        points,
        color: look.color,
        width: 0,
        fill: look.color,
        closed: true,
        opacity,
      };
      return [sheet, ...wordsIn(props, spot, { w: side, h: side, opacity, size: 32 })];
    }
    case 'text':
      return textMarks(props, spot, opacity);
    case 'image':
    case 'frame': {
      const points = place(outlineOf('rectangle', w, h));
      const fill = record['type'] === 'image' ? placeholder : paper;
      return [{ type: 'line', points, fill, closed: true, color: inks.grey, width: 2, opacity }];
    }
    default:
      return [];
  }
}

const line = (
  points: Float32Array,
  look: { color: string; width: number; opacity: number },
): Line & Mark => ({
  type: 'line',
  points,
  fill: null,
  closed: false,
  ...look,
});

/** On the sheet, without points that nobody could tell apart. */
function placed(points: readonly number[], { x, y, angle }: Spot, tolerance: number): Float32Array {
  const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
  const out: number[] = [];
  const last = points.length - 2;
  for (let at = 0; at <= last; at += 2) {
    const [px, py] = [points[at] ?? 0, points[at + 1] ?? 0];
    const [nx, ny] = [x + px * cos - py * sin, y + px * sin + py * cos];
    const isNear =
      Math.abs(nx - (out.at(-2) ?? Infinity)) < tolerance &&
      Math.abs(ny - (out.at(-1) ?? Infinity)) < tolerance;
    if (!isNear || (at === last && out.length < 4)) out.push(nx, ny);
  }
  if (out.length === 2) out.push((out[0] ?? 0) + (dot[2] ?? 0), out[1] ?? 0); // a tap is a dot
  return new Float32Array(out);
}

function strokePoints(props: Plain): number[] {
  const scale = numberOf(props['scale'], 1);
  const segments = Array.isArray(props['segments']) ? (props['segments'] as readonly unknown[]) : [];
  return segments.flatMap((segment) =>
    isPlain(segment) && Array.isArray(segment['points'])
      ? (segment['points'] as readonly unknown[]).flatMap((point) => pointOf(point).map((one) => one * scale))
      : [],
  );
}

function linePoints(props: Plain): number[] {
  const points = isPlain(props['points']) ? Object.values(props['points']).filter(isPlain) : [];
  return points
    .toSorted((one, other) => (String(one['index']) < String(other['index']) ? -1 : 1))
    .flatMap(pointOf);
}

/** The shaft, bent as it is, and its head. Ends that hold on to a shape are drawn where they were last told to be. */
function arrowPoints(props: Plain, width: number): number[][] {
  const [sx = 0, sy = 0] = pointOf(props['start']);
  const [ex = 0, ey = 0] = pointOf(props['end']);
  const long = Math.hypot(ex - sx, ey - sy) || 1;
  const bend = numberOf(props['bend'], 0) * 2;
  const [mx, my] = [(sx + ex) / 2 + ((ey - sy) / long) * bend, (sy + ey) / 2 - ((ex - sx) / long) * bend];
  const shaft = Array.from({ length: bend === 0 ? 2 : 9 }, (_, at, end = bend === 0 ? 1 : 8) => {
    const [t, u] = [at / end, 1 - at / end];
    return [u * u * sx + 2 * u * t * mx + t * t * ex, u * u * sy + 2 * u * t * my + t * t * ey];
  }).flat();
  const angle = Math.atan2(ey - my, ex - mx);
  const head = [2.6, -2.6].flatMap((turn, side) => {
    const tip = [ex + Math.cos(angle + turn) * width * 4, ey + Math.sin(angle + turn) * width * 4];
    return side === 0 ? [...tip, ex, ey] : tip;
  });
  return props['arrowheadEnd'] === 'none' ? [shaft] : [shaft, head];
}

function textMarks(props: Plain, spot: Spot, opacity: number): readonly Mark[] {
  const size = sizeOf(props, fontSizes);
  const width = numberOf(props['w'], 0);
  const anchor = props['textAlign'] === 'end' ? 1 : props['textAlign'] === 'middle' ? 0.5 : 0;
  const align = anchor === 1 ? 'right' : anchor === 0.5 ? 'center' : 'left';
  return words(props, spot, { dx: width * anchor, dy: 0, size, align, opacity });
}

type Box = { readonly w: number; readonly h: number; readonly opacity: number; readonly size: number };

function wordsIn(props: Plain, spot: Spot, { w, h, opacity, size }: Box): readonly Mark[] {
  const lines = linesIn(props['richText']);
  const dy = h / 2 - (lines.length * size * lineHeight) / 2;
  return words(props, spot, { dx: w / 2, dy, size, align: 'center', opacity });
}

export const lineHeight = 1.35;

type Setting = Pick<Words, 'size' | 'align'> & {
  readonly dx: number;
  readonly dy: number;
  readonly opacity: number;
};

function words(props: Plain, spot: Spot, { dx, dy, size, align, opacity }: Setting): readonly Mark[] {
  const lines = linesIn(props['richText']);
  if (lines.every((one) => one === '')) return [];
  const [x = 0, y = 0] = placed([dx, dy], spot, 0);
  const color = inkOf(props['labelColor'] ?? props['color']);
  return [{ type: 'words', lines, x, y, angle: spot.angle, size, align, color, opacity }];
}

/** A paragraph is a line. */
function linesIn(richText: unknown): readonly string[] {
  const content = isPlain(richText) && Array.isArray(richText['content']) ? richText['content'] : [];
  return (content as readonly unknown[]).slice(0, linesMax).map((node) => textIn(node, 0).slice(0, charsMax));
}

function textIn(node: unknown, depth: number): string {
  if (!isPlain(node) || depth > 10) return '';
  if (typeof node['text'] === 'string') return node['text'];
  const content = Array.isArray(node['content']) ? (node['content'] as readonly unknown[]) : [];
  return content.map((one) => textIn(one, depth + 1)).join(depth === 0 ? '' : ' ');
}

function pointOf(point: unknown): number[] {
  return isPlain(point) ? [numberOf(point['x'], 0), numberOf(point['y'], 0)] : [0, 0];
}

function numberOf(value: unknown, fallback: number): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : fallback;
}

function inkOf(name: unknown): string {
  return Object.entries(inks).find(([known]) => known === name)?.[1] ?? inks.black;
}

function sizeOf(props: Plain, sizes: typeof strokeSizes | typeof fontSizes | typeof labelSizes): number {
  const { size } = props;
  const known = size === 's' || size === 'm' || size === 'l' || size === 'xl' ? sizes[size] : sizes.m;
  return known * numberOf(props['scale'], 1);
}

function fillOf(props: Plain, color: string): string | null {
  if (props['fill'] === 'fill') return color;
  if (props['fill'] === 'semi') return paper;
  return props['fill'] === 'none' || props['fill'] === undefined ? null : `${color}55`;
}
