/** Brings what lies on sheets of a lesson to pages of its class board: copies, so that a sheet stays as it is. */
import { getIndicesAbove, type IndexKey } from 'tldraw';
import { Map as YMap, type Doc } from 'yjs';
import { decodeRecord, recordsOf, toYMap } from '@/lib/boards/protocol';
import { lookupIn, sanitize } from '@/lib/boards/rules';
import { limits, type BoardRecord, type BoardShape } from '@/lib/boards/schema';
import { newId } from '@/lib/shared/ids';

export type Sheet = { readonly doc: Doc; readonly name: string };
export type Brought = {
  /** The new pages, in the order of their sheets; a sheet with nothing on it has none. */
  readonly pages: readonly string[];
  /** Some found no place any more: a board has so many pages. */
  readonly isFull: boolean;
};

/** One message to the server is far larger; characters of a stroke are some four times its bytes. */
const charsMax = 400_000;

export async function bringSheets(sheets: readonly Sheet[], board: Doc): Promise<Brought> {
  const filled = sheets
    .map(({ doc, name }) => ({ name, records: readRecords(doc) }))
    .filter(({ records }) => records.some(({ typeName }) => typeName === 'shape'));
  const present = readRecords(board).flatMap((one) => (one.typeName === 'page' ? [one.index] : []));
  const fitting = filled.slice(0, Math.max(0, limits.pages - present.length));
  const above = present.toSorted((one, other) => (one < other ? -1 : 1)).at(-1);
  const indices = getIndicesAbove((above ?? 'a0') as IndexKey, fitting.length);
  const pages: string[] = [];
  for (const [at, { name, records }] of fitting.entries()) {
    const id = `page:${newId()}`;
    const page = { id, typeName: 'page', name, index: indices[at] ?? 'a1', meta: {} } as const;
    for (const part of inParts([page, ...copyTo(id, records)])) {
      const target = recordsOf(board);
      board.transact(() => part.forEach((record) => target.set(record.id, toYMap(record))));
      await new Promise((resolve) => setTimeout(resolve)); // or the next part would go out in the same message
    }
    pages.push(id);
  }
  return { pages, isFull: fitting.length < filled.length };
}

/** Sound ones only. */
function readRecords(doc: Doc): readonly BoardRecord[] {
  const lookup = lookupIn(doc);
  return [...recordsOf(doc)].flatMap(([id, map]) => {
    const read = map instanceof YMap ? sanitize(decodeRecord(id, map), lookup) : null;
    return read && 'record' in read ? [read.record] : [];
  });
}

/** The same with new names, in the order in which each finds what it stands on. Who drew it stays its author. */
function copyTo(pageId: string, records: readonly BoardRecord[]): readonly BoardRecord[] {
  const shapes = records.filter((one) => one.typeName === 'shape');
  const names = new Map(shapes.map(({ id }) => [id, `shape:${newId()}`]));
  const byId = new Map(shapes.map((shape) => [shape.id, shape]));
  const depthOf = (shape: BoardShape): number => {
    const parent = byId.get(shape.parentId);
    return parent ? depthOf(parent) + 1 : 0;
  };
  const copies = shapes
    .map((shape) => ({ shape, depth: depthOf(shape) }))
    .toSorted((one, other) => one.depth - other.depth)
    .map(({ shape }) => ({
      ...finished(shape),
      id: names.get(shape.id) ?? shape.id,
      parentId: names.get(shape.parentId) ?? pageId,
    }));
  const bindings = records.flatMap((one) => {
    if (one.typeName !== 'binding') return [];
    const [fromId, toId] = [names.get(one.fromId), names.get(one.toId)];
    return fromId && toId ? [{ ...one, id: `binding:${newId()}`, fromId, toId }] : [];
  });
  return [...records.filter((one) => one.typeName === 'asset'), ...copies, ...bindings];
}

/** A stroke that somebody is drawing at this moment ends here where it is. */
function finished(shape: BoardShape): BoardShape {
  if (shape.type === 'draw') return { ...shape, props: { ...shape.props, isComplete: true } };
  if (shape.type === 'highlight') return { ...shape, props: { ...shape.props, isComplete: true } };
  return shape;
}

function inParts(records: readonly BoardRecord[]): readonly (readonly BoardRecord[])[] {
  const parts: BoardRecord[][] = [[]];
  let chars = 0;
  for (const record of records) {
    const size = JSON.stringify(record).length;
    if (chars + size > charsMax && chars > 0) {
      parts.push([]);
      chars = 0;
    }
    chars += size;
    parts.at(-1)?.push(record);
  }
  return parts;
}
