/** A file that a teacher chose, as pages that can be drawn. Nothing of it leaves this browser before it was drawn anew. */
import { ok, refuse, type Result } from '@/lib/shared/result';
import { headBytes, isTooMany, pictureSize, sniff, type ChosenKind } from '../../files/rules';
import { chosenLimits, type FileProblem } from '../../files/schema';
import { makePicture, type OpenedFile } from './picture';

/** @param pagesMax as many as the board has room for */
export async function openFile(file: Blob, pagesMax: number): Promise<Result<OpenedFile, FileProblem>> {
  if (file.size > chosenLimits.bytes) return refuse('too-large');
  if (pagesMax < 1) return refuse('full');
  const head = new Uint8Array(await file.slice(0, headBytes).arrayBuffer());
  const kind = sniff(head);
  if (kind === null) return refuse('not-a-picture');
  if (kind === 'pdf') {
    const { openPdf } = await import('./pdf');
    return openPdf(new Uint8Array(await file.arrayBuffer()), pagesMax);
  }
  return openPicture(file, kind, head);
}

async function openPicture(
  file: Blob,
  kind: Exclude<ChosenKind, 'pdf'>,
  head: Uint8Array,
): Promise<Result<OpenedFile, FileProblem>> {
  const size = pictureSize(kind, head);
  if (!size || size.width === 0 || size.height === 0) return refuse('broken');
  if (isTooMany(size)) return refuse('too-large'); // a small file may unfold to gigabytes
  const bitmap = await createImageBitmap(new Blob([file], { type: `image/${kind}` })).catch(() => null);
  if (!bitmap) return refuse('broken');
  return ok({
    pageCount: 1,
    draw: async () => {
      const picture = await makePicture(bitmap, (pen, { width, height }) =>
        pen.drawImage(bitmap, 0, 0, width, height),
      );
      return picture ? ok(picture) : refuse('too-large');
    },
    close: () => bitmap.close(),
  });
}
