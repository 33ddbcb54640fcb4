/** Files that are dropped onto the board or pasted into it. Returns how to refuse them again, as a board does by itself. */
import type { Editor } from 'tldraw';

export function takePicturesBy(editor: Editor, take: (files: readonly File[]) => void): () => void {
  editor.registerExternalContentHandler('files', ({ files }) => take(files));
  return () => editor.registerExternalContentHandler('files', () => undefined);
}
