import * as Y from 'yjs';
import { recordsOf, toYMap } from '@/lib/boards/protocol';
import { firstPageId, type BoardShape } from '@/lib/boards/schema';

/** A sound freehand stroke as the editor makes it. */
export function makeStroke(id: string, by: number, points = 3, isLocked = false): BoardShape {
  return {
    id: `shape:${id}`,
    typeName: 'shape',
    type: 'draw',
    x: 10,
    y: 20,
    rotation: 0,
    index: 'a1',
    parentId: firstPageId,
    isLocked,
    opacity: 1,
    meta: { by },
    props: {
      color: 'black',
      fill: 'none',
      dash: 'draw',
      size: 'm',
      isComplete: true,
      isPen: false,
      isClosed: false,
      scale: 1,
      segments: [
        { type: 'free', points: Array.from({ length: points }, (_, at) => ({ x: at, y: at, z: 0.5 })) },
      ],
    },
  };
}

export function drawStroke(doc: Y.Doc, id: string, by: number, points = 3): void {
  recordsOf(doc).set(`shape:${id}`, toYMap(makeStroke(id, by, points)));
}

/** A stroke under way: its points are the list `l`, which the caller appends to. */
export function startStroke(doc: Y.Doc, id: string, by: number): Y.Array<unknown> {
  const live = new Y.Array<unknown>();
  doc.transact(() => {
    const map = toYMap(makeStroke(id, by));
    live.push([false, 0, 0]);
    recordsOf(doc).set(`shape:${id}`, map);
    map.delete('S');
    map.set('l', live);
  });
  return live;
}

export function recordMap(doc: Y.Doc, id: string): Y.Map<unknown> {
  const map = recordsOf(doc).get(id);
  if (!(map instanceof Y.Map)) {
    throw new Error(`no record ${id}`);
  }
  return map;
}
