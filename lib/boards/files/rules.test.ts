import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exif, frame, jpegOf, scan } from '@/lib/testing/jpegs';
import { sheet } from '../schema';
import { isTooMany, pictureSize, placeOnSheet, sniff, storedSize } from './rules';
import { fileLimits } from './schema';

const latin = (value: string) => Uint8Array.from(Buffer.from(value, 'latin1'));

function pngOf(width: number, height: number): Uint8Array {
  const head = Buffer.alloc(24);
  head.write('\x89PNG\r\n\x1a\n', 'latin1');
  head.write('IHDR', 12);
  head.writeUInt32BE(width, 16);
  head.writeUInt32BE(height, 20);
  return Uint8Array.from(head);
}

function webpOf(kind: 'VP8 ' | 'VP8L' | 'VP8X', width: number, height: number): Uint8Array {
  const head = Buffer.alloc(32);
  head.write('RIFF');
  head.write('WEBP', 8);
  head.write(kind, 12);
  if (kind === 'VP8 ') {
    head.writeUInt16LE(width, 26);
    head.writeUInt16LE(height, 28);
  } else if (kind === 'VP8L') {
    head.writeUInt32LE(((width - 1) | ((height - 1) << 14)) >>> 0, 21);
  } else {
    head.writeUIntLE(width - 1, 24, 3);
    head.writeUIntLE(height - 1, 27, 3);
  }
  return Uint8Array.from(head);
}

describe('[FILE-1] what a file is, its first bytes say', () => {
  it.each([
    ['pdf', latin('%PDF-1.7\n')],
    ['pdf', latin('\n\n junk %PDF-1.4\n')],
    ['png', pngOf(1, 1)],
    ['jpeg', jpegOf([frame(1, 1)])],
    ['webp', webpOf('VP8 ', 1, 1)],
    ['gif', latin('GIF89a\x01\x00\x01\x00')],
  ])('%s', (kind, bytes) => {
    expect(sniff(bytes)).toBe(kind);
  });

  it.each(['<html>', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'PK\x03\x04', '', 'RIFF....WAVE', 'MZ'])(
    'nothing that we open: %j',
    (head) => {
      expect(sniff(latin(head))).toBeNull();
    },
  );

  it('how large it would unfold is read before anything unfolds', () => {
    expect(pictureSize('png', pngOf(60_000, 40_000))).toEqual({ width: 60_000, height: 40_000 });
    expect(pictureSize('gif', latin('GIF89a\x10\x27\x20\x4e'))).toEqual({ width: 10_000, height: 20_000 });
    for (const kind of ['VP8 ', 'VP8L', 'VP8X'] as const) {
      expect(pictureSize('webp', webpOf(kind, 4000, 3000)), kind).toEqual({ width: 4000, height: 3000 });
    }
    const jpeg = jpegOf([exif, frame(4032, 3024, 0xc2), scan]);
    expect(pictureSize('jpeg', jpeg)).toEqual({ width: 4032, height: 3024 });
    expect(isTooMany({ width: 60_000, height: 60_000 })).toBe(true);
    expect(isTooMany({ width: 8160, height: 6144 })).toBe(false); // what a phone takes
  });

  it('a header that stops early has no size', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('png', 'jpeg', 'webp', 'gif'),
        fc.uint8Array({ maxLength: 60 }),
        (kind, bytes) => {
          const size = pictureSize(kind, bytes);
          expect(size === null || (size.width >= 0 && size.height >= 0)).toBe(true);
        },
      ),
    );
    expect(pictureSize('png', pngOf(5, 5).subarray(0, 20))).toBeNull();
    expect(pictureSize('jpeg', jpegOf([exif]).subarray(0, 12))).toBeNull();
  });
});

it('[FILE-2] whatever its shape, what is stored fits, and stands whole on the sheet', () => {
  const length = fc.double({ min: 0.01, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(length, length, fc.constantFrom(1, 0.5), (width, height, shrink) => {
      const stored = storedSize({ width, height }, shrink);
      expect(Math.max(stored.width, stored.height)).toBeLessThanOrEqual(fileLimits.side);
      expect(Math.min(stored.width, stored.height)).toBeGreaterThanOrEqual(1);
      const { x, y, w, h } = placeOnSheet(stored);
      expect(x).toBeGreaterThanOrEqual(0);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(x + w).toBeLessThanOrEqual(sheet.w + 0.001);
      expect(y + h).toBeLessThanOrEqual(sheet.h + 0.001);
    }),
  );
});
