/** The board of a lesson that is over, as a PDF: read once from the server, drawn by this browser, shown nowhere. */
import 'tldraw/tldraw.css';
import './board.css';
import { defaultAddFontsFromNode, tipTapDefaultExtensions } from 'tldraw';
import { applyUpdate, Doc } from 'yjs';
import { metaOf, recordsOf } from '@/lib/boards/protocol';
import { editorSchema, layoutVersion, limits } from '@/lib/boards/schema';
import { ok, refuse, type Result } from '@/lib/shared/result';
import { createBoardStore } from './board-store';
import { applyBoardTheme } from './board-theme';
import { exportOriginal, type Original } from './export-board';
import { handOver } from './hand-over';
import { RecordReader } from './record-reader';

export type KeptBoardProblem = 'empty' | 'gone' | 'newer' | 'broken';

type Save = {
  /** Of the board; its pictures are below it. */
  readonly address: string;
  readonly fileName: string;
  readonly onProgress: (done: number, total: number) => void;
};

export async function saveKeptBoard(options: Save): Promise<Result<null, KeptBoardProblem>> {
  const { address, fileName, onProgress } = options;
  const update = await load(address, 'application/octet-stream');
  if (!update) return refuse('gone');
  const doc = new Doc();
  applyUpdate(doc, new Uint8Array(await update.arrayBuffer()));
  const isOurs = metaOf(doc).get('layout') === layoutVersion && metaOf(doc).get('schema') === editorSchema;
  if (!isOurs) return refuse('newer');
  const original = originalOf(doc);
  if (!Object.values(original.snapshot.store).some(({ typeName }) => typeName === 'shape')) {
    return refuse('empty');
  }
  applyBoardTheme();
  const files = { read: (id: string) => load(`${address}/${id}`, 'image/jpeg') };
  const pdf = await exportOriginal(original, files, onProgress);
  if (!pdf) return refuse('broken');
  handOver(pdf, fileName);
  return ok(null);
}

/** Null: there is none for us. Who is not signed in any more gets a page instead. */
async function load(address: string, type: string): Promise<Blob | null> {
  const answer = await fetch(address, { cache: 'no-store' });
  if (answer.status >= 500) throw new Error('the server could not answer');
  return answer.ok && answer.headers.get('content-type') === type ? answer.blob() : null;
}

/** Record by record, as the lesson's own screens read it, so that one that is broken stops none. */
function originalOf(doc: Doc): Original {
  const store = createBoardStore();
  new RecordReader(store, doc, new Set()).apply(recordsOf(doc).keys());
  const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce;
  return {
    snapshot: store.getStoreSnapshot('document'),
    options: { maxPages: limits.pages, ...(nonce ? { nonce } : {}) },
    textOptions: {
      addFontsFromNode: defaultAddFontsFromNode,
      tipTapConfig: { extensions: tipTapDefaultExtensions, ...(nonce ? { injectNonce: nonce } : {}) },
    },
  };
}
