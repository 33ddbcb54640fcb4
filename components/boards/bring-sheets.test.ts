import { describe, expect, it } from 'vitest';
import { applyUpdate, Doc, encodeStateAsUpdate } from 'yjs';
import { decodeRecord, recordsOf, toYMap } from '@/lib/boards/protocol';
import { lookupIn, sanitize, seedBoard } from '@/lib/boards/rules';
import { firstPageId, limits, type BoardPage, type BoardRecord, type BoardShape } from '@/lib/boards/schema';
import { frameBytesMax } from '@/lib/classroom/protocol';
import { bringSheets } from './bring-sheets';

const stroke = (name: string, more: Partial<BoardShape> = {}, points = 3): BoardShape =>
  ({
    id: `shape:${name}`,
    typeName: 'shape',
    type: 'draw',
    ...{ x: 10, y: 20, rotation: 0, index: 'a1', parentId: firstPageId, isLocked: false, opacity: 1 },
    props: {
      ...{ color: 'blue', fill: 'none', dash: 'draw', size: 'm' },
      segments: [
        {
          type: 'free',
          points: Array.from({ length: points }, (_, at) => ({ x: at * 3, y: at % 7, z: 0.5 })),
        },
      ],
      ...{ isComplete: true, isPen: false, isClosed: false, scale: 1 },
    },
    meta: { by: 7 },
    ...more,
  }) as BoardShape;
const frame = (name: string): BoardShape => ({
  ...stroke(name),
  type: 'frame',
  props: { w: 100, h: 80, name: '', color: 'black' },
});

function boardWith(records: readonly BoardRecord[] = []): Doc {
  const doc = new Doc();
  seedBoard(doc);
  for (const record of records) recordsOf(doc).set(record.id, toYMap(record));
  return doc;
}
function read(doc: Doc): readonly BoardRecord[] {
  const lookup = lookupIn(doc);
  return [...recordsOf(doc)].map(([id, map]) => {
    const sound = sanitize(decodeRecord(id, map), lookup);
    if (!('record' in sound) || sound.repaired) throw new Error(`${id} would not stand on a board`);
    return sound.record;
  });
}
const pagesOf = (doc: Doc) =>
  read(doc)
    .filter((one): one is BoardPage => one.typeName === 'page')
    .toSorted((one, other) => (one.index < other.index ? -1 : 1));
const shapesOn = (doc: Doc, pageId: string) =>
  read(doc).filter((one): one is BoardShape => one.typeName === 'shape' && one.parentId === pageId);

describe('[TABLE-11] bringing sheets to the board', () => {
  it('each becomes a page behind the others, with its name and all that lies on it; nothing else changes', async () => {
    const board = boardWith([stroke('own')]);
    const sheets = [
      { name: 'Blauer Tisch', doc: boardWith([stroke('a'), stroke('b', { x: 99 })]) },
      { name: 'Grüner Tisch', doc: boardWith([stroke('a')]) },
    ];
    const before = sheets.map(({ doc }) => encodeStateAsUpdate(doc));
    const { pages, isFull } = await bringSheets(sheets, board);
    expect(isFull).toBe(false);
    expect(pagesOf(board).map(({ id, name }) => [id, name])).toEqual([
      [firstPageId, '1'],
      [pages[0], 'Blauer Tisch'],
      [pages[1], 'Grüner Tisch'],
    ]);
    expect(shapesOn(board, pages[0] ?? '').map(({ x }) => x)).toEqual([10, 99]);
    const [copy] = shapesOn(board, pages[1] ?? '');
    expect(copy).toEqual({ ...stroke('a'), id: copy?.id, parentId: pages[1] });
    expect(shapesOn(board, firstPageId)).toEqual([stroke('own')]);
    expect(sheets.map(({ doc }) => encodeStateAsUpdate(doc))).toEqual(before);
  });

  it('brought again it is another copy: what was changed on the first one stays', async () => {
    const board = boardWith();
    const sheets = [{ name: 'Tisch', doc: boardWith([stroke('a')]) }];
    const [first = ''] = (await bringSheets(sheets, board)).pages;
    const [second = ''] = (await bringSheets(sheets, board)).pages;
    const ids = [first, second].flatMap((page) => shapesOn(board, page).map(({ id }) => id));
    expect(new Set(ids).size).toBe(2);
    expect(ids).not.toContain('shape:a');
  });

  it('what stands in a frame, and an arrow that holds on to a shape, hold together', async () => {
    const arrow: BoardShape = {
      ...stroke('arrow'),
      type: 'arrow',
      props: {
        ...{ kind: 'arc', labelColor: 'black', color: 'black', fill: 'none', dash: 'draw', size: 'm' },
        ...{ arrowheadStart: 'none', arrowheadEnd: 'arrow', font: 'draw', bend: 0, text: '' },
        ...{ start: { x: 0, y: 0 }, end: { x: 9, y: 9 }, labelPosition: 0.5, scale: 1, elbowMidPoint: 0.5 },
      },
    };
    const binding: BoardRecord = {
      ...{ id: 'binding:b', typeName: 'binding', type: 'arrow', fromId: 'shape:arrow', toId: 'shape:in' },
      props: {
        ...{ terminal: 'end', normalizedAnchor: { x: 0.5, y: 0.5 }, isExact: false, isPrecise: false },
        snap: 'none',
      },
      meta: {},
    };
    const inside = stroke('in', { parentId: 'shape:frame' });
    const board = boardWith();
    const sheet = boardWith([inside, binding, arrow, frame('frame')]);
    const [page = ''] = (await bringSheets([{ name: 'Tisch', doc: sheet }], board)).pages;
    const frames = shapesOn(board, page).filter(({ type }) => type === 'frame');
    const copied = shapesOn(board, frames[0]?.id ?? '');
    expect(copied.map(({ type }) => type)).toEqual(['draw']);
    const bound = read(board).find((one) => one.typeName === 'binding');
    expect(bound).toMatchObject({ toId: copied[0]?.id });
  });

  it('an empty sheet becomes no page, and a full board takes as many as it has place for', async () => {
    const board = boardWith();
    const drawn = { name: 'Tisch', doc: boardWith([stroke('a')]) };
    expect(await bringSheets([{ name: 'Leer', doc: boardWith() }], board)).toEqual({
      pages: [],
      isFull: false,
    });
    const all = Array.from({ length: limits.pages + 2 }, () => drawn);
    const brought = await bringSheets(all, board);
    expect(brought.isFull).toBe(true);
    expect(pagesOf(board)).toHaveLength(limits.pages);
    expect(await bringSheets([drawn], board)).toEqual({ pages: [], isFull: true });
  });

  it('a stroke under way ends where it is, and what no board may hold stays behind', async () => {
    const sheet = boardWith([stroke('live')]);
    const props = recordsOf(sheet).get('shape:live') as ReturnType<typeof toYMap>;
    props.set('p', { ...(props.get('p') as object), isComplete: false });
    recordsOf(sheet).set('shape:odd', toYMap({ ...stroke('odd'), type: 'video' } as unknown as BoardShape));
    const board = boardWith();
    const [page = ''] = (await bringSheets([{ name: 'Tisch', doc: sheet }], board)).pages;
    expect(shapesOn(board, page)).toMatchObject([{ type: 'draw', props: { isComplete: true } }]);
  });

  it('no message is larger than the server takes, however much was drawn', async () => {
    const much = Array.from({ length: 900 }, (_, at) => stroke(`s${at}`, {}, 600));
    const board = boardWith();
    const other = new Doc();
    applyUpdate(other, encodeStateAsUpdate(board));
    const sizes: number[] = [];
    board.on('update', (update: Uint8Array) => {
      sizes.push(update.byteLength);
      applyUpdate(other, update);
    });
    const [page = ''] = (await bringSheets([{ name: 'Tisch', doc: boardWith(much) }], board)).pages;
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeGreaterThan(frameBytesMax);
    expect(Math.max(...sizes)).toBeLessThan(frameBytesMax);
    expect(shapesOn(other, page)).toHaveLength(900);
  });
});
