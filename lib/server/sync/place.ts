import 'server-only';
import * as Y from 'yjs';

export type Struct = Y.Item | Y.GC | Y.Skip;

/** Where an item stands: under which record of which root, how deep, and whether as an element of a list. */
export type Place = {
  readonly root: string;
  readonly id: string;
  readonly depth: number;
  readonly inList: boolean;
};
type Answer = Place | 'nowhere' | 'gap' | 'malformed';

const depthMax = 6;

/** Structs of one update and of the document it would be applied to, looked up by id. */
export class UpdateIndex {
  private readonly byClient = new Map<number, Struct[]>();
  private readonly places = new Map<Struct, Answer>();
  private readonly doc: Y.Doc;

  constructor(doc: Y.Doc, structs: readonly Struct[]) {
    this.doc = doc;
    for (const struct of structs) {
      const list = this.byClient.get(struct.id.client);
      if (list) {
        list.push(struct);
      } else {
        this.byClient.set(struct.id.client, [struct]);
      }
    }
  }

  /** A client's structs must follow each other, and the first must touch what the server has. */
  follows(struct: Struct): boolean {
    const list = this.byClient.get(struct.id.client) ?? [];
    const first = list[0];
    if (first === struct) {
      return struct.id.clock <= Y.getState(this.doc.store, struct.id.client);
    }
    const before = list[this.indexOf(list, struct.id.clock) - 1];
    return before !== undefined && before.id.clock + before.length === struct.id.clock;
  }

  end(client: number): number {
    const last = this.byClient.get(client)?.at(-1);
    return last ? last.id.clock + last.length : 0;
  }

  /** The struct with this id; undefined if the server would lack it. */
  find(id: Y.ID, asker: Y.Item): Struct | undefined {
    if (id.client === asker.id.client && id.clock >= asker.id.clock) {
      return undefined;
    }
    if (id.clock < Y.getState(this.doc.store, id.client)) {
      return Y.getItem(this.doc.store, id);
    }
    const list = this.byClient.get(id.client) ?? [];
    const found = list[this.indexOf(list, id.clock)];
    return found && id.clock < found.id.clock + found.length ? found : undefined;
  }

  /** Index of the last struct that starts at or before the clock. */
  private indexOf(list: readonly Struct[], clock: number): number {
    let [low, high] = [0, list.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((list[middle]?.id.clock ?? Infinity) <= clock) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  isStored(struct: Struct): boolean {
    return struct.id.clock < Y.getState(this.doc.store, struct.id.client);
  }

  remember(struct: Struct, place: Answer): Answer {
    this.places.set(struct, place);
    return place;
  }

  remembered(struct: Struct): Answer | undefined {
    return this.places.get(struct);
  }

  placeOfStored(item: Y.Item): Place | 'nowhere' | 'malformed' {
    let key: string | null = item.parentSub;
    let type = item.parent;
    const inList = key === null;
    for (let depth = 0; depth <= depthMax; depth += 1) {
      if (!(type instanceof Y.AbstractType)) {
        return 'nowhere';
      }
      const owner: Y.Item | null = type._item;
      if (owner === null) {
        const root = rootName(this.doc, type);
        return root === undefined || key === null
          ? 'malformed'
          : { root, id: key, depth, inList: depth > 0 && inList };
      }
      key = owner.parentSub;
      type = owner.parent;
    }
    return 'malformed';
  }
}

function rootName(doc: Y.Doc, type: unknown): string | undefined {
  for (const [name, root] of doc.share) {
    if (root === type) {
      return name;
    }
  }
  return undefined;
}

/** The place an item of an update would get: as Yjs finds it, by its neighbours or its named parent. */
export function placeIn(index: UpdateIndex, item: Y.Item, calls = 0): Answer {
  const known = index.remembered(item);
  if (known) {
    return known;
  }
  if (calls > 64) {
    return 'malformed';
  }
  return index.remember(item, findPlace(index, item, calls));
}

function findPlace(index: UpdateIndex, item: Y.Item, calls: number): Answer {
  const neighbours = [item.origin, item.rightOrigin].filter((id) => id !== null);
  const found: Struct[] = [];
  for (const id of neighbours) {
    const struct = index.find(id, item);
    if (!struct || struct instanceof Y.Skip) {
      return 'gap';
    }
    found.push(struct);
  }
  if (found.some((struct) => !(struct instanceof Y.Item))) {
    return 'nowhere'; // beside something gone: Yjs makes it gone as well
  }
  const places = found.map((struct) =>
    struct instanceof Y.Item ? placeOf(index, struct, calls) : 'nowhere',
  );
  const [first, second] = places;
  if (first === undefined) {
    return findByParent(index, item, calls);
  }
  // Neighbours in two places would let an item be counted here and end up there.
  return second === undefined || isObjectEqual(first, second) ? first : 'malformed';
}

function isObjectEqual(a: Answer, b: Answer): boolean {
  return typeof a === 'string' || typeof b === 'string'
    ? a === b
    : a.root === b.root && a.id === b.id && a.depth === b.depth && a.inList === b.inList;
}

function placeOf(index: UpdateIndex, item: Y.Item, calls: number): Answer {
  return index.isStored(item) ? index.placeOfStored(item) : placeIn(index, item, calls + 1);
}

function findByParent(index: UpdateIndex, item: Y.Item, calls: number): Answer {
  const parent: unknown = item.parent;
  const key = item.parentSub;
  if (typeof parent === 'string') {
    return key === null ? 'malformed' : { root: parent, id: key, depth: 0, inList: false };
  }
  if (!(parent instanceof Y.ID)) {
    return 'malformed';
  }
  const holder = index.find(parent, item);
  if (!holder || holder instanceof Y.Skip) {
    return 'gap';
  }
  if (!(holder instanceof Y.Item)) {
    return 'nowhere';
  }
  const { content } = holder;
  if (content instanceof Y.ContentDeleted) {
    return 'nowhere';
  }
  if (!(content instanceof Y.ContentType) || (key === null) !== (content.type.constructor === Y.Array)) {
    return 'malformed';
  }
  const outer = placeOf(index, holder, calls);
  if (typeof outer === 'string') {
    return outer;
  }
  return outer.depth >= depthMax ? 'malformed' : { ...outer, depth: outer.depth + 1, inList: key === null };
}
