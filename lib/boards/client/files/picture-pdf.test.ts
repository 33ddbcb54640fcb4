import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect, it } from 'vitest';
import { plainJpeg } from '@/lib/testing/jpegs';
import { writePicturePdf } from './picture-pdf';

it('[FILE-7] a reader finds a page for each picture, in its shape, and nothing else', async () => {
  const pictures = [plainJpeg(2400, 1500), plainJpeg(100, 100), plainJpeg(1, 1)];
  const sizes = [
    [2400, 1500],
    [100, 100],
    [1, 1],
  ] as const;
  const bytes = writePicturePdf(
    pictures.map((picture, at) => ({
      bytes: picture,
      width: sizes[at]?.[0] ?? 0,
      height: sizes[at]?.[1] ?? 0,
    })),
  );
  const words = Buffer.from(bytes).toString('latin1');
  expect(words).not.toMatch(/Producer|Author|CreationDate|JavaScript|URI/);
  expect(words.match(/\/Filter \/DCTDecode/g)).toHaveLength(3);
  const task = getDocument({ data: bytes, verbosity: 0, stopAtErrors: true });
  const pdf = await task.promise;
  expect(pdf.numPages).toBe(3);
  const first = (await pdf.getPage(1)).getViewport({ scale: 1 });
  expect([first.width, first.height]).toEqual([842, 526.25]);
  const second = (await pdf.getPage(2)).getViewport({ scale: 1 });
  expect(second.width).toBe(second.height);
  expect((await pdf.getMetadata()).info).not.toHaveProperty('Producer');
  await task.destroy();
});

it('each picture lies in the file as it was', () => {
  const picture = plainJpeg(40, 30);
  const bytes = Buffer.from(writePicturePdf([{ bytes: picture, width: 40, height: 30 }]));
  expect(bytes.includes(Buffer.from(picture))).toBe(true);
  const start = Number(/startxref\n(\d+)/.exec(bytes.toString('latin1'))?.[1]);
  expect(bytes.subarray(start, start + 4).toString()).toBe('xref');
});
