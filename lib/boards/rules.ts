/** What may stand on a board (SPEC.md, SAN and SEED). Pure; the same code decides in the browser, the server and at import. */
import { Map as YMap, type Doc } from 'yjs';
import {
  assetSchema,
  bindingSchema,
  documentId,
  documentSchema,
  firstPageId,
  limits,
  pageSchema,
  shapeSchema,
  type BoardBinding,
  type BoardPage,
  type BoardRecord,
  type BoardShape,
} from './schema';
import { byteLength, cleanRichText, isSoundLink } from './text/rules';
import { recordsOf, stampLayout, toGroups, toYMap } from './protocol';
import { isPlain, packStroke, type Plain } from './strokes/protocol';

export const quarantineReasons = [
  'malformed',
  'unknown-type',
  'too-large',
  'text',
  'missing-end',
  'too-many',
] as const;
export type QuarantineReason = (typeof quarantineReasons)[number];

export type Sanitized =
  { readonly record: BoardRecord; readonly repaired: boolean } | { readonly quarantined: QuarantineReason };

/** What `sanitize` needs to know of the rest of the board. All answers come from Yjs itself, so every replica decides alike. */
export type Lookup = {
  readonly get: (id: string) => Head | undefined;
  readonly fallbackPageId: string;
  /** Counting is asked only for a record that is new to the board. */
  readonly isNew: (id: string) => boolean;
  readonly pageCount: () => number;
  readonly shapeCount: (pageId: string) => number;
};
export type Head = { readonly typeName: string; readonly type: string; readonly parentId: string };

/** The one gate. Never throws; what it returns is a fresh copy that shares nothing with the input. */
export function sanitize(record: unknown, lookup: Lookup): Sanitized {
  try {
    return isPlain(record) ? sanitizePlain(record, lookup) : quarantine('malformed');
  } catch {
    return quarantine('malformed'); // a getter, a revoked proxy, a stack overflow: whatever it was, it stays out
  }
}

const quarantine = (quarantined: QuarantineReason): Sanitized => ({ quarantined });

function sanitizePlain(record: Plain, lookup: Lookup): Sanitized {
  switch (record['typeName']) {
    case 'shape':
      return sanitizeShape(record, lookup);
    case 'binding': {
      const binding = bindingSchema.safeParse(record);
      return binding.success ? checkBinding(binding.data, lookup) : quarantine('malformed');
    }
    case 'page': {
      const page = pageSchema.safeParse(record);
      return page.success ? checkPage(page.data, lookup) : quarantine('malformed');
    }
    case 'document': {
      const document = documentSchema.safeParse(record);
      return document.success ? { record: document.data, repaired: false } : quarantine('malformed');
    }
    case 'asset': {
      const asset = assetSchema.safeParse(record);
      return asset.success ? { record: asset.data, repaired: false } : quarantine('malformed');
    }
    default:
      return quarantine('unknown-type');
  }
}

function checkPage(page: BoardPage, lookup: Lookup): Sanitized {
  const full = lookup.isNew(page.id) && lookup.pageCount() >= limits.pages;
  return full ? quarantine('too-many') : { record: page, repaired: false };
}

/** An arrow that holds on to an arrow or a group would make their outlines depend on each other without end. */
function checkBinding(binding: BoardBinding, lookup: Lookup): Sanitized {
  const [from, to] = [lookup.get(binding.fromId), lookup.get(binding.toId)];
  const sound =
    from?.type === 'arrow' && to?.typeName === 'shape' && to.type !== 'arrow' && to.type !== 'group';
  return sound ? { record: binding, repaired: false } : quarantine('missing-end');
}

const shapeTypes: ReadonlySet<unknown> = new Set(shapeSchema.options.map((one) => one.shape.type.value));

function sanitizeShape(record: Plain, lookup: Lookup): Sanitized {
  if (!shapeTypes.has(record['type'])) {
    return quarantine('unknown-type');
  }
  const parsed = shapeSchema.safeParse(record);
  if (!parsed.success) {
    return quarantine('malformed');
  }
  const { shape, repaired, text } = cleanText(parsed.data);
  if (!text) {
    return quarantine('text');
  }
  if (shapeBytes(shape) > limits.recordBytes) {
    return quarantine('too-large');
  }
  const parentId = soundParent(shape.id, shape.parentId, lookup);
  if (lookup.isNew(shape.id) && lookup.shapeCount(pageOf(parentId, lookup)) >= limits.shapesPerPage) {
    return quarantine('too-many');
  }
  return { record: { ...shape, parentId }, repaired: repaired || parentId !== shape.parentId };
}

function shapeBytes(shape: BoardShape): number {
  const { segments, ...groups } = toGroups(shape);
  const isPen = 'isPen' in shape.props && shape.props.isPen;
  return byteLength(JSON.stringify(groups)) + (segments ? packStroke(segments, isPen).byteLength : 0);
}

/** The parent, or the page to fall back to when there is none, it cannot hold shapes, or the way up never ends. */
function soundParent(id: string, parentId: string, lookup: Lookup): string {
  const parent = lookup.get(parentId);
  if (parent?.typeName === 'page') {
    return parentId;
  }
  if (parent?.typeName !== 'shape' || (parent.type !== 'frame' && parent.type !== 'group')) {
    return lookup.fallbackPageId;
  }
  let above = parentId;
  for (let depth = 1; depth <= limits.depth; depth += 1) {
    const head = lookup.get(above);
    if (above === id) {
      return lookup.fallbackPageId;
    }
    if (head?.typeName !== 'shape') {
      return parentId; // a page, or a lost ancestor, which itself falls back
    }
    above = head.parentId;
  }
  return lookup.fallbackPageId;
}

/** The page that a sound parent stands on. */
export function pageOf(parentId: string, lookup: Lookup): string {
  let above = parentId;
  for (let depth = 0; depth <= limits.depth; depth += 1) {
    const head = lookup.get(above);
    if (head?.typeName !== 'shape') {
      return head ? above : lookup.fallbackPageId;
    }
    above = head.parentId;
  }
  return lookup.fallbackPageId;
}

type Cleaned = { readonly shape: BoardShape; readonly repaired: boolean; readonly text: boolean };

function cleanText(shape: BoardShape): Cleaned {
  switch (shape.type) {
    case 'geo':
    case 'note': {
      const url = isSoundLink(shape.props.url) ? shape.props.url : '';
      const doc = cleanRichText(shape.props.richText);
      const repaired = url !== shape.props.url || doc.repaired;
      const next: BoardShape =
        shape.type === 'geo'
          ? { ...shape, props: { ...shape.props, url, richText: doc.doc } }
          : { ...shape, props: { ...shape.props, url, richText: doc.doc } };
      return { shape: next, repaired, text: doc.sound };
    }
    case 'text': {
      const doc = cleanRichText(shape.props.richText);
      return {
        shape: { ...shape, props: { ...shape.props, richText: doc.doc } },
        repaired: doc.repaired,
        text: doc.sound,
      };
    }
    case 'image': {
      const url = isSoundLink(shape.props.url) ? shape.props.url : '';
      return {
        shape: { ...shape, props: { ...shape.props, url } },
        repaired: url !== shape.props.url,
        text: true,
      };
    }
    case 'arrow':
      return { shape, repaired: false, text: byteLength(shape.props.text) <= limits.textBytes };
    case 'draw':
    case 'highlight':
    case 'line':
    case 'frame':
    case 'group':
      return { shape, repaired: false, text: true };
  }
}

/** Pages and the document stay for good: an editor whose page vanishes is left in pieces. */
export function isDeletable(typeName: unknown): boolean {
  return typeName !== 'page' && typeName !== 'document';
}

/** Reads heads straight from Yjs. Make one per batch: it counts once and remembers. `isNew` says what the batch has added. */
export function lookupIn(doc: Doc, isNew: (id: string) => boolean = () => false): Lookup {
  const records = recordsOf(doc);
  const counts: { pages: string[] | undefined; shapes: Map<string, number> | undefined } = {
    pages: undefined,
    shapes: undefined,
  };
  const get = (id: string) => headOf(records.get(id));
  const pages = () => (counts.pages ??= pageIds(records));
  const lookup: Lookup = {
    get,
    get fallbackPageId() {
      return pages()[0] ?? firstPageId;
    },
    isNew,
    pageCount: () => pages().filter((id) => !isNew(id)).length,
    shapeCount: (pageId) => (counts.shapes ??= countShapes(records, lookup)).get(pageId) ?? 0,
  };
  return lookup;
}

function headOf(map: unknown): Head | undefined {
  const b = map instanceof YMap ? map.get('b') : undefined;
  if (!isPlain(b) || typeof b['typeName'] !== 'string') {
    return undefined;
  }
  return { typeName: b['typeName'], type: String(b['type'] ?? ''), parentId: String(b['parentId'] ?? '') };
}

function pageIds(records: YMap<unknown>): string[] {
  return Array.from(records.keys())
    .filter((id) => id.startsWith('page:') && headOf(records.get(id))?.typeName === 'page')
    .sort(
      (one, other) => Number(other === firstPageId) - Number(one === firstPageId) || (one < other ? -1 : 1),
    );
}

function countShapes(records: YMap<unknown>, lookup: Lookup): Map<string, number> {
  const counts = new Map<string, number>();
  for (const id of records.keys()) {
    const head = id.startsWith('shape:') && !lookup.isNew(id) ? lookup.get(id) : undefined;
    if (head?.typeName === 'shape') {
      const page = pageOf(head.parentId, lookup);
      counts.set(page, (counts.get(page) ?? 0) + 1);
    }
  }
  return counts;
}

/** A board's first records. Only the server calls it, before anybody joins: two seeds would be two first pages. */
export function seedBoard(doc: Doc): void {
  doc.transact(() => {
    stampLayout(doc);
    const records = recordsOf(doc);
    records.set(
      documentId,
      toYMap({ id: documentId, typeName: 'document', gridSize: 10, name: '', meta: {} }),
    );
    records.set(firstPageId, toYMap({ id: firstPageId, typeName: 'page', name: '1', index: 'a1', meta: {} }));
  }, 'seed');
}
