/** The board as files, made in this browser: every page as all see it, pictures, strokes and texts in one (FILE-7). */
import { getAssetUrls } from '@tldraw/assets/selfHosted';
import {
  Box,
  createTLStore,
  defaultBindingUtils,
  defaultShapeUtils,
  Editor,
  type TLAnyShapeUtilConstructor,
  type TLEditorOptions,
  type TLPageId,
  type TLStore,
} from 'tldraw';
import type { FileDesk } from '@/lib/boards/client/files/file-desk';
import { makePicture, toPng } from '@/lib/boards/client/files/picture';
import { writePicturePdf } from '@/lib/boards/client/files/picture-pdf';
import { isFileId } from '@/lib/boards/files/schema';
import { sheet } from '@/lib/boards/schema';
import { boardStoreSchema } from './board-store';

const whole = { width: sheet.w, height: sheet.h };
const sharpness = 1.5;
/** The editor's own list does not fit its own type when optional means absent. */
const shapeUtils = defaultShapeUtils as unknown as readonly TLAnyShapeUtilConstructor[];

type Pictures = Pick<FileDesk, 'read'>;
/** What is on a board, and how an editor is to show it. */
export type Original = Pick<TLEditorOptions, 'options' | 'textOptions'> & {
  readonly snapshot: ReturnType<TLStore['getStoreSnapshot']>;
};

const originalOf = (editor: Editor): Original => ({
  snapshot: editor.store.getStoreSnapshot('document'),
  textOptions: editor.getTextOptions(),
  options: editor.options, // the policy's nonce among them
});

/** The page that is shown, as PNG. */
export async function exportPage(editor: Editor, files: Pictures): Promise<Blob | null> {
  return withCopy(originalOf(editor), files, async (copy) => {
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width: sheet.w * sharpness, height: sheet.h * sharpness });
    const pen = canvas.getContext('2d');
    if (!pen) return null;
    pen.fillStyle = '#fff';
    pen.fillRect(0, 0, canvas.width, canvas.height);
    await paintPage(copy, editor.getCurrentPageId(), pen, canvas);
    return toPng(canvas);
  });
}

type OnProgress = (done: number, total: number) => void;

export function exportPages(editor: Editor, files: Pictures, onProgress: OnProgress): Promise<Blob | null> {
  return exportOriginal(originalOf(editor), files, onProgress);
}

/** All pages as one PDF. */
export async function exportOriginal(
  original: Original,
  files: Pictures,
  onProgress: OnProgress,
): Promise<Blob | null> {
  return withCopy(original, files, async (copy) => {
    const pages = copy.getPages();
    const pictures: { bytes: Uint8Array; width: number; height: number }[] = [];
    for (const [at, { id }] of pages.entries()) {
      onProgress(at, pages.length);
      const picture = await makePicture(whole, (pen, size) => paintPage(copy, id, pen, size));
      if (!picture) return null;
      const bytes = new Uint8Array(await picture.blob.arrayBuffer());
      pictures.push({ bytes, width: picture.width, height: picture.height });
    }
    return new Blob([writePicturePdf(pictures)], { type: 'application/pdf' });
  });
}

async function paintPage(
  copy: Editor,
  pageId: TLPageId,
  pen: CanvasRenderingContext2D,
  { width, height }: { readonly width: number; readonly height: number },
): Promise<void> {
  copy.setCurrentPage(pageId);
  const shapes = [...copy.getCurrentPageShapeIds()];
  if (shapes.length === 0) return;
  await copy.fonts.loadRequiredFontsForCurrentPage(copy.options.maxFontsToLoadBeforeRender);
  const { blob } = await copy.toImage(shapes, {
    format: 'png',
    bounds: new Box(0, 0, sheet.w, sheet.h),
    padding: 0,
    background: false,
    darkMode: false,
    pixelRatio: width / sheet.w,
  });
  const bitmap = await createImageBitmap(blob);
  pen.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
}

/** A second editor over what is on the board now, so that nobody's screen turns its pages meanwhile. */
async function withCopy<T>(
  { snapshot, ...look }: Original,
  files: Pictures,
  work: (copy: Editor) => Promise<T>,
): Promise<T> {
  const container = document.createElement('div');
  container.className = 'tl-container tl-theme__light';
  container.inert = true;
  Object.assign(container.style, {
    position: 'fixed',
    insetInlineStart: '-9999px',
    width: '1px',
    height: '1px',
  });
  document.body.append(container);
  const store = createTLStore({
    schema: boardStoreSchema,
    assets: { upload: () => Promise.reject(new Error('a copy takes nothing')), resolve: asData(files) },
  });
  store.loadStoreSnapshot(snapshot);
  const copy = new Editor({
    store,
    shapeUtils,
    bindingUtils: defaultBindingUtils,
    tools: [],
    getContainer: () => container,
    fontAssetUrls: getAssetUrls({ baseUrl: '/tldraw/' }).fonts,
    ...look,
  });
  try {
    return await work(copy);
  } finally {
    copy.dispose();
    container.remove();
  }
}

/** Inside a picture of the page there is no other address than its own data. */
function asData(files: Pictures) {
  return async ({ props }: { readonly props: { readonly src?: string | null } }): Promise<string | null> => {
    const id = props.src?.startsWith('asset:') ? props.src.slice('asset:'.length) : null;
    const picture = isFileId(id) ? await files.read(id) : null;
    if (!picture) return null;
    return new Promise((resolve, reject) => {
      const reader = new FileReader();
      reader.onload = () => resolve(String(reader.result));
      reader.onerror = () => reject(new Error('a picture could not be read'));
      reader.readAsDataURL(picture);
    });
  };
}
