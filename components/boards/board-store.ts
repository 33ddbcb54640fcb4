/** The editor's store with exactly the shapes that a board may hold, and the pictures of this lesson only. */
import {
  createTLSchema,
  createTLStore,
  defaultBindingSchemas,
  defaultShapeSchemas,
  type TLAssetStore,
  type TLStore,
} from 'tldraw';
import type { FileDesk } from '@/lib/boards/client/files/file-desk';
import { isFileId } from '@/lib/boards/files/schema';

const { draw, highlight, geo, line, arrow, text, note, frame, group, image } = defaultShapeSchemas;
export const boardStoreSchema = createTLSchema({
  shapes: { draw, highlight, geo, line, arrow, text, note, frame, group, image },
  bindings: defaultBindingSchemas,
});

export type BoardPictures = {
  readonly assets: TLAssetStore;
  /** Gives back the memory of what was shown. */
  readonly close: () => void;
};

/** What `asset:<id>` is, from the lesson's own address; anything else is nothing, whoever wrote it (SAN-13). */
export function boardPictures(files: FileDesk | null): BoardPictures {
  const shown = new Map<string, string>();
  const read = async (src: unknown): Promise<{ id: string; picture: Blob } | null> => {
    const id = typeof src === 'string' && src.startsWith('asset:') ? src.slice('asset:'.length) : null;
    if (!files || !isFileId(id)) return null;
    const picture = await files.read(id);
    return picture && { id, picture };
  };
  return {
    assets: {
      upload: () => Promise.reject(new Error('pictures come by the button')),
      resolve: async ({ props }) => {
        const found = await read(props.src);
        if (!found) return null;
        const url = shown.get(found.id) ?? URL.createObjectURL(found.picture);
        shown.set(found.id, url);
        return url;
      },
    },
    close: () => {
      shown.forEach((url) => URL.revokeObjectURL(url));
      shown.clear();
    },
  };
}

export function createBoardStore(assets: TLAssetStore = boardPictures(null).assets): TLStore {
  return createTLStore({ schema: boardStoreSchema, assets });
}
