/** Makes a page of the board of every page of a file: drawn here, stored by the server, locked at the bottom of its page. */
import { AssetRecordType, createShapeId, type Editor, PageRecordType, type TLPageId } from 'tldraw';
import type { FileDesk } from '@/lib/boards/client/files/file-desk';
import { openFile } from '@/lib/boards/client/files/open-file';
import type { Picture } from '@/lib/boards/client/files/picture';
import { placeOnSheet } from '@/lib/boards/files/rules';
import type { FileProblem } from '@/lib/boards/files/schema';
import { limits } from '@/lib/boards/schema';
import { ok, type Result } from '@/lib/shared/result';

export type PutOptions = {
  readonly files: FileDesk;
  /** Brings new records to the others before the lesson turns to them. */
  readonly flush: () => void;
  /** The page that the file begins on. */
  readonly onFirst: (pageId: string) => void;
  readonly onProgress: (done: number, total: number) => void;
  readonly signal: AbortSignal;
};

export async function putFile(
  editor: Editor,
  file: Blob,
  { files, flush, onFirst, onProgress, signal }: PutOptions,
): Promise<Result<undefined, FileProblem>> {
  const opened = await openFile(file, roomFor(editor));
  if (!opened.ok) return opened;
  const { pageCount, draw, close } = opened.value;
  try {
    for (let at = 0; at < pageCount; at += 1) {
      onProgress(at, pageCount);
      const drawn = await draw(at);
      if (!drawn.ok) return drawn;
      const stored = signal.aborted ? null : await files.send(drawn.value.blob);
      if (!stored || signal.aborted) return ok();
      if (!stored.ok) return stored;
      const pageId = putPicture(editor, stored.value.id, drawn.value);
      flush();
      if (at === 0) onFirst(pageId);
    }
    return ok();
  } finally {
    close();
  }
}

const isEmpty = (editor: Editor, pageId: TLPageId) => editor.getPageShapeIds(pageId).size === 0;

/** How many pages of a file have room: an empty page that is shown takes the first one. */
function roomFor(editor: Editor): number {
  const free = limits.pages - editor.getPages().length;
  return isEmpty(editor, editor.getCurrentPageId()) ? free + 1 : free;
}

/** Outside of the teacher's undo: pages stay, and a picture without its page would be nothing. */
function putPicture(editor: Editor, fileId: string, picture: Picture): TLPageId {
  const assetId = AssetRecordType.createId(fileId);
  const current = editor.getCurrentPageId();
  const isFree = isEmpty(editor, current);
  const pageId = isFree ? current : PageRecordType.createId(createShapeId().slice('shape:'.length));
  const { x, y, w, h } = placeOnSheet(picture);
  editor.run(
    () => {
      if (!isFree) editor.createPage({ id: pageId, name: String(editor.getPages().length + 1) });
      editor.createAssets([
        {
          id: assetId,
          typeName: 'asset',
          type: 'image',
          props: {
            name: '', // what a file is called on somebody's disk is nobody's business
            src: `asset:${fileId}`,
            w: picture.width,
            h: picture.height,
            mimeType: 'image/jpeg',
            isAnimated: false,
            fileSize: picture.blob.size,
          },
          meta: {},
        },
      ]);
      editor.createShape({
        id: createShapeId(),
        type: 'image',
        parentId: pageId,
        x,
        y,
        isLocked: true,
        props: { assetId, w, h },
      });
    },
    { history: 'ignore' },
  );
  return pageId;
}
