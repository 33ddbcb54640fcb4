/** The editor's store with exactly the shapes that a board may hold. */
import {
  createTLSchema,
  createTLStore,
  defaultBindingSchemas,
  defaultShapeSchemas,
  type TLAssetStore,
  type TLStore,
} from 'tldraw';

const { draw, highlight, geo, line, arrow, text, note, frame, group, image } = defaultShapeSchemas;
export const boardStoreSchema = createTLSchema({
  shapes: { draw, highlight, geo, line, arrow, text, note, frame, group, image },
  bindings: defaultBindingSchemas,
});

/** Pictures are not offered yet: nothing is uploaded, and nothing is fetched from anywhere. */
const noAssets: TLAssetStore = {
  upload: () => Promise.reject(new Error('boards take no pictures')),
  resolve: () => null,
};

export function createBoardStore(): TLStore {
  return createTLStore({ schema: boardStoreSchema, assets: noAssets });
}
