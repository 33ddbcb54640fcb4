/** What pupils send while they draw, as real Yjs updates of layout 1. */
import * as Y from 'yjs';
import { recordsOf, toYMap } from '@/lib/boards/protocol';
import { firstPageId } from '@/lib/boards/schema';
import { packStroke } from '@/lib/boards/strokes/protocol';

function strokeRecord(id: string, by: number, points: readonly { x: number; y: number }[]) {
  return {
    id,
    typeName: 'shape' as const,
    type: 'draw' as const,
    x: 100,
    y: 100,
    rotation: 0,
    index: 'a1',
    parentId: firstPageId,
    isLocked: false,
    opacity: 1,
    meta: { by },
    props: {
      color: 'blue' as const,
      fill: 'none' as const,
      dash: 'draw' as const,
      size: 'm' as const,
      isComplete: true,
      isPen: false,
      isClosed: false,
      scale: 1,
      segments: [{ type: 'free' as const, points: points.map(({ x, y }) => ({ x, y, z: 0.5 })) }],
    },
  };
}

const updatesPerStroke = 40;
const pointsPerUpdate = 5;

/** One drawing hand: each call appends to the stroke, ends it or begins the next, and returns the update. */
export class Hand {
  readonly doc = new Y.Doc();
  private readonly seat: number;
  private count = 0;
  private live: Y.Array<unknown> | null = null;
  private id = '';

  constructor(seat: number) {
    this.seat = seat;
  }

  get end(): number {
    return Y.getState(this.doc.store, this.doc.clientID);
  }

  move(): Uint8Array {
    let made: Uint8Array = new Uint8Array();
    const listen = (update: Uint8Array) => {
      made = update;
    };
    this.doc.on('update', listen);
    this.doc.transact(() => this.step());
    this.doc.off('update', listen);
    this.count += 1;
    return made;
  }

  private step(): void {
    const records = recordsOf(this.doc);
    const place = this.count % updatesPerStroke;
    if (place === 0) {
      this.id = `shape:${this.seat}-${this.count}`;
      const map = toYMap(strokeRecord(this.id, this.seat, [{ x: 0, y: 0 }]));
      records.set(this.id, map);
      map.delete('S');
      this.live = new Y.Array();
      map.set('l', this.live);
      this.live.push([false, 0, 0]);
    } else if (place === updatesPerStroke - 1) {
      const map = records.get(this.id);
      if (map instanceof Y.Map) {
        map.delete('l');
        const points = Array.from({ length: updatesPerStroke * pointsPerUpdate }, (_, at) => ({
          x: at,
          y: at % 7,
        }));
        map.set('S', packStroke(strokeRecord(this.id, this.seat, points).props.segments, false));
      }
    } else {
      this.live?.push(Array.from({ length: pointsPerUpdate * 2 }, (_, at) => (at * 37 + this.count) % 300));
    }
  }
}

/** Finished strokes until the whole state has so many bytes. */
export function fillBoard(doc: Y.Doc, bytes: number): void {
  let count = 0;
  while (Y.encodeStateAsUpdate(doc).byteLength < bytes) {
    doc.transact(() => {
      for (let at = 0; at < 100; at += 1) {
        const points = Array.from({ length: 110 }, (_, step) => ({ x: (step * count) % 97, y: step % 13 }));
        recordsOf(doc).set(`shape:filled-${count}`, toYMap(strokeRecord(`shape:filled-${count}`, 1, points)));
        count += 1;
      }
    });
  }
}
