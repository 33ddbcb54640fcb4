/**
 * The shapes a board may hold. Own parsers, so that the server needs no editor; a contract test holds them to the editor's
 * validators. Every bound here exists because something beyond it froze or crashed an open editor (SPEC.md).
 */
import { z } from 'zod';

export const layoutVersion = 1;
export const documentId = 'document:document';
export const firstPageId = 'page:page';
/** The board is a sheet of this size with its corner at 0,0; every screen shows exactly this much of it. */
export const sheet = { w: 1600, h: 1000 } as const;

export const limits = {
  coordinate: 1e6,
  size: 1e5,
  scale: 100,
  textBytes: 10_000,
  nameChars: 256,
  linkChars: 2048,
  richTextDepth: 10,
  pointsPerSegment: 640, // the editor starts a new shape after 600
  segments: 600,
  linePoints: 200,
  shapesPerPage: 4000,
  pages: 20,
  depth: 20,
  recordBytes: 32_000,
  streamNumbers: 20_000,
} as const;

/** The editor's serialized store schema that layout 1 was written with. */
export const editorSchema = JSON.stringify({
  schemaVersion: 2,
  sequences: {
    'com.tldraw.store': 4,
    'com.tldraw.asset': 1,
    'com.tldraw.camera': 1,
    'com.tldraw.document': 2,
    'com.tldraw.instance': 25,
    'com.tldraw.instance_page_state': 5,
    'com.tldraw.page': 1,
    'com.tldraw.instance_presence': 6,
    'com.tldraw.pointer': 1,
    'com.tldraw.shape': 4,
    'com.tldraw.asset.bookmark': 2,
    'com.tldraw.asset.image': 5,
    'com.tldraw.asset.video': 5,
    'com.tldraw.shape.draw': 2,
    'com.tldraw.shape.highlight': 1,
    'com.tldraw.shape.geo': 10,
    'com.tldraw.shape.line': 5,
    'com.tldraw.shape.arrow': 6,
    'com.tldraw.shape.text': 3,
    'com.tldraw.shape.note': 9,
    'com.tldraw.shape.frame': 1,
    'com.tldraw.shape.group': 0,
    'com.tldraw.shape.image': 5,
    'com.tldraw.binding.arrow': 1,
  },
});

const idTail = '[A-Za-z0-9_-]{1,64}';
const pageId = z.string().regex(new RegExp(`^page:${idTail}$`));
const shapeId = z.string().regex(new RegExp(`^shape:${idTail}$`));
const assetId = z.string().regex(new RegExp(`^asset:${idTail}$`));
const bindingId = z.string().regex(new RegExp(`^binding:${idTail}$`));
const parentId = z.string().regex(new RegExp(`^(page|shape):${idTail}$`));
export const pageIdSchema = pageId;

/** Fractional index: the head letter says how many digits follow at least. Heads A and z never arise on a board of our size. */
export const indexSchema = z
  .string()
  .max(128)
  .regex(/^[B-Za-y][0-9A-Za-z]+$/)
  .refine((key) => key.length >= integerLength(key.charCodeAt(0)));

function integerLength(head: number): number {
  return head >= 97 ? head - 97 + 2 : 90 - head + 2;
}

const coordinate = z.number().min(-limits.coordinate).max(limits.coordinate);
const length = z.number().positive().max(limits.size);
const growth = z.number().min(0).max(limits.size);
const scale = z.number().positive().max(limits.scale);
const vec = z.strictObject({ x: coordinate, y: coordinate, z: coordinate.optional() });

const colors = [
  'black',
  'grey',
  'light-violet',
  'violet',
  'blue',
  'light-blue',
  'yellow',
  'orange',
  'green',
  'light-green',
  'light-red',
  'red',
  'white',
] as const;
const geos = [
  'cloud',
  'rectangle',
  'ellipse',
  'triangle',
  'diamond',
  'pentagon',
  'hexagon',
  'octagon',
  'star',
  'rhombus',
  'rhombus-2',
  'oval',
  'trapezoid',
  'arrow-right',
  'arrow-left',
  'arrow-up',
  'arrow-down',
  'x-box',
  'check-box',
  'heart',
] as const;
const arrowheads = [
  'arrow',
  'triangle',
  'square',
  'dot',
  'pipe',
  'diamond',
  'inverted',
  'bar',
  'none',
] as const;
const color = z.enum(colors);
const fill = z.enum(['none', 'semi', 'solid', 'pattern', 'fill']);
const dash = z.enum(['draw', 'solid', 'dashed', 'dotted']);
const size = z.enum(['s', 'm', 'l', 'xl']);
const font = z.enum(['draw', 'sans', 'serif', 'mono']);
const align = z.enum(['start', 'middle', 'end', 'start-legacy', 'end-legacy', 'middle-legacy']);
const verticalAlign = z.enum(['start', 'middle', 'end']);
const text = z.string().max(limits.textBytes);
/** Only its outer form; rules.ts walks the tree and drops bad links. */
const richText = z.strictObject({ type: z.literal('doc'), content: z.array(z.unknown()) });
export type RichText = z.infer<typeof richText>;
const link = z.string().max(limits.linkChars);

export type StrokePoint = { readonly x: number; readonly y: number; readonly z: number };
export type StrokeSegment = { readonly type: 'free' | 'straight'; readonly points: readonly StrokePoint[] };
/** Hand-written: a stroke has hundreds of points and is checked on every flush. */
const segments = z.custom<readonly StrokeSegment[]>(isSegments);

function isSegments(value: unknown): value is readonly StrokeSegment[] {
  return (
    Array.isArray(value) &&
    value.length >= 1 &&
    value.length <= limits.segments &&
    value.every((one) => isSegment(one))
  );
}

function isSegment(value: unknown): value is StrokeSegment {
  const segment = z
    .strictObject({ type: z.enum(['free', 'straight']), points: z.array(z.unknown()) })
    .safeParse(value);
  if (!segment.success) {
    return false;
  }
  const { points } = segment.data;
  return points.length >= 1 && points.length <= limits.pointsPerSegment && points.every(isPoint);
}

function isPoint(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !('x' in value) || !('y' in value)) {
    return false;
  }
  const z = 'z' in value ? value.z : undefined;
  const keys = Object.keys(value).length;
  return (
    inRange(value.x) && inRange(value.y) && (keys === 2 || (keys === 3 && (z === undefined || inRange(z))))
  );
}

function inRange(value: unknown): boolean {
  return typeof value === 'number' && Math.abs(value) <= limits.coordinate;
}

const linePoint = z.strictObject({ id: z.string(), index: indexSchema, x: coordinate, y: coordinate });
const linePoints = z
  .record(z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/), linePoint)
  .refine((points) => {
    const entries = Object.entries(points);
    return (
      entries.length >= 2 &&
      entries.length <= limits.linePoints &&
      entries.every(([key, one]) => one.id === key)
    );
  });
const crop = z.strictObject({ topLeft: vec, bottomRight: vec, isCircle: z.boolean().optional() });

/** `by` is the seat number of the author: what a pupil's rubber may take away. Unknown keys are dropped. */
const meta = z.object({
  by: z.number().int().min(0).max(1e9).optional(),
  kind: z.enum(['stamp', 'card']).optional(),
});

function shape<T extends string, P extends z.ZodRawShape>(type: T, props: P) {
  return z.strictObject({
    id: shapeId,
    typeName: z.literal('shape'),
    type: z.literal(type),
    x: coordinate,
    y: coordinate,
    rotation: coordinate,
    index: indexSchema,
    parentId,
    isLocked: z.boolean(),
    opacity: z.number().min(0).max(1),
    props: z.strictObject(props),
    meta,
  });
}

const flags = { isComplete: z.boolean(), isPen: z.boolean() };
export const shapeSchema = z.discriminatedUnion('type', [
  shape('draw', { color, fill, dash, size, segments, ...flags, isClosed: z.boolean(), scale }),
  shape('highlight', { color, size, segments, ...flags, scale }),
  shape('geo', {
    geo: z.enum(geos),
    dash,
    url: link,
    w: length,
    h: length,
    growY: growth,
    scale,
    labelColor: color,
    color,
    fill,
    size,
    font,
    align,
    verticalAlign,
    richText,
  }),
  shape('line', { color, dash, size, spline: z.enum(['cubic', 'line']), points: linePoints, scale }),
  shape('arrow', {
    kind: z.enum(['arc', 'elbow']),
    labelColor: color,
    color,
    fill,
    dash,
    size,
    arrowheadStart: z.enum(arrowheads),
    arrowheadEnd: z.enum(arrowheads),
    font,
    start: vec,
    end: vec,
    bend: coordinate,
    text,
    labelPosition: z.number().min(0).max(1),
    scale,
    elbowMidPoint: z.number().min(-10).max(10),
  }),
  shape('text', {
    color,
    size,
    font,
    textAlign: verticalAlign,
    w: length,
    richText,
    scale,
    autoSize: z.boolean(),
  }),
  shape('note', {
    color,
    labelColor: color,
    size,
    font,
    fontSizeAdjustment: growth,
    align,
    verticalAlign,
    growY: growth,
    url: link,
    richText,
    scale,
  }),
  shape('frame', { w: length, h: length, name: z.string().max(limits.nameChars), color }),
  shape('group', {}),
  shape('image', {
    w: length,
    h: length,
    playing: z.boolean(),
    url: link,
    assetId: assetId.nullable(),
    crop: crop.nullable(),
    flipX: z.boolean(),
    flipY: z.boolean(),
    altText: z.string().max(limits.nameChars),
  }),
]);

export const documentSchema = z.strictObject({
  id: z.literal(documentId),
  typeName: z.literal('document'),
  gridSize: z.number().positive().max(1000),
  name: z.string().max(limits.nameChars),
  meta,
});

export const pageSchema = z.strictObject({
  id: pageId,
  typeName: z.literal('page'),
  name: z.string().max(limits.nameChars),
  index: indexSchema,
  meta,
});

/** Pictures live behind our own address only: a foreign source would tell a stranger who is in class. */
export const assetSchema = z.strictObject({
  id: assetId,
  typeName: z.literal('asset'),
  type: z.literal('image'),
  props: z.strictObject({
    w: length,
    h: length,
    name: z.string().max(limits.nameChars),
    isAnimated: z.boolean(),
    mimeType: z.enum(['image/png', 'image/jpeg', 'image/webp', 'image/gif']).nullable(),
    src: z
      .string()
      .regex(/^asset:[A-Za-z0-9_-]{1,64}$/)
      .nullable(),
    fileSize: z.number().positive().max(1e9).optional(),
  }),
  meta,
});

export const bindingSchema = z.strictObject({
  id: bindingId,
  typeName: z.literal('binding'),
  type: z.literal('arrow'),
  fromId: shapeId,
  toId: shapeId,
  props: z.strictObject({
    terminal: z.enum(['start', 'end']),
    normalizedAnchor: vec,
    isExact: z.boolean(),
    isPrecise: z.boolean(),
    snap: z.enum(['center', 'edge-point', 'edge', 'none']),
  }),
  meta,
});

export type BoardShape = z.infer<typeof shapeSchema>;
export type BoardDocument = z.infer<typeof documentSchema>;
export type BoardPage = z.infer<typeof pageSchema>;
export type BoardAsset = z.infer<typeof assetSchema>;
export type BoardBinding = z.infer<typeof bindingSchema>;
export type BoardRecord = BoardShape | BoardDocument | BoardPage | BoardAsset | BoardBinding;
