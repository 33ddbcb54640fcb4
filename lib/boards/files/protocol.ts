/**
 * JPEG as we store it: the segments that a decoder needs, in our own frame, and nothing else. Whoever sent it, what is kept has no
 * EXIF, no comment, no profile, no thumbnail and nothing behind its end (FILE-2, FILE-3).
 */
import { fileLimits } from './schema';

export type CleanJpeg = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
};

const start = [0xff, 0xd8] as const;
const end = [0xff, 0xd9] as const;
/** JFIF 1.1, no density, no thumbnail. */
const jfif = [0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0] as const;

const marker = { tables: 0xc4, restart: 0xdd, quantization: 0xdb, scan: 0xda, end: 0xd9 } as const;
/** Baseline, extended and progressive; lossless, arithmetic and hierarchical ones no browser shows. */
const frames: readonly number[] = [0xc0, 0xc1, 0xc2];
const isComment = (code: number) => (code >= 0xe0 && code <= 0xef) || code === 0xfe;

/** Null: not a JPEG that we store. Looks at every segment, decodes nothing. */
export function cleanJpeg(bytes: Uint8Array): CleanJpeg | null {
  if (bytes.byteLength > fileLimits.bytes || bytes[0] !== start[0] || bytes[1] !== start[1]) return null;
  const kept: Uint8Array[] = [Uint8Array.from([...start, ...jfif])];
  let size: { readonly width: number; readonly height: number } | null = null;
  let scans = 0;
  let at = 2;
  for (;;) {
    if (bytes[at] !== 0xff) return null;
    while (bytes[at + 1] === 0xff) at += 1; // fill bytes
    const code = bytes[at + 1];
    if (code === undefined) return null;
    if (code === marker.end) break;
    const next = segmentEnd(bytes, at);
    if (next === null) return null;
    if (frames.includes(code)) {
      if (size) return null;
      size = frameSize(bytes.subarray(at + 4, next));
      if (!size) return null;
      kept.push(bytes.subarray(at, next));
    } else if (code === marker.scan) {
      scans += 1;
      const dataEnd = scanEnd(bytes, next);
      if (!size || scans > fileLimits.scans || dataEnd === null) return null;
      kept.push(bytes.subarray(at, dataEnd));
      at = dataEnd;
      continue;
    } else if (code === marker.tables || code === marker.quantization || code === marker.restart) {
      kept.push(bytes.subarray(at, next));
    } else if (!isComment(code)) {
      return null;
    }
    at = next;
  }
  if (!size || scans === 0) return null;
  kept.push(Uint8Array.from(end));
  return { bytes: joined(kept), ...size };
}

/** Behind the segment at `at`, or null when it does not fit. */
function segmentEnd(bytes: Uint8Array, at: number): number | null {
  const [high, low] = [bytes[at + 2], bytes[at + 3]];
  if (high === undefined || low === undefined) return null;
  const length = high * 256 + low;
  const next = at + 2 + length;
  return length >= 2 && next <= bytes.byteLength ? next : null;
}

function frameSize(body: Uint8Array): { readonly width: number; readonly height: number } | null {
  const [precision, h1 = 0, h0 = 0, w1 = 0, w0 = 0, components = 0] = body;
  const [width, height] = [w1 * 256 + w0, h1 * 256 + h0];
  const isSound =
    precision === 8 && (components === 1 || components === 3) && body.byteLength === 6 + 3 * components;
  const fits = width > 0 && height > 0 && width <= fileLimits.side && height <= fileLimits.side;
  return isSound && fits ? { width, height } : null;
}

/** Where the next marker after a scan's data stands; zeros are stuffing, D0 to D7 belong to the data. */
function scanEnd(bytes: Uint8Array, from: number): number | null {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const code = bytes[at + 1];
    if (code === undefined) return null;
    if (code !== 0 && code !== 0xff && (code < 0xd0 || code > 0xd7)) return at;
  }
  return null;
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole;
}
