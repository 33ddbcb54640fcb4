/** Who may change what on a board. The server asks before it applies an update; the browser may ask the same. */
import { Map as YMap, type Doc } from 'yjs';
import { metaOf, recordsOf } from './protocol';
import type { BoardRecord } from './schema';
import { isPlain } from './strokes/protocol';

export type RecordAct = {
  readonly root: string;
  readonly id: string;
  readonly created: boolean;
  readonly replaced: boolean;
  readonly changed: boolean;
  readonly deleted: boolean;
};

const pupilKinds = ['shape:', 'binding:'] as const;
const lastingKinds = ['page:', 'document:'] as const;

/** PERM-1..5 and PERM-7 in SPEC.md. `ownerOf` tells the seat behind a Yjs client id. */
export function mayChangeRecord(
  act: RecordAct,
  writer: { readonly seat: number; readonly isStaff: boolean },
  doc: Doc,
  ownerOf: (client: number) => number | undefined,
): boolean {
  if (act.root === 'meta') {
    return writer.isStaff && !act.deleted;
  }
  if (act.deleted && !act.replaced && lastingKinds.some((kind) => act.id.startsWith(kind))) {
    return false;
  }
  if (writer.isStaff) {
    return true;
  }
  if (!pupilKinds.some((kind) => act.id.startsWith(kind))) {
    return false;
  }
  const record = recordsOf(doc).get(act.id);
  if (record === undefined) {
    return true; // new, or an addition to what somebody has just taken away: it goes with it
  }
  return ownerOfRecord(record, ownerOf) === writer.seat && !isLocked(record);
}

/** The seat that a record belongs to: whom its fixed part names, else who made it. */
function ownerOfRecord(record: unknown, ownerOf: (client: number) => number | undefined): number | undefined {
  if (!(record instanceof YMap)) {
    return undefined;
  }
  const named = authorIn(record.get('b'));
  const client = record._item?.id.client;
  return named ?? (client === undefined ? undefined : ownerOf(client));
}

export function authorIn(fixed: unknown): number | undefined {
  const meta = isPlain(fixed) ? fixed['meta'] : undefined;
  const by = isPlain(meta) ? meta['by'] : undefined;
  return typeof by === 'number' ? by : undefined;
}

function isLocked(record: unknown): boolean {
  const fixed: unknown = record instanceof YMap ? record.get('b') : undefined;
  return isPlain(fixed) && fixed['isLocked'] === true;
}

export const boardRoots = ['records', 'meta'] as const;
export const isSeeded = (doc: Doc): boolean => metaOf(doc).has('layout');

/** PERM-7: a picture is put onto a board by staff alone. Asked when the record can be read, after it was applied. */
export function mayHold(record: BoardRecord, writer: { readonly isStaff: boolean }): boolean {
  return writer.isStaff || record.typeName !== 'shape' || record.type !== 'image';
}
