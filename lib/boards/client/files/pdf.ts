/**
 * The one door to pdf.js. It reads what is drawn on a page; scripts in a file stay text, because nothing here runs them, and nothing
 * is fetched but its own tables from our address (FILE-6).
 */
import {
  getDocument,
  GlobalWorkerOptions,
  type PDFDocumentLoadingTask,
  type PDFDocumentProxy,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import { ok, refuse, type Result } from '@/lib/shared/result';
import { chosenLimits, type FileProblem } from '../../files/schema';
import { makePicture, type OpenedFile, type Picture } from './picture';

const base = '/pdfjs/';
GlobalWorkerOptions.workerSrc = `${base}pdf.worker.min.mjs`;

export async function openPdf(
  data: Uint8Array<ArrayBuffer>,
  pagesMax: number,
): Promise<Result<OpenedFile, FileProblem>> {
  const task = getDocument({
    data,
    cMapUrl: `${base}cmaps/`,
    standardFontDataUrl: `${base}standard_fonts/`,
    wasmUrl: `${base}wasm/`,
    iccUrl: `${base}iccs/`,
    isEvalSupported: false,
    enableXfa: false,
    useSystemFonts: false,
    stopAtErrors: false,
    maxImageSize: chosenLimits.pixels,
    canvasMaxAreaInBytes: 4 * chosenLimits.pixels,
    verbosity: 0,
  });
  const opened = await inTime(task, task.promise).catch((error: unknown) =>
    error instanceof Error && error.name === 'PasswordException' ? 'locked' : 'broken',
  );
  if (typeof opened === 'string') {
    void task.destroy();
    return refuse(opened);
  }
  if (opened.numPages > pagesMax) {
    void task.destroy();
    return refuse('too-many-pages');
  }
  return ok({
    pageCount: opened.numPages,
    draw: async (at) => {
      try {
        const picture = await inTime(task, drawPage(opened, at));
        return picture ? ok(picture) : refuse('too-large');
      } catch {
        return refuse('broken');
      }
    },
    close: () => void task.destroy(),
  });
}

async function drawPage(document: PDFDocumentProxy, at: number): Promise<Picture | null> {
  const page = await document.getPage(at + 1);
  const { width, height } = page.getViewport({ scale: 1 });
  const picture = await makePicture({ width, height }, async ({ canvas }, target) => {
    const viewport = page.getViewport({ scale: target.width / width });
    await page.render({ canvas, viewport, background: '#fff' }).promise;
  });
  page.cleanup();
  return picture;
}

/** A page that never ends ends with its worker. */
async function inTime<T>(task: PDFDocumentLoadingTask, work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Error('too slow'));
      void task.destroy();
    }, chosenLimits.pageMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
