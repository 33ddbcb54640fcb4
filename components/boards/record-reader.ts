/** Puts what Yjs holds into the editor's store: one record at a time, sanitized, so that no stranger's record can stop the others. */
import type { TLRecord, TLStore } from 'tldraw';
import type { Doc } from 'yjs';
import { decodeRecord, recordsOf } from '@/lib/boards/protocol';
import { isDeletable, lookupIn, sanitize, type Lookup } from '@/lib/boards/rules';
import type { BoardRecord } from '@/lib/boards/schema';

export class RecordReader {
  private readonly store: TLStore;
  private readonly doc: Doc;
  /** Kept out of the editor, with the reason. */
  readonly quarantined = new Map<string, string>();
  private readonly skipped: ReadonlySet<string>;

  constructor(store: TLStore, doc: Doc, skipped: ReadonlySet<string>) {
    this.store = store;
    this.doc = doc;
    this.skipped = skipped;
  }

  /** Never throws. Call it inside nothing: the store must not be in the middle of a change. */
  apply(ids: Iterable<string>): void {
    const lookup = lookupIn(this.doc);
    const ordered = [...ids].map((id) => ({ id, rank: rankOf(id, lookup) })).sort((a, b) => a.rank - b.rank);
    const orphans = new Set<string>();
    this.merge(() => {
      for (const { id } of ordered) {
        if (!this.applyOne(id, lookup)) {
          this.childrenOf(id).forEach((child) => orphans.add(child));
        }
      }
      orphans.forEach((id) => this.applyOne(id, lookup));
    });
  }

  /** A side effect of the editor that throws must not reach the Yjs observer we are called from. */
  private merge(fn: () => void): void {
    try {
      this.store.mergeRemoteChanges(fn);
    } catch (error) {
      this.quarantined.set('merge', error instanceof Error ? error.message : 'unknown');
    }
  }

  /** False if the record is not in the store afterwards. */
  private applyOne(id: string, lookup: Lookup): boolean {
    const raw = recordsOf(this.doc).get(id);
    if (raw === undefined) {
      this.quarantined.delete(id);
      return this.drop(id);
    }
    const decoded = this.skipped.has(id) ? undefined : decodeRecord(id, raw);
    const result = sanitize(decoded, lookup);
    if ('quarantined' in result) {
      this.quarantined.set(id, result.quarantined);
      return this.drop(id);
    }
    try {
      this.store.put([toEditor(this.withParentInStore(result.record, lookup))]);
      this.quarantined.delete(id);
      return true;
    } catch {
      this.quarantined.set(id, 'editor');
      return this.drop(id);
    }
  }

  private drop(id: string): boolean {
    const key = toEditorId(id);
    const record = this.store.get(key);
    if (!record || !isDeletable(record.typeName)) {
      return record !== undefined;
    }
    try {
      this.store.remove([key]);
    } catch {
      return true; // it stays until the next load
    }
    return false;
  }

  /** Yjs may know a parent that was quarantined, or hold a chain that the store still has the other way round. */
  private withParentInStore(record: BoardRecord, lookup: Lookup): BoardRecord {
    if (record.typeName !== 'shape') {
      return record;
    }
    let above: string | undefined = record.parentId;
    for (let steps = 0; above?.startsWith('shape:') && steps < 64; steps += 1) {
      const parent: TLRecord | undefined =
        above === record.id ? undefined : this.store.get(toEditorId(above));
      above = parent?.typeName === 'shape' ? parent.parentId : undefined;
    }
    return above?.startsWith('page:') ? record : { ...record, parentId: lookup.fallbackPageId };
  }

  private childrenOf(id: string): string[] {
    return id.startsWith('shape:')
      ? this.store
          .allRecords()
          .flatMap((one) => (one.typeName === 'shape' && String(one.parentId) === id ? [one.id] : []))
      : [];
  }
}

/** Pages first, parents before children, bindings last. */
function rankOf(id: string, lookup: Lookup): number {
  const head = lookup.get(id);
  if (head?.typeName !== 'shape') {
    return head?.typeName === 'binding' ? 100 : 0;
  }
  let depth = 1;
  for (let above = lookup.get(head.parentId); above?.typeName === 'shape' && depth < 30; depth += 1) {
    above = lookup.get(above.parentId);
  }
  return depth;
}

/** The editor's types are nominal; the contract test proves that sanitized records fit them. */
export function toEditor(record: BoardRecord): TLRecord {
  return record as unknown as TLRecord;
}

export function toEditorId(id: string): TLRecord['id'] {
  return id as TLRecord['id'];
}

/** The other way: a record of the store, not yet checked. */
export function fromEditor(record: TLRecord): BoardRecord {
  return record as unknown as BoardRecord;
}
