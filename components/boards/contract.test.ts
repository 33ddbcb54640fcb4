import fc from 'fast-check';
import { toRichText, type SerializedSchema, type TLRecord } from 'tldraw';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { decodeRecord, recordsOf, toYMap } from '@/lib/boards/protocol';
import { lookupIn, sanitize, seedBoard } from '@/lib/boards/rules';
import { boardStoreSchema as schema } from './board-store';
import { editorSchema, firstPageId, limits } from '@/lib/boards/schema';

const accepts = (record: unknown) => schema.validateRecord(storeLess(), asRecord(record), 'tests', null);

const color = fc.constantFrom('black', 'blue', 'light-red', 'white');
const size = fc.constantFrom('s', 'm', 'l', 'xl');
const dash = fc.constantFrom('draw', 'solid', 'dashed', 'dotted');
const fill = fc.constantFrom('none', 'semi', 'solid', 'pattern', 'fill');
const font = fc.constantFrom('draw', 'sans', 'serif', 'mono');
const align = fc.constantFrom('start', 'middle', 'end');
const hundredth = fc.integer({ min: -200_000, max: 200_000 }).map((value) => value / 100);
const length = fc.integer({ min: 1, max: 500_000 }).map((value) => value / 100);
const scale = fc.constantFrom(0.5, 1, 2);
const words = fc.string({ maxLength: 40 });
const richText = words.map((value) => toRichText(value.replaceAll('\r', '')));
const point = fc.record({ x: hundredth, y: hundredth, z: fc.constant(0.5) });
const segments = fc.array(
  fc.record({
    type: fc.constantFrom('free', 'straight'),
    points: fc.array(point, { minLength: 1, maxLength: 30 }),
  }),
  { minLength: 1, maxLength: 3 },
);
const vec = fc.record({ x: hundredth, y: hundredth });
const linePoints = fc
  .array(vec, { minLength: 2, maxLength: 8 })
  .map((points) =>
    Object.fromEntries(
      points.map((one, at) => [`a${at + 1}`, { id: `a${at + 1}`, index: `a${at + 1}`, ...one }]),
    ),
  );
const styles = { color, size };
const props: Readonly<Record<string, fc.Arbitrary<object>>> = {
  draw: fc.record({
    ...styles,
    fill,
    dash,
    segments,
    isComplete: fc.boolean(),
    isClosed: fc.boolean(),
    isPen: fc.constant(false),
    scale,
  }),
  highlight: fc.record({ ...styles, segments, isComplete: fc.boolean(), isPen: fc.boolean(), scale }),
  geo: fc.record({
    ...styles,
    geo: fc.constantFrom('rectangle', 'star', 'heart', 'check-box', 'ellipse'),
    dash,
    url: fc.constant(''),
    w: length,
    h: length,
    growY: length,
    scale,
    labelColor: color,
    fill,
    font,
    align,
    verticalAlign: align,
    richText,
  }),
  line: fc.record({ ...styles, dash, spline: fc.constantFrom('line', 'cubic'), points: linePoints, scale }),
  arrow: fc.record({
    ...styles,
    kind: fc.constantFrom('arc', 'elbow'),
    labelColor: color,
    fill,
    dash,
    arrowheadStart: fc.constantFrom('none', 'dot'),
    arrowheadEnd: fc.constantFrom('arrow', 'bar'),
    font,
    start: vec,
    end: vec,
    bend: hundredth,
    text: words,
    labelPosition: fc.constantFrom(0, 0.5, 1),
    scale,
    elbowMidPoint: fc.constantFrom(0, 0.5, 1),
  }),
  text: fc.record({ ...styles, font, textAlign: align, w: length, richText, scale, autoSize: fc.boolean() }),
  note: fc.record({
    ...styles,
    labelColor: color,
    font,
    fontSizeAdjustment: length,
    align,
    verticalAlign: align,
    growY: length,
    url: fc.constant(''),
    richText,
    scale,
  }),
  frame: fc.record({ w: length, h: length, name: words, color }),
  group: fc.constant({}),
  image: fc.record({
    w: length,
    h: length,
    playing: fc.boolean(),
    url: fc.constant('https://a.example'),
    assetId: fc.constantFrom(null, 'asset:1'),
    crop: fc.constantFrom(null, { topLeft: { x: 0, y: 0 }, bottomRight: { x: 1, y: 1 } }),
    flipX: fc.boolean(),
    flipY: fc.boolean(),
    altText: words,
  }),
};
const shape = fc.constantFrom(...Object.keys(props)).chain((type) =>
  fc.record({
    id: fc.stringMatching(/^[A-Za-z0-9_-]{1,21}$/).map((id) => `shape:${id}`),
    typeName: fc.constant('shape'),
    type: fc.constant(type),
    x: hundredth,
    y: hundredth,
    rotation: hundredth,
    index: fc.constantFrom('a1', 'a2V', 'b00', 'Zz', 'a1ZyX'),
    parentId: fc.constant(firstPageId),
    isLocked: fc.boolean(),
    opacity: fc.constantFrom(0, 0.5, 1),
    props: props[type] ?? fc.constant({}),
    meta: fc.constantFrom({}, { by: 3 }),
  }),
);

describe('our rules and the editor agree', () => {
  test('[SAN-16] [LAY-2] every shape that the editor accepts passes ours, and comes back the same through Yjs', () => {
    const doc = new Y.Doc();
    seedBoard(doc);
    fc.assert(
      fc.property(shape, (record) => {
        accepts(record);
        const result = sanitize(record, lookupIn(doc));
        expect(result).toMatchObject({ repaired: false });
        if ('record' in result) {
          accepts(result.record);
          recordsOf(doc).set(result.record.id, toYMap(result.record));
          const decoded = decodeRecord(result.record.id, recordsOf(doc).get(result.record.id));
          expect(normal(decoded)).toEqual(normal(result.record));
          accepts(decoded);
        }
      }),
      { seed: 2024, numRuns: 600 },
    );
  });

  test('[SAN-16] the records of a fresh editor pass ours', () => {
    const doc = new Y.Doc();
    seedBoard(doc);
    const arrowBinding = schema.types.binding.create({
      type: 'arrow',
      fromId: 'shape:a',
      toId: 'shape:b',
      props: {
        terminal: 'end',
        normalizedAnchor: { x: 0.5, y: 0.5 },
        isExact: false,
        isPrecise: true,
        snap: 'none',
      },
    } as never);
    const heads = { 'shape:a': 'arrow', 'shape:b': 'geo' };
    const lookup = {
      ...lookupIn(doc),
      get: (id: string) => ({
        typeName: 'shape',
        type: Object.entries(heads).find(([key]) => key === id)?.[1] ?? '',
        parentId: firstPageId,
      }),
    };
    for (const record of [arrowBinding, schema.types.document.create({ id: 'document:document' } as never)]) {
      expect(sanitize({ ...record }, lookup)).toMatchObject({ repaired: false });
    }
    for (const [id, map] of recordsOf(doc)) {
      accepts(decodeRecord(id, map));
    }
  });

  test('[SAN-16] what we repair or let pass at the limits is fine for the editor', () => {
    const doc = new Y.Doc();
    seedBoard(doc);
    const sample = fc.sample(shape, { seed: 3, numRuns: 200 });
    for (const record of sample) {
      const moved = { ...record, x: limits.coordinate, y: -limits.coordinate, parentId: 'shape:gone' };
      const result = sanitize(moved, lookupIn(doc));
      expect('record' in result && result.repaired).toBe(true);
      accepts('record' in result ? result.record : undefined);
    }
  });

  test('[LAY-1] the schema written into a document is the one of the pinned editor', () => {
    const serialized: SerializedSchema = schema.serialize();
    expect(JSON.parse(editorSchema)).toEqual(serialized);
  });
});

function normal(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
function asRecord(value: unknown): TLRecord {
  return value as TLRecord; // the validator under test is the parser
}
function storeLess(): never {
  return undefined as never; // only reported on failure
}
