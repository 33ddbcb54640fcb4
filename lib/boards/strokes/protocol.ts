/** How a stroke is written: a stream of small differences while it is drawn, packed bytes once it is finished (SPEC.md, LAY-4, LAY-5). */
import { limits, type StrokePoint, type StrokeSegment } from '../schema';

export type Plain = Readonly<Record<string, unknown>>;
export function isPlain(value: unknown): value is Plain {
  if (typeof value !== 'object' || value === null) {
    return false;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/**
 * A stroke as a stream: false or true opens a free or straight segment, then per point the differences to the point before in
 * hundredths (dx, dy and with a pressure pen dz). Appending points appends numbers.
 */
export type StreamItem = number | boolean;

export function toStream(segments: readonly StrokeSegment[], isPen: boolean): StreamItem[] {
  const items: StreamItem[] = [];
  let [x, y, z] = [0, 0, 0];
  for (const segment of segments) {
    items.push(segment.type === 'straight');
    for (const point of segment.points) {
      const [nextX, nextY, nextZ] = [hundredths(point.x), hundredths(point.y), hundredths(point.z)];
      items.push(nextX - x, nextY - y);
      if (isPen) {
        items.push(nextZ - z);
      }
      [x, y, z] = [nextX, nextY, nextZ];
    }
  }
  return items;
}

function hundredths(value: number | undefined): number {
  return Math.round((value ?? 0.5) * 100);
}

/** Undefined for anything that is not such a stream. A last point still lacking numbers is not one. */
export function fromStream(items: readonly unknown[], isPen: boolean): StrokeSegment[] | undefined {
  const segments: { type: 'free' | 'straight'; points: StrokePoint[] }[] = [];
  const width = isPen ? 3 : 2;
  let [x, y, z] = [0, 0, isPen ? 0 : 50];
  for (let at = 0; at < items.length;) {
    const item = items[at];
    if (typeof item === 'boolean') {
      segments.push({ type: item ? 'straight' : 'free', points: [] });
      at += 1;
      continue;
    }
    const [dx, dy, dz] = [item, items[at + 1], isPen ? items[at + 2] : 0];
    const points = segments.at(-1)?.points;
    if (!points || !Number.isSafeInteger(dx) || !Number.isSafeInteger(dy) || !Number.isSafeInteger(dz)) {
      return undefined;
    }
    [x, y, z] = [x + Number(dx), y + Number(dy), z + Number(dz)];
    points.push({ x: x / 100, y: y / 100, z: z / 100 });
    at += width;
  }
  return segments;
}

const escapeWord = -0x8000;
const wide = 2;

/** The finished stroke: the stream as little-endian Int16; -32768 announces a segment (0 free, 1 straight) or a wide number (2, low, high). */
export function packStroke(segments: readonly StrokeSegment[], isPen: boolean): Uint8Array {
  const words: number[] = [];
  for (const item of toStream(segments, isPen)) {
    if (typeof item === 'boolean') {
      words.push(escapeWord, item ? 1 : 0);
    } else if (Math.abs(item) < 0x8000) {
      words.push(item);
    } else {
      words.push(escapeWord, wide, item & 0xffff, (item >> 16) & 0xffff);
    }
  }
  const bytes = new Uint8Array(words.length * 2);
  const view = new DataView(bytes.buffer);
  words.forEach((word, at) => view.setInt16(at * 2, word, true));
  return bytes;
}

export function unpackStroke(bytes: Uint8Array, isPen: boolean): StrokeSegment[] | undefined {
  if (bytes.byteLength % 2 !== 0 || bytes.byteLength > limits.recordBytes) {
    return undefined;
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = bytes.byteLength / 2;
  const items: StreamItem[] = [];
  for (let at = 0; at < count;) {
    const word = view.getInt16(at * 2, true);
    if (word !== escapeWord) {
      items.push(word);
      at += 1;
      continue;
    }
    const code = at + 1 < count ? view.getInt16((at + 1) * 2, true) : -1;
    if (code === 0 || code === 1) {
      items.push(code === 1);
      at += 2;
    } else if (code === wide && at + 3 < count) {
      items.push(view.getUint16((at + 2) * 2, true) | (view.getInt16((at + 3) * 2, true) << 16));
      at += 4;
    } else {
      return undefined;
    }
  }
  return fromStream(items, isPen);
}
