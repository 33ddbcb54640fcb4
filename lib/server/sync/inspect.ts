import 'server-only';
import * as Y from 'yjs';
import { placeIn, type Place, type Struct, UpdateIndex } from './place';

/** What an update would do to one record of one root. `light`: nothing but small integers appended to a list that exists. */
export type RecordChange = {
  readonly root: string;
  readonly id: string;
  created: boolean;
  replaced: boolean;
  changed: boolean;
  deleted: boolean;
  light: boolean;
};

export type DeleteRange = { readonly client: number; readonly clock: number; readonly len: number };

export type Inspection =
  | { readonly verdict: 'gap' | 'malformed' }
  | {
      readonly verdict: 'ok';
      readonly changes: ReadonlyMap<string, RecordChange>;
      /** Clients whose structs are new to the server. */
      readonly authors: ReadonlySet<number>;
      /** What the ranges of the delete set would do, to leave out single ones of a `syncStep2`. */
      readonly deletes: readonly (DeleteRange & {
        readonly changes: readonly RecordChange[];
        readonly known: boolean;
      })[];
    };

export type Update = ReturnType<typeof Y.decodeUpdate>;
const clockMax = 2 ** 31;
const lightMax = 5000;
const gap: Inspection = { verdict: 'gap' };
const malformed: Inspection = { verdict: 'malformed' };

/** Null for what cannot be decoded. */
export function decodeUpdate(bytes: Uint8Array): Update | null {
  try {
    return Y.decodeUpdate(bytes);
  } catch {
    return null;
  }
}

/**
 * Says what an update touches, without applying it (R3, R5). `tolerant` is for a `syncStep2`, whose delete set speaks of things the
 * server may never have seen.
 */
export function inspect(doc: Y.Doc, update: Update, tolerant: boolean): Inspection {
  const index = new UpdateIndex(doc, update.structs);
  const changes = new Map<string, RecordChange>();
  const authors = new Set<number>();
  for (const struct of update.structs) {
    const { client, clock } = struct.id;
    if (struct instanceof Y.Skip || !index.follows(struct)) {
      return gap;
    }
    if (clock + struct.length > clockMax) {
      return malformed;
    }
    if (clock + struct.length <= Y.getState(doc.store, client)) {
      continue; // known already: Yjs skips it
    }
    authors.add(client);
    const place = struct instanceof Y.Item ? placeIn(index, struct) : 'nowhere';
    if (place === 'gap' || place === 'malformed') {
      return place === 'gap' ? gap : malformed;
    }
    if (place !== 'nowhere' && struct instanceof Y.Item && !noteStruct(doc, changes, place, struct)) {
      return malformed;
    }
  }
  const deletes = inspectDeletes(doc, index, update, changes);
  return !tolerant && deletes.some((range) => !range.known)
    ? gap
    : { verdict: 'ok', changes, authors, deletes };
}

function entry(changes: Map<string, RecordChange>, root: string, id: string): RecordChange {
  const key = root === 'records' ? id : `${root}/${id}`;
  let change = changes.get(key);
  if (!change) {
    change = { root, id, created: false, replaced: false, changed: false, deleted: false, light: true };
    changes.set(key, change);
  }
  return change;
}

/** False for what no layout has (R5). */
function noteStruct(doc: Y.Doc, changes: Map<string, RecordChange>, place: Place, item: Y.Item): boolean {
  const { content } = item;
  const isType = content instanceof Y.ContentType;
  if (isType ? !isPlainType(content.type) : !isPlainContent(content)) {
    return false;
  }
  const change = entry(changes, place.root, place.id);
  if (place.depth > 0) {
    change.changed = true;
    change.light &&= isLight(place, item);
    return true;
  }
  change.light = false;
  if (content instanceof Y.ContentDeleted) {
    return true; // set and taken back by its author
  }
  const root: unknown = doc.share.get(place.root); // never made here: a stranger could name any root
  const exists = root instanceof Y.Map && root.has(place.id);
  change[exists || change.created ? 'replaced' : 'created'] = true;
  return place.root !== 'records' || (isType && content.type instanceof Y.Map);
}

// `constructor`, not `instanceof`: the XML types derive from these.
function isPlainType(type: { readonly constructor: unknown }): boolean {
  return type.constructor === Y.Map || type.constructor === Y.Array;
}

function isPlainContent(content: object): boolean {
  return (
    content instanceof Y.ContentAny ||
    content instanceof Y.ContentBinary ||
    content instanceof Y.ContentDeleted
  );
}

function isLight(place: Place, item: Y.Item): boolean {
  return (
    place.inList &&
    item.origin !== null &&
    item.content instanceof Y.ContentAny &&
    item.content.arr.every((value: unknown) => Number.isInteger(value) && Math.abs(Number(value)) <= lightMax)
  );
}

type Deletes = Extract<Inspection, { verdict: 'ok' }>['deletes'];

function inspectDeletes(
  doc: Y.Doc,
  index: UpdateIndex,
  update: Update,
  changes: Map<string, RecordChange>,
): Deletes {
  const deletes: Deletes[number][] = [];
  for (const [client, ranges] of update.ds.clients) {
    const state = Y.getState(doc.store, client);
    for (const { clock, len } of ranges) {
      const own = new Map<string, RecordChange>();
      if (clock < state) {
        noteDeleted(doc, index, { client, clock, len: Math.min(len, state - clock) }, own);
      }
      const known = clock + len <= Math.max(state, index.end(client));
      deletes.push({ client, clock, len, changes: [...own.values()], known });
      for (const one of own.values()) {
        const change = entry(changes, one.root, one.id);
        change.changed ||= one.changed;
        change.deleted ||= one.deleted;
        change.light = false;
      }
    }
  }
  return deletes;
}

function noteDeleted(doc: Y.Doc, index: UpdateIndex, range: DeleteRange, changes: Map<string, RecordChange>) {
  const structs = doc.store.clients.get(range.client) ?? [];
  for (let at = Y.findIndexSS(structs, range.clock); at < structs.length; at += 1) {
    const struct: Struct | undefined = structs[at];
    if (!struct || struct.id.clock >= range.clock + range.len) {
      return;
    }
    if (struct instanceof Y.Item && !struct.deleted) {
      const place = index.placeOfStored(struct);
      if (place !== 'nowhere' && place !== 'malformed') {
        const change = entry(changes, place.root, place.id);
        change[place.depth === 0 ? 'deleted' : 'changed'] = true;
      }
    }
  }
}
