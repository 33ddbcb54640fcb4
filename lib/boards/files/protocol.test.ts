import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sheet } from '../schema';
import {
  comment,
  exif,
  frame,
  huffman,
  jpegOf,
  plainJpeg,
  profile,
  quantization,
  scan,
  segment,
} from '@/lib/testing/jpegs';
import { cleanJpeg } from './protocol';
import { fileLimits } from './schema';

const text = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString('latin1');

describe('[FILE-3] what is stored of a JPEG', () => {
  it('is what a decoder needs, and its size as the header has it', () => {
    const cleaned = cleanJpeg(plainJpeg(640, 400));
    expect(cleaned).toMatchObject({ width: 640, height: 400 });
    for (const part of [quantization, frame(640, 400), huffman, scan]) {
      expect(text(cleaned?.bytes)).toContain(text(Uint8Array.from(part)));
    }
  });

  it('has no place, no comment, no profile, no thumbnail and nothing behind its end, wherever they stood', () => {
    const thumbnail = segment(0xe0, [...Buffer.from('JFXX\0\x10'), ...plainJpeg()]);
    const dirty = jpegOf(
      [exif, profile, quantization, comment, frame(640, 400), huffman, thumbnail, scan, exif, scan],
      [0xff, 0xd9, ...Buffer.from('PK\x03\x04 and <html>')],
    );
    const cleaned = cleanJpeg(dirty);
    expect(cleaned?.bytes).toEqual(
      cleanJpeg(jpegOf([quantization, frame(640, 400), huffman, scan, scan]))?.bytes,
    );
    expect(text(cleaned?.bytes)).not.toMatch(/Exif|GPS|Anna|script|ICC|JFXX|PK|html/);
  });

  it('is the same when it is cleaned again', () => {
    const once = cleanJpeg(jpegOf([exif, quantization, frame(9, 9), huffman, scan]));
    expect(cleanJpeg(once?.bytes ?? new Uint8Array())).toEqual(once);
  });

  it.each([
    ['a page of the web', Buffer.from('<html><script>1</script></html>')],
    ['a PNG', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')],
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['nothing', Buffer.alloc(0)],
    ['a start alone', jpegOf([])],
    ['no picture data', jpegOf([quantization, frame(9, 9), huffman])],
    ['data without a frame', jpegOf([quantization, huffman, scan])],
    ['two frames', jpegOf([frame(9, 9), frame(9, 9), scan])],
    ['no end', jpegOf([quantization, frame(9, 9), huffman, scan], [])],
    ['a segment longer than the file', jpegOf([[0xff, 0xdb, 0xff, 0xff, 1]])],
    ['a lossless frame', jpegOf([frame(9, 9, 0xc3), scan])],
    ['an arithmetic one', jpegOf([frame(9, 9, 0xc9), scan])],
    ['a height that comes later', jpegOf([frame(9, 0), scan])],
    ['bytes between segments', jpegOf([quantization, [1, 2, 3], frame(9, 9), scan])],
  ])('refuses %s', (_what, bytes) => {
    expect(cleanJpeg(bytes)).toBeNull();
  });

  it('refuses what unfolds: more pixels than we store, scans without end, more bytes than we take', () => {
    expect(cleanJpeg(plainJpeg(fileLimits.side, fileLimits.side))).not.toBeNull();
    expect(cleanJpeg(plainJpeg(fileLimits.side + 1, 1))).toBeNull();
    expect(cleanJpeg(plainJpeg(65_535, 65_535))).toBeNull();
    const scans = (count: number) =>
      jpegOf([quantization, frame(9, 9, 0xc2), huffman, ...Array.from({ length: count }, () => scan)]);
    expect(cleanJpeg(scans(fileLimits.scans))).not.toBeNull();
    expect(cleanJpeg(scans(fileLimits.scans + 1))).toBeNull();
    const long = [...scan, ...Array.from({ length: fileLimits.bytes }, () => 1)];
    expect(cleanJpeg(jpegOf([quantization, frame(9, 9), huffman, long]))).toBeNull();
  });

  it('never throws, and keeps no marker that tells about anything', () => {
    const part = fc.oneof(
      fc.constantFrom(quantization, huffman, scan, exif, comment, profile, frame(9, 9), frame(9, 9, 0xc2)),
      fc.array(fc.integer({ min: 0, max: 255 }), { maxLength: 20 }),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const cleaned = cleanJpeg(jpegOf(parts));
        expect(text(cleaned?.bytes)).not.toMatch(/Exif|script|ICC_PROFILE/);
        if (cleaned) expect(cleanJpeg(cleaned.bytes)).toEqual(cleaned);
      }),
      { numRuns: 400 },
    );
  });
});

it('[FILE-2] what is stored is one and a half times as sharp as the sheet', () => {
  expect(fileLimits.side).toBe(1.5 * sheet.w);
});
