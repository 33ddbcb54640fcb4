import 'server-only';
import type * as Y from 'yjs';
import type { RecordChange } from './inspect';

export type Writer = { readonly seat: number; readonly isStaff: boolean };

/** What a document's records mean and who may do what with them; the room knows neither. */
export type DocumentPolicy = {
  readonly roots: readonly string[];
  /** Before the update is applied (R5). `ownerOf` tells the seat behind a Yjs client id. */
  allows(
    change: RecordChange,
    writer: Writer,
    doc: Y.Doc,
    ownerOf: (client: number) => number | undefined,
  ): boolean;
  /** After it, inside the same transaction (R7). Returns the ids that were removed or repaired. */
  settle(doc: Y.Doc, touched: readonly Touched[]): readonly string[];
};

export type Touched = { readonly change: RecordChange; readonly writer: Writer };
