/** What a chosen file really is, and how large it would become, read from its first bytes before anything decodes it (FILE-1). */
import { sheet } from '../schema';
import { chosenLimits, fileLimits } from './schema';

export type ChosenKind = 'pdf' | 'png' | 'jpeg' | 'webp' | 'gif';
export type Size = { readonly width: number; readonly height: number };

/** As much as `sniff` and `pictureSize` look at; a phone's picture may carry a thumbnail before its size. */
export const headBytes = 512 * 1024;

const ascii = (bytes: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...bytes.subarray(from, to));

/** By content alone: name and type are the sender's word. */
export function sniff(head: Uint8Array): ChosenKind | null {
  if (ascii(head, 0, 1024).includes('%PDF-')) return 'pdf'; // readers allow something before it
  if (ascii(head, 0, 8) === '\x89PNG\r\n\x1a\n') return 'png';
  if (head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff) return 'jpeg';
  if (ascii(head, 0, 4) === 'RIFF' && ascii(head, 8, 12) === 'WEBP') return 'webp';
  if (ascii(head, 0, 6) === 'GIF87a' || ascii(head, 0, 6) === 'GIF89a') return 'gif';
  return null;
}

/** Width and height as the header has them; null when it has none. */
export function pictureSize(kind: Exclude<ChosenKind, 'pdf'>, head: Uint8Array): Size | null {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  try {
    switch (kind) {
      case 'png':
        return ascii(head, 12, 16) === 'IHDR'
          ? { width: view.getUint32(16), height: view.getUint32(20) }
          : null;
      case 'gif':
        return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
      case 'webp':
        return webpSize(head, view);
      case 'jpeg':
        return jpegSize(view);
    }
  } catch {
    return null; // shorter than its own header
  }
}

function webpSize(head: Uint8Array, view: DataView): Size | null {
  switch (ascii(head, 12, 16)) {
    case 'VP8 ':
      return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
    case 'VP8L': {
      const bits = view.getUint32(21, true);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case 'VP8X': {
      const of = (at: number) => view.getUint16(at, true) + view.getUint8(at + 2) * 65536 + 1;
      return { width: of(24), height: of(27) };
    }
    default:
      return null;
  }
}

function jpegSize(view: DataView): Size | null {
  let at = 2;
  while (view.getUint8(at) === 0xff) {
    const code = view.getUint8(at + 1);
    const isFrame = code >= 0xc0 && code <= 0xcf && code !== 0xc4 && code !== 0xc8 && code !== 0xcc;
    if (isFrame) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    at += code === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
  return null;
}

export const isTooMany = ({ width, height }: Size): boolean => width * height > chosenLimits.pixels;

/** The pixels that a page or picture gets: as large as the sheet shows, never more than is stored. */
export function storedSize({ width, height }: Size, shrink = 1): Size {
  const sharp = (fileLimits.side / sheet.w) * shrink;
  const scale = Math.min((sheet.w / width) * sharp, (sheet.h / height) * sharp);
  return { width: pixels(width * scale), height: pixels(height * scale) };
}

const pixels = (value: number): number => Math.min(fileLimits.side, Math.max(1, Math.round(value)));

/** Where a picture stands on the sheet: whole and in the middle. */
export function placeOnSheet({ width, height }: Size): {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
} {
  const scale = Math.min(sheet.w / width, sheet.h / height);
  const [w, h] = [Math.max(1, width * scale), Math.max(1, height * scale)];
  return { x: (sheet.w - w) / 2, y: (sheet.h - h) / 2, w, h };
}
