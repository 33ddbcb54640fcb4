import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type * as Y from 'yjs';
import { recordsOf, toYMap } from '@/lib/boards/protocol';
import { firstPageId, type BoardAsset, type BoardShape } from '@/lib/boards/schema';
import { BoardLab, contentOf, quiet } from '@/lib/testing/board-room';
import { drawStroke, recordMap } from '@/lib/testing/board-strokes';
import { TestClient } from '@/lib/testing/socket-pair';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const asset: BoardAsset = {
  id: 'asset:a',
  typeName: 'asset',
  type: 'image',
  props: {
    w: 2400,
    h: 1500,
    name: '',
    isAnimated: false,
    mimeType: 'image/jpeg',
    src: 'asset:0123456789abcdefghjkmnpqrs',
  },
  meta: {},
};

const pictureOf = (id: string, by: number): BoardShape => ({
  id: `shape:${id}`,
  typeName: 'shape',
  type: 'image',
  x: 0,
  y: 0,
  rotation: 0,
  index: 'a1',
  parentId: firstPageId,
  isLocked: true,
  opacity: 1,
  meta: { by },
  props: {
    w: 1600,
    h: 1000,
    playing: true,
    url: '',
    assetId: 'asset:a',
    crop: null,
    flipX: false,
    flipY: false,
    altText: '',
  },
});

const put = (doc: Y.Doc, record: BoardShape | BoardAsset) => recordsOf(doc).set(record.id, toYMap(record));

async function worksheet() {
  const room = await new BoardLab().open();
  const teacher = new TestClient({ seat: 1, isStaff: true }).connect(room);
  const anna = new TestClient({ seat: 2 }).connect(room);
  const all = [teacher, anna];
  await quiet(all);
  put(teacher.doc, asset);
  put(teacher.doc, pictureOf('sheet', 1));
  await quiet(all);
  return { room, teacher, anna, all };
}

describe('[PERM-7] a worksheet on the board', () => {
  it('staff put it there, and a child draws on top of it', async () => {
    const { anna, teacher, all } = await worksheet();
    expect(recordsOf(anna.doc).has('shape:sheet')).toBe(true);
    drawStroke(anna.doc, 'mine', 2);
    await quiet(all);
    expect(recordsOf(teacher.doc).has('shape:mine')).toBe(true);
  });

  const attacks: Readonly<Record<string, (doc: Y.Doc) => void>> = {
    'moves it': (doc) => recordMap(doc, 'shape:sheet').set('t', [500, 500, 1]),
    'takes it away': (doc) => recordsOf(doc).delete('shape:sheet'),
    'unlocks it': (doc) =>
      recordMap(doc, 'shape:sheet').set('b', { ...pictureOf('sheet', 2), isLocked: false }),
    'puts another in its place': (doc) => put(doc, pictureOf('sheet', 2)),
    'shows another picture on it': (doc) =>
      recordMap(doc, 'asset:a').set('p', { ...asset.props, src: 'asset:b' }),
    'takes the picture away': (doc) => recordsOf(doc).delete('asset:a'),
    'brings a picture': (doc) =>
      put(doc, { ...asset, id: 'asset:mine', props: { ...asset.props, src: 'asset:x' } }),
    'shows the picture again': (doc) => put(doc, pictureOf('mine', 2)),
    'shows it under the name of a teacher': (doc) => put(doc, pictureOf('mine', 1)),
  };
  it.each(Object.entries(attacks))('stays as it is for all when a child %s', async (_what, attack) => {
    const { room, teacher, anna, all } = await worksheet();
    const before = contentOf(room.doc);
    attack(anna.doc);
    await quiet(all);
    expect(contentOf(room.doc)).toEqual(before);
    expect(contentOf(teacher.doc)).toEqual(before);
  });

  it('a stroke of a child does not become a picture', async () => {
    const { teacher, anna, all } = await worksheet();
    drawStroke(anna.doc, 'mine', 2);
    await quiet(all);
    anna.doc.transact(() => put(anna.doc, pictureOf('mine', 2)));
    await quiet(all);
    const left = recordsOf(teacher.doc).get('shape:mine');
    expect(left === undefined || Object(recordMap(teacher.doc, 'shape:mine').get('b')).type === 'draw').toBe(
      true,
    );
  });
});
