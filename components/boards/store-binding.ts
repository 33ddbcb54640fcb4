/**
 * Holds the editor's store and the board's Y.Doc together. Local changes are gathered and written twenty times a second;
 * remote ones go through the reader. What the editor derives while remote changes come in is not written: the author writes it.
 */
import type { TLRecord, TLStore } from 'tldraw';
import type { Doc, Transaction, YEvent, Map as YMap } from 'yjs';
import { isDeletable, lookupIn, sanitize, type Lookup } from '@/lib/boards/rules';
import { fromEditor, RecordReader, toEditorId } from './record-reader';
import { changedParts, RecordWriter } from './record-writer';

export const flushEveryMs = 50;
const typeNames = ['shape', 'binding', 'asset', 'page'] as const;

export type BindingOptions = {
  readonly store: TLStore;
  readonly doc: Doc;
  /** Our seat number, written into what we create. */
  readonly by: number;
  /** Record ids to keep out: what made the editor break the last time. */
  readonly skipped?: ReadonlySet<string>;
  readonly onChange?: () => void;
};

export class StoreBinding {
  private readonly store: TLStore;
  private readonly doc: Doc;
  private readonly reader: RecordReader;
  private readonly writer: RecordWriter;
  private readonly onChange: () => void;
  private readonly leave: (() => void)[] = [];
  /** Records that we changed since the last flush, as they were before (undefined: they are new). */
  private readonly dirty = new Map<string, TLRecord | undefined>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isApplying = false;
  private mayWrite = true;
  private readonly by: number;
  /** The newest remote change, to be left out should the editor break on it. */
  lastApplied: ReadonlySet<string> = new Set();

  constructor({ store, doc, by, skipped = new Set(), onChange = () => undefined }: BindingOptions) {
    this.store = store;
    this.doc = doc;
    this.onChange = onChange;
    this.reader = new RecordReader(store, doc, skipped);
    this.writer = new RecordWriter(doc);
    this.by = by;
    this.applyRemote(this.writer.records.keys());
  }

  /** Follows both sides until `close`; may be started again after it. */
  start(): void {
    if (this.leave.length > 0) {
      return;
    }
    this.watchStore();
    const observer = (events: YEvent<YMap<unknown>>[], transaction: Transaction) =>
      this.onRemote(events, transaction);
    this.writer.records.observeDeep(observer);
    this.leave.push(() => this.writer.records.unobserveDeep(observer));
    this.applyRemote(this.writer.records.keys()); // what came since the first load
  }

  setMayWrite(mayWrite: boolean): void {
    if (!mayWrite) {
      this.flush();
    }
    this.mayWrite = mayWrite;
  }

  get quarantined(): ReadonlyMap<string, string> {
    return this.reader.quarantined;
  }

  /** Writes at once what waits; called at the end of a gesture. */
  flush(): void {
    const changes = this.takeDirty();
    if (changes.length === 0) {
      return;
    }
    const rejected = new Set<string>();
    this.doc.transact(() => {
      const lookup = lookupIn(this.doc, (id) => !this.writer.records.has(id));
      for (const [id, before] of changes) {
        if (!this.mayWrite || !this.writeOne(id, before, lookup)) {
          rejected.add(id);
        }
      }
    }, this);
    if (rejected.size > 0) {
      this.applyRemote(rejected);
    }
  }

  /**
   * Runs an undo or redo of the editor. Its diffs hold whole records, so what others wrote since is put back, and what
   * others deleted stays deleted.
   */
  runUndo(undo: () => void): void {
    this.flush();
    undo();
    const ids = this.takeDirty().map(([id]) => id);
    if (this.mayWrite) {
      this.doc.transact(() => {
        const lookup = lookupIn(this.doc, (id) => !this.writer.records.has(id));
        ids.forEach((id) => this.writeUndone(id, lookup));
      }, this);
    }
    this.applyRemote(ids);
  }

  close(): void {
    this.flush();
    this.leave.splice(0).forEach((leave) => leave());
  }

  private watchStore(): void {
    const { by } = this;
    const effects = this.store.sideEffects;
    for (const typeName of typeNames) {
      this.leave.push(
        effects.registerAfterCreateHandler(typeName, (record) => this.mark(record.id, undefined)),
        effects.registerAfterChangeHandler(typeName, (before) => this.mark(before.id, before)),
        effects.registerAfterDeleteHandler(typeName, (before) => this.mark(before.id, before)),
      );
    }
    this.leave.push(
      effects.registerBeforeCreateHandler('shape', (shape) =>
        this.isApplying || 'by' in shape.meta ? shape : { ...shape, meta: { ...shape.meta, by } },
      ),
      effects.registerBeforeDeleteHandler('page', () => (this.isApplying ? undefined : false)),
    );
  }

  private mark(id: string, before: TLRecord | undefined): void {
    if (this.isApplying) {
      return;
    }
    if (!this.dirty.has(id)) {
      this.dirty.set(id, before);
    }
    this.timer ??= setTimeout(() => this.flush(), flushEveryMs);
  }

  private takeDirty(): [string, TLRecord | undefined][] {
    clearTimeout(this.timer);
    this.timer = undefined;
    const changes = [...this.dirty];
    this.dirty.clear();
    return changes;
  }

  /** False when the record may not stand: the store then gets back what Yjs has. */
  private writeOne(id: string, before: TLRecord | undefined, lookup: Lookup): boolean {
    const record = this.store.get(toEditorId(id));
    if (!record) {
      if (before && !isDeletable(before.typeName)) {
        return false;
      }
      this.writer.remove(id);
      return true;
    }
    const result = sanitize(record, lookup);
    if ('quarantined' in result) {
      return false;
    }
    if (before && !this.writer.records.has(id)) {
      return false; // somebody deleted it meanwhile
    }
    const changed = before && changedParts(fromEditor(before), result.record);
    this.writer.write(result.record, changed && ((part) => changed.has(part)));
    return !result.repaired;
  }

  private writeUndone(id: string, lookup: Lookup): void {
    const record = this.store.get(toEditorId(id));
    const isInYjs = this.writer.records.has(id);
    if (!record) {
      if (isInYjs && this.writer.hasCreated(id)) {
        this.writer.remove(id);
      }
      return;
    }
    const result = sanitize(record, lookup);
    if ('record' in result && (isInYjs || this.writer.hasDeleted(id))) {
      this.writer.write(result.record, (part) => this.writer.isMine(id, part));
    }
  }

  private onRemote(events: YEvent<YMap<unknown>>[], transaction: Transaction): void {
    if (transaction.origin === this) {
      return;
    }
    const ids = new Set<string>();
    for (const event of events) {
      const [id, key] = event.path;
      if (typeof id === 'string') {
        ids.add(id);
        this.writer.noteForeign(id, typeof key === 'string' ? [key] : event.keys.keys());
      } else {
        for (const changed of event.keys.keys()) {
          ids.add(changed);
          this.writer.noteForeign(changed, undefined);
        }
      }
    }
    this.flush(); // our half of a change to the same record, before theirs replaces it in the store
    this.lastApplied = ids;
    this.applyRemote(ids);
  }

  private applyRemote(ids: Iterable<string>): void {
    this.isApplying = true;
    try {
      this.reader.apply(ids);
    } finally {
      this.isApplying = false;
    }
    this.onChange();
  }
}
