/** What happens once when an editor opens: camera, gestures, undo, pasted things, presence. Returns how to undo it all. */
import type { Editor } from 'tldraw';
import type { BoardProvider } from '@/lib/boards/client/board-provider';
import { keepOnSheet } from './board-frame';
import { sendPresence, showPresence, type PresenceSeats } from './presence-layer';
import type { StoreBinding } from './store-binding';

export type Setup = {
  readonly provider: BoardProvider;
  readonly binding: StoreBinding;
  readonly seats: PresenceSeats;
};

export function setUpEditor(editor: Editor, { provider, binding, seats }: Setup): () => void {
  guardUndo(editor, binding);
  refuseForeignContent(editor);
  const leave = [
    keepOnSheet(editor),
    watchGestures(editor, provider, binding),
    sendPresence(editor, provider),
    showPresence(editor.store, provider, seats),
  ];
  return () => leave.forEach((stop) => stop());
}

/** While a finger is down, changes are gathered; when it lifts, the rest goes out at once. */
function watchGestures(editor: Editor, provider: BoardProvider, binding: StoreBinding): () => void {
  const onEvent = (info: { readonly name: string }) => {
    if (info.name === 'pointer_down') {
      provider.setGesture(true);
    } else if (info.name === 'pointer_up' || info.name === 'cancel' || info.name === 'complete') {
      queueMicrotask(() => {
        binding.flush();
        provider.setGesture(false);
      });
    }
  };
  editor.on('event', onEvent);
  return () => void editor.off('event', onEvent);
}

/** The editor's undo would revert what others did since; ours does not. */
function guardUndo(editor: Editor, binding: StoreBinding): void {
  const [undo, redo] = [editor.undo.bind(editor), editor.redo.bind(editor)];
  editor.undo = () => {
    editor.complete();
    binding.runUndo(undo);
    return editor;
  };
  editor.redo = () => {
    editor.complete();
    binding.runUndo(redo);
    return editor;
  };
}

/** No pictures, embeds or previews from elsewhere: a pasted link becomes its own text and nobody is asked about it. */
function refuseForeignContent(editor: Editor): void {
  for (const type of ['files', 'file-replace', 'svg-text', 'embed', 'excalidraw'] as const) {
    editor.registerExternalContentHandler(type, () => undefined);
  }
  editor.registerExternalContentHandler('url', ({ url, point }) => {
    void editor.putExternalContent({ type: 'text', text: url, ...(point ? { point } : {}) });
  });
  editor.registerExternalAssetHandler('file', null);
  editor.registerExternalAssetHandler('url', null);
}
