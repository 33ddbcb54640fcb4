/** Writes records into their groups in Yjs, no more than what changed, and remembers of what we are the last writer. */
import * as Y from 'yjs';
import { groupNames, recordsOf, toGroups, type Groups } from '@/lib/boards/protocol';
import type { BoardRecord, StrokeSegment } from '@/lib/boards/schema';
import { packStroke, toStream, type StreamItem } from '@/lib/boards/strokes/protocol';

/** A group, or the stroke of a shape. */
export type Part = (typeof groupNames)[number] | 'stroke';

export class RecordWriter {
  readonly records: Y.Map<unknown>;
  private readonly lastWritten = new Map<string, Set<Part>>();
  private readonly created = new Set<string>();
  private readonly deleted = new Set<string>();

  constructor(doc: Y.Doc) {
    this.records = recordsOf(doc);
  }

  /** Writes the parts that `may` names and that differ from what Yjs has. */
  write(record: BoardRecord, may: (part: Part) => boolean = () => true): void {
    const groups = toGroups(record);
    const existing = this.records.get(record.id);
    const map = existing instanceof Y.Map ? (existing as Y.Map<unknown>) : this.create(record.id);
    const isNew = map !== existing;
    for (const name of groupNames) {
      const value = groups[name];
      if (
        value !== undefined &&
        (isNew || may(name)) &&
        JSON.stringify(map.get(name)) !== JSON.stringify(value)
      ) {
        map.set(name, value);
        this.note(record.id, name);
      }
    }
    if (groups.segments && (isNew || may('stroke'))) {
      this.writeStroke(record.id, map, groups, groups.segments);
    }
  }

  remove(id: string): void {
    if (this.records.has(id)) {
      this.records.delete(id);
      this.deleted.add(id);
      this.created.delete(id);
      this.lastWritten.delete(id);
    }
  }

  /** Somebody else wrote these keys of a record, or the record itself. */
  noteForeign(id: string, keys: Iterable<string> | undefined): void {
    if (!keys) {
      this.created.delete(id);
      this.deleted.delete(id);
      this.lastWritten.delete(id);
      return;
    }
    for (const key of keys) {
      this.lastWritten.get(id)?.forEach((part) => {
        if (part === key || (part === 'stroke' && (key === 'l' || key === 'S'))) {
          this.lastWritten.get(id)?.delete(part);
        }
      });
    }
  }

  isMine(id: string, part: Part): boolean {
    return this.lastWritten.get(id)?.has(part) ?? false;
  }

  hasCreated(id: string): boolean {
    return this.created.has(id);
  }

  hasDeleted(id: string): boolean {
    return this.deleted.has(id);
  }

  private create(id: string): Y.Map<unknown> {
    const map = new Y.Map<unknown>();
    this.records.set(id, map);
    this.created.add(id);
    this.deleted.delete(id);
    return map;
  }

  private note(id: string, part: Part): void {
    const parts = this.lastWritten.get(id) ?? new Set<Part>();
    this.lastWritten.set(id, parts.add(part));
  }

  private writeStroke(
    id: string,
    map: Y.Map<unknown>,
    groups: Groups,
    segments: readonly StrokeSegment[],
  ): void {
    const isPen = groups.p?.['isPen'] === true;
    if (groups.p?.['isComplete'] === true) {
      const packed = packStroke(segments, isPen);
      const before = map.get('S');
      if (!(before instanceof Uint8Array) || !isEqual(before, packed)) {
        map.set('S', packed);
        this.note(id, 'stroke');
      }
      map.delete('l');
      return;
    }
    const stream = toStream(segments, isPen);
    const live = map.get('l');
    if (live instanceof Y.Array && !map.has('S')) {
      if (appendTo(live, stream)) {
        this.note(id, 'stroke');
      }
      return;
    }
    map.delete('S'); // a finished stroke that is being continued
    const fresh = new Y.Array<StreamItem>();
    fresh.push(stream);
    map.set('l', fresh);
    this.note(id, 'stroke');
  }
}

/** The parts in which two states of one record differ. */
export function changedParts(before: BoardRecord, after: BoardRecord): ReadonlySet<Part> {
  const [one, other] = [toGroups(before), toGroups(after)];
  const changed = new Set<Part>(
    groupNames.filter((name) => JSON.stringify(one[name]) !== JSON.stringify(other[name])),
  );
  if (one.segments !== other.segments || one.p?.['isComplete'] !== other.p?.['isComplete']) {
    changed.add('stroke');
  }
  return changed;
}

/** Only the new end travels; a tail that differs (the editor smooths its last point) is replaced. */
function appendTo(live: Y.Array<unknown>, stream: readonly StreamItem[]): boolean {
  const before = live.toArray();
  let same = 0;
  while (same < before.length && same < stream.length && before[same] === stream[same]) {
    same += 1;
  }
  if (same < before.length) {
    live.delete(same, before.length - same);
  }
  if (same < stream.length) {
    live.push(stream.slice(same));
  }
  return same < before.length || same < stream.length;
}

function isEqual(one: Uint8Array, other: Uint8Array): boolean {
  return one.byteLength === other.byteLength && one.every((byte, at) => byte === other[at]);
}
