/** Everything that goes to the board is drawn anew: what is uploaded was made by this browser, of pixels alone. */
import type { Result } from '@/lib/shared/result';
import { storedSize, type Size } from '../../files/rules';
import { fileLimits, type FileProblem } from '../../files/schema';

export type Picture = Size & { readonly blob: Blob };

export type OpenedFile = {
  readonly pageCount: number;
  /** @param at from 0 */
  readonly draw: (at: number) => Promise<Result<Picture, FileProblem>>;
  readonly close: () => void;
};

/** Less quality first, then fewer pixels, until the server takes it. */
const attempts = [
  { shrink: 1, quality: 0.88 },
  { shrink: 1, quality: 0.7 },
  { shrink: 0.75, quality: 0.6 },
  { shrink: 0.5, quality: 0.5 },
] as const;

/** @param paint draws the page into the canvas, all of it; its ground is white already */
export async function makePicture(
  size: Size,
  paint: (pen: CanvasRenderingContext2D, size: Size) => Promise<void> | void,
): Promise<Picture | null> {
  const canvas = document.createElement('canvas');
  let painted = 0;
  for (const { shrink, quality } of attempts) {
    const target = storedSize(size, shrink);
    if (painted !== shrink) {
      Object.assign(canvas, target);
      const pen = canvas.getContext('2d');
      if (!pen) return null;
      pen.fillStyle = '#fff';
      pen.fillRect(0, 0, target.width, target.height);
      await paint(pen, target);
      painted = shrink;
    }
    const blob = await toJpeg(canvas, quality);
    if (blob && blob.size <= fileLimits.bytes) return { ...target, blob };
  }
  return null;
}

export function toPng(canvas: HTMLCanvasElement): Promise<Blob | null> {
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
}

function toJpeg(canvas: HTMLCanvasElement, quality: number): Promise<Blob | null> {
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
}
