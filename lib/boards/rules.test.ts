import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { decodeRecord, metaOf, recordsOf, toYMap } from './protocol';
import { isDeletable, lookupIn, sanitize, seedBoard, type Head, type Lookup, type Sanitized } from './rules';
import { documentId, firstPageId, limits } from './schema';

const base = {
  typeName: 'shape',
  x: 0,
  y: 0,
  rotation: 0,
  index: 'a1',
  parentId: firstPageId,
  isLocked: false,
  opacity: 1,
  meta: {},
};
const rich = (...content: unknown[]) => ({ type: 'doc', content });
const paragraph = (...content: unknown[]) => ({
  type: 'paragraph',
  ...(content.length > 0 ? { content } : {}),
});
const geoProps = {
  geo: 'rectangle',
  dash: 'draw',
  url: '',
  w: 10,
  h: 10,
  growY: 0,
  scale: 1,
  labelColor: 'black',
  color: 'black',
  fill: 'none',
  size: 'm',
  font: 'draw',
  align: 'middle',
  verticalAlign: 'middle',
  richText: rich(paragraph()),
};
const geo = (change: object = {}, props: object = {}) => ({
  ...base,
  id: 'shape:g',
  type: 'geo',
  ...change,
  props: { ...geoProps, ...props },
});
const draw = (segments: unknown, isPen = false) => ({
  ...base,
  id: 'shape:d',
  type: 'draw',
  props: {
    color: 'black',
    fill: 'none',
    dash: 'draw',
    size: 'm',
    segments,
    isComplete: true,
    isClosed: false,
    isPen,
    scale: 1,
  },
});
const container = (type: 'group' | 'frame', parentId: string): Head => ({
  typeName: 'shape',
  type,
  parentId,
});

function lookup(
  heads: Record<string, Head> = {},
  counts: { pages?: number; shapes?: number; isNew?: boolean } = {},
): Lookup {
  const page: Head = { typeName: 'page', type: '', parentId: '' };
  return {
    get: (id) => (id === firstPageId ? page : heads[id]),
    fallbackPageId: firstPageId,
    isNew: () => counts.isNew ?? false,
    pageCount: () => counts.pages ?? 1,
    shapeCount: () => counts.shapes ?? 0,
  };
}
const here = lookup();
const reason = (result: Sanitized) => ('quarantined' in result ? result.quarantined : 'sound');
const parentOf = (result: Sanitized) =>
  'record' in result && result.record.typeName === 'shape' ? result.record.parentId : undefined;
const points = (count: number) => Array.from({ length: count }, (_, at) => ({ x: at, y: 0, z: 0.5 }));

describe('a stranger sends a record', () => {
  test('[SAN-2] sound records pass unchanged', () => {
    expect(sanitize(geo(), here)).toEqual({ record: geo(), repaired: false });
    expect(sanitize(draw([{ type: 'free', points: points(3) }]), here)).toMatchObject({ repaired: false });
  });

  test.each([
    ['not a number', geo({ x: Number.NaN })],
    ['an infinite number', geo({ rotation: Number.POSITIVE_INFINITY })],
    ['an extra property', geo({}, { onclick: 'x' })],
    ['a missing property', { ...geo(), opacity: undefined }],
    ['a wrong colour', geo({}, { color: 'pink' })],
    ['a foreign id', geo({ id: 'page:g' })],
    ['no object', 'shape'],
    ['an array', []],
    ['nothing', null],
  ])('[SAN-1] %s is quarantined, nothing throws', (_name, record) => {
    expect(reason(sanitize(record, here))).toBe('malformed');
  });

  test.each(['embed', 'bookmark', 'video', 'unknown', '__proto__', 5])(
    '[SAN-2] a shape of type %s is kept out',
    (type) => {
      expect(reason(sanitize({ ...geo(), type }, here))).toBe('unknown-type');
    },
  );

  test.each(['camera', 'instance', 'instance_presence', 'pointer', undefined])(
    '[SAN-2] a %s record is kept out',
    (typeName) => {
      expect(reason(sanitize({ id: `${typeName}:x`, typeName }, here))).toBe('unknown-type');
    },
  );

  test('[SAN-3] a shape that is its own parent falls back to the page', () => {
    const heads = { 'shape:g': container('group', 'shape:g') };
    const result = sanitize(geo({ parentId: 'shape:g' }), lookup(heads));
    expect(parentOf(result)).toBe(firstPageId);
    expect(result).toMatchObject({ repaired: true });
  });

  test('[SAN-3] two groups that contain each other both fall back to the page', () => {
    const heads = { 'shape:a': container('group', 'shape:b'), 'shape:b': container('group', 'shape:a') };
    const group = (id: string, parentId: string) => ({ ...base, id, type: 'group', parentId, props: {} });
    expect(parentOf(sanitize(group('shape:a', 'shape:b'), lookup(heads)))).toBe(firstPageId);
    expect(parentOf(sanitize(group('shape:b', 'shape:a'), lookup(heads)))).toBe(firstPageId);
  });

  test('[SAN-3] a parent that is missing or cannot hold shapes is replaced by the page', () => {
    expect(parentOf(sanitize(geo({ parentId: 'shape:gone' }), here))).toBe(firstPageId);
    expect(parentOf(sanitize(geo({ parentId: 'page:gone' }), here))).toBe(firstPageId);
    const heads = { 'shape:arrow': { typeName: 'shape', type: 'arrow', parentId: firstPageId } };
    expect(parentOf(sanitize(geo({ parentId: 'shape:arrow' }), lookup(heads)))).toBe(firstPageId);
  });

  test('[SAN-4] 20 levels are enough, the 21st falls back to the page', () => {
    const heads: Record<string, Head> = {};
    for (let level = 0; level < 25; level += 1) {
      heads[`shape:${level}`] = container('group', level === 0 ? firstPageId : `shape:${level - 1}`);
    }
    expect(parentOf(sanitize(geo({ parentId: 'shape:18' }), lookup(heads)))).toBe('shape:18');
    expect(parentOf(sanitize(geo({ parentId: 'shape:20' }), lookup(heads)))).toBe(firstPageId);
  });

  test('[SAN-5] pages and the document cannot be deleted', () => {
    expect([isDeletable('page'), isDeletable('document'), isDeletable('shape')]).toEqual([
      false,
      false,
      true,
    ]);
  });

  test.each([
    ['a stroke without segments', draw([])],
    ['a segment without points', draw([{ type: 'free', points: [] }])],
    ['a segment of unknown type', draw([{ type: 'round', points: points(2) }])],
    ['a point that is no number', draw([{ type: 'free', points: [{ x: 0, y: Number.NaN }] }])],
    ['a line without points', lineOf({})],
    ['a line with one point', lineOf({ a1: { id: 'a1', index: 'a1', x: 0, y: 0 } })],
    ['a line whose point lies about its name', lineOf({ a1: point('a2'), a2: point('a2') })],
  ])('[SAN-6] %s is quarantined', (_name, record) => {
    expect(reason(sanitize(record, here))).toBe('malformed');
  });

  test.each(['', 'a', 'b0', '0a', 'a1!', 'z00000', 'A00000', 'Y'])(
    '[SAN-7] the index "%s" is quarantined',
    (index) => {
      expect(reason(sanitize(geo({ index }), here))).toBe('malformed');
    },
  );

  test('[SAN-8] text that our editor would not make quarantines its shape', () => {
    expect(reason(sanitize(geo({}, { richText: rich({ type: 'script' }) }), here))).toBe('text');
  });

  test('[SAN-10] a bad link of a shape is taken away, the shape stays', () => {
    const result = sanitize(geo({}, { url: 'javascript:alert(1)' }), here);
    expect(result).toMatchObject({ repaired: true, record: { props: { url: '' } } });
  });

  test.each([
    ['x = 1e308', geo({ x: 1e308 })],
    ['w = 1e12', geo({}, { w: 1e12 })],
    ['w = 0', geo({}, { w: 0 })],
    ['negative height', geo({}, { h: -1 })],
    ['opacity 2', geo({ opacity: 2 })],
  ])('[SAN-11] %s is quarantined', (_name, record) => {
    expect(reason(sanitize(record, here))).toBe('malformed');
  });

  test('[SAN-12] a stroke of 100,000 points is quarantined, in one segment or in many', () => {
    expect(reason(sanitize(draw([{ type: 'free', points: points(100_000) }]), here))).toBe('malformed');
    const many = Array.from({ length: 200 }, () => ({ type: 'free', points: points(500) }));
    expect(reason(sanitize(draw(many), here))).toBe('too-large');
  });

  test('[SAN-12] shape 4,001 of a page and page 21 are quarantined, existing ones stay editable', () => {
    expect(reason(sanitize(geo(), lookup({}, { shapes: limits.shapesPerPage, isNew: true })))).toBe(
      'too-many',
    );
    expect(reason(sanitize(geo(), lookup({}, { shapes: limits.shapesPerPage })))).toBe('sound');
    const page = { id: 'page:n', typeName: 'page', name: 'n', index: 'a2', meta: {} };
    expect(reason(sanitize(page, lookup({}, { pages: limits.pages, isNew: true })))).toBe('too-many');
  });

  test.each([
    'https://a.example/pixel.png',
    'data:image/png;base64,AA',
    'asset:../x',
    '/_files/a/b',
    'blob:x',
  ])('[SAN-13] a picture from %s is quarantined', (src) => {
    expect(reason(sanitize(assetOf(src), here))).toBe('malformed');
    expect(reason(sanitize(assetOf('asset:abc'), here))).toBe('sound');
  });

  test('[SAN-14] a binding needs an arrow and a shape that cannot depend on it', () => {
    const head = (type: string): Head => ({ typeName: 'shape', type, parentId: firstPageId });
    const heads = {
      'shape:a': head('arrow'),
      'shape:b': head('arrow'),
      'shape:x': head('geo'),
      'shape:y': head('group'),
    };
    const bind = (fromId: string, toId: string) => reason(sanitize(bindingOf(fromId, toId), lookup(heads)));
    expect(bind('shape:a', 'shape:x')).toBe('sound');
    for (const [from, to] of [
      ['shape:a', 'shape:b'],
      ['shape:a', 'shape:a'],
      ['shape:a', 'shape:y'],
      ['shape:x', 'shape:x'],
      ['shape:a', 'shape:no'],
    ] as const) {
      expect(bind(from, to)).toBe('missing-end');
    }
  });

  test('[SAN-1] [SAN-15] whatever arrives: never throws, and a second pass changes nothing', () => {
    const weird = fc.oneof(fc.anything({ withBigInt: true, withSparseArray: true }), hostileShape());
    fc.assert(
      fc.property(weird, (record) => {
        const first = sanitize(record, here);
        if ('record' in first) {
          expect(sanitize(first.record, here)).toEqual({ record: first.record, repaired: false });
        }
      }),
      { seed: 20_240_901, numRuns: 2000 },
    );
  });

  test('[SAN-3] [SAN-4] whatever the parents say, following the sanitized ones always ends at the page', () => {
    const ids = Array.from({ length: 30 }, (_, at) => `shape:${at}`);
    const parents = fc.array(fc.constantFrom(...ids, ...ids, firstPageId, 'shape:gone'), {
      minLength: 30,
      maxLength: 30,
    });
    fc.assert(
      fc.property(parents, (chosen) => {
        const heads = Object.fromEntries(
          ids.map((id, at) => [id, container('group', chosen[at] ?? firstPageId)]),
        );
        const sane = new Map(
          ids.map((id, at) => [
            id,
            parentOf(
              sanitize({ ...base, id, type: 'group', parentId: chosen[at], props: {} }, lookup(heads)),
            ),
          ]),
        );
        for (const id of ids) {
          let above = sane.get(id);
          for (let steps = 0; above !== firstPageId; steps += 1) {
            expect(steps).toBeLessThan(limits.depth);
            above = sane.get(above ?? '');
          }
        }
      }),
      { seed: 7, numRuns: 500 },
    );
  });
});

describe('a board document', () => {
  test('[SEED-1] [LAY-1] a seeded board holds the layout version, the document and one page, all sound', () => {
    const doc = new Y.Doc();
    seedBoard(doc);
    expect(metaOf(doc).get('layout')).toBe(1);
    expect(Array.from(recordsOf(doc).keys()).sort()).toEqual([documentId, firstPageId]);
    for (const [id, map] of recordsOf(doc)) {
      expect(sanitize(decodeRecord(id, map), lookupIn(doc))).toMatchObject({ repaired: false });
    }
  });

  test('[SAN-3] a lookup reads heads from Yjs and is not fooled by what is no record', () => {
    const doc = new Y.Doc();
    seedBoard(doc);
    recordsOf(doc).set('shape:text', 'no map');
    recordsOf(doc).set('page:0', new Y.Map([['b', { typeName: 'shape' }]]));
    const seen = lookupIn(doc);
    expect(seen.get('shape:text')).toBeUndefined();
    expect(seen.fallbackPageId).toBe(firstPageId);
    expect(seen.pageCount()).toBe(1);
  });

  test('[SAN-12] a lookup counts the shapes of each page without the new ones', () => {
    const doc = new Y.Doc();
    seedBoard(doc);
    for (let at = 0; at < 5; at += 1) {
      const result = sanitize(geo({ id: `shape:${at}` }), lookupIn(doc));
      if ('record' in result) {
        recordsOf(doc).set(result.record.id, toYMap(result.record));
      }
    }
    expect(lookupIn(doc, (id) => id === 'shape:4').shapeCount(firstPageId)).toBe(4);
  });
});

function point(id: string) {
  return { id, index: 'a1', x: 0, y: 0 };
}
function lineOf(linePoints: object) {
  return {
    ...base,
    id: 'shape:l',
    type: 'line',
    props: { color: 'black', dash: 'draw', size: 'm', spline: 'line', points: linePoints, scale: 1 },
  };
}
function assetOf(src: string) {
  return {
    id: 'asset:a',
    typeName: 'asset',
    type: 'image',
    meta: {},
    props: { w: 1, h: 1, name: 'a', isAnimated: false, mimeType: 'image/png', src },
  };
}
function bindingOf(fromId: string, toId: string) {
  return {
    id: 'binding:b',
    typeName: 'binding',
    type: 'arrow',
    fromId,
    toId,
    meta: {},
    props: {
      terminal: 'end',
      normalizedAnchor: { x: 0.5, y: 0.5 },
      isExact: false,
      isPrecise: false,
      snap: 'none',
    },
  };
}
function hostileShape() {
  const value = fc.oneof(
    fc.double(),
    fc.string(),
    fc.constant(null),
    fc.boolean(),
    fc.constant([]),
    fc.constant({}),
  );
  const key = fc.constantFrom(...Object.keys(base), 'id', 'type');
  const prop = fc.constantFrom(...Object.keys(geoProps), 'segments', '__proto__');
  return fc
    .tuple(fc.dictionary(key, value, { maxKeys: 2 }), fc.dictionary(prop, value, { maxKeys: 2 }))
    .map(([change, props]) => geo(change, props));
}
