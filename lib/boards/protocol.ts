/**
 * Layout 1 of a board in a Y.Doc (SPEC.md, LAY). `records`: id -> Y.Map with few keys, grouped by what one gesture changes:
 * b fixed part, t [x, y, rotation], g sizes, p other props, r text, l live stroke (append only), S finished stroke (bytes).
 */
import * as Y from 'yjs';
import { editorSchema, layoutVersion, limits, type BoardRecord, type StrokeSegment } from './schema';
import { fromStream, isPlain, packStroke, unpackStroke, type Plain } from './strokes/protocol';

export const recordsOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('records');
export const metaOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('meta');

/** What a record becomes in Yjs. `segments` stay outside the groups: they go to `l` or `S`. */
export type Groups = {
  readonly b: Plain;
  readonly t?: readonly number[];
  readonly g?: Plain;
  readonly p?: Plain;
  readonly r?: Plain;
  readonly segments?: readonly StrokeSegment[];
};
export const groupNames = ['b', 't', 'g', 'p', 'r'] as const;
export type GroupName = (typeof groupNames)[number];

const sizeProps = new Set([
  'w',
  'h',
  'growY',
  'scale',
  'crop',
  'start',
  'end',
  'bend',
  'points',
  'elbowMidPoint',
  'labelPosition',
]);
const textProps = new Set(['richText', 'text', 'name', 'altText']);

/** Splits a record (already sanitized) into its groups. Empty groups are left out. */
export function toGroups(record: BoardRecord): Groups {
  if (record.typeName !== 'shape') {
    const { id: _id, ...rest } = record;
    if (!('props' in rest)) {
      return { b: rest };
    }
    const { props, ...b } = rest;
    return { b, p: props };
  }
  const { id: _id, x, y, rotation, props, ...b } = record;
  const g: Record<string, unknown> = {};
  const p: Record<string, unknown> = {};
  const r: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(props)) {
    if (name !== 'segments') {
      (sizeProps.has(name) ? g : textProps.has(name) ? r : p)[name] = value;
    }
  }
  const filled = (group: Plain) => Object.keys(group).length > 0;
  return {
    b,
    t: [x, y, rotation],
    ...(filled(g) ? { g } : {}),
    ...(filled(p) ? { p } : {}),
    ...(filled(r) ? { r } : {}),
    ...('segments' in props ? { segments: props.segments } : {}),
  };
}

/** A whole new Y.Map for a record; for records written in one piece (seed, stamps, import). */
export function toYMap(record: BoardRecord): Y.Map<unknown> {
  const groups = toGroups(record);
  const map = new Y.Map<unknown>();
  for (const name of groupNames) {
    if (groups[name] !== undefined) {
      map.set(name, groups[name]);
    }
  }
  if (groups.segments) {
    map.set('S', packStroke(groups.segments, groups.p?.['isPen'] === true));
  }
  return map;
}

/** The record as it stands in Yjs, unchecked: give it to `sanitize`. Undefined if it is not even laid out as one. */
export function decodeRecord(id: string, map: unknown): Plain | undefined {
  if (!(map instanceof Y.Map)) {
    return undefined;
  }
  const [b, t, g, p, r] = groupNames.map((name) => map.get(name));
  if (!isPlain(b)) {
    return undefined;
  }
  const typeName = b['typeName'];
  if (typeName !== 'shape') {
    const props = { ...(isPlain(g) ? g : {}), ...(isPlain(p) ? p : {}) };
    return { ...b, id, ...(typeName === 'asset' || typeName === 'binding' ? { props } : {}) };
  }
  if (!Array.isArray(t)) {
    return undefined;
  }
  const props: Record<string, unknown> = { ...asPlain(g), ...asPlain(p), ...asPlain(r) };
  if (b['type'] === 'draw' || b['type'] === 'highlight') {
    props['segments'] = readStroke(map, props['isPen'] === true);
  }
  return { ...b, id, x: t[0] as unknown, y: t[1] as unknown, rotation: t[2] as unknown, props };
}

function asPlain(value: unknown): Plain {
  return isPlain(value) ? value : {};
}

function readStroke(map: Y.Map<unknown>, isPen: boolean): readonly StrokeSegment[] | undefined {
  const packed = map.get('S');
  if (packed instanceof Uint8Array) {
    return unpackStroke(packed, isPen);
  }
  const live = map.get('l');
  return live instanceof Y.Array && live.length <= limits.streamNumbers
    ? fromStream(live.toArray(), isPen)
    : undefined;
}

/** Marks an empty document as a board; the server calls it through `seedBoard`. */
export function stampLayout(doc: Y.Doc): void {
  metaOf(doc).set('layout', layoutVersion);
  metaOf(doc).set('schema', editorSchema);
}
