import 'server-only';
import * as Y from 'yjs';
import { recordsOf, toYMap } from '@/lib/boards/protocol';
import { sheet, type BoardShape, type StrokePoint } from '@/lib/boards/schema';
import { packStroke, toStream } from '@/lib/boards/strokes/protocol';
import { emptyPayload, frameKind, type Frame } from '@/lib/classroom/protocol';

/** As many points come together as a browser sends at a time. */
const pointsPerFrame = 6;
const colours = ['blue', 'red', 'green', 'orange', 'violet', 'black'] as const;

export type Stroke = {
  readonly pageId: string;
  /** 0 <= x < 1 each: where on the sheet, and what. */
  readonly place: readonly [number, number];
  readonly kind: number;
};

/** A seat's hand on one document, without an editor: it writes what the editor would. */
export class DrawingHand {
  readonly #doc = new Y.Doc();
  readonly #stream: number;
  readonly #seat: number;
  readonly #send: (frame: Frame) => void;
  #seq = 0;
  #strokes = 0;

  constructor(parts: {
    readonly stream: number;
    readonly seat: number;
    readonly send: (frame: Frame) => void;
  }) {
    this.#stream = parts.stream;
    this.#seat = parts.seat;
    this.#send = parts.send;
    // What others drew is nothing to it: it says who it is, and that it has all.
    parts.send({
      ...this.#frame(frameKind.syncStep1),
      seat: this.#doc.clientID,
      payload: new Uint8Array([0]),
    });
  }

  /** The parts of one stroke, in order; each call sends the next. False: it is finished. */
  begin({ pageId, place, kind }: Stroke): () => boolean {
    const id = `shape:${this.#doc.clientID}-${(this.#strokes += 1)}`;
    const points = doodle(kind);
    const shape = shapeOf({ id, pageId, place, kind, by: this.#seat, points });
    const items = toStream(shape.props.segments, false);
    let sent = 0;
    return () => {
      const live = recordsOf(this.#doc).get(id);
      if (!(live instanceof Y.Map)) {
        this.#write(() => {
          const map = toYMap(shape);
          recordsOf(this.#doc).set(id, map);
          map.delete('S');
          const list = new Y.Array<unknown>();
          list.push(items.slice(0, 3));
          map.set('l', list);
        });
        sent = 3;
        return true;
      }
      const list: unknown = live.get('l');
      if (sent < items.length && list instanceof Y.Array) {
        const next = items.slice(sent, sent + pointsPerFrame * 2);
        this.#write(() => list.push(next));
        sent += next.length;
        return true;
      }
      this.#write(() => {
        live.delete('l');
        live.set('S', packStroke(shape.props.segments, false));
      });
      return false;
    };
  }

  #write(change: () => void): void {
    let made: Uint8Array = emptyPayload;
    const keep = (update: Uint8Array) => {
      made = update;
    };
    this.#doc.on('update', keep);
    this.#doc.transact(change);
    this.#doc.off('update', keep);
    this.#send({ ...this.#frame(frameKind.update), seq: (this.#seq += 1), payload: made });
  }

  #frame(kind: Frame['kind']): Frame {
    return { stream: this.#stream, kind, seat: 0, seq: 0, payload: emptyPayload };
  }
}

type Drawn = Stroke & {
  readonly id: string;
  readonly by: number;
  readonly points: readonly StrokePoint[];
};
type DrawShape = Extract<BoardShape, { type: 'draw' }>;

function shapeOf({ id, pageId, place, kind, by, points }: Drawn): DrawShape {
  const [x, y] = place;
  return {
    id,
    typeName: 'shape',
    type: 'draw',
    x: Math.round(80 + x * (sheet.w - 360)),
    y: Math.round(80 + y * (sheet.h - 360)),
    rotation: 0,
    index: 'a1',
    parentId: pageId,
    isLocked: false,
    opacity: 1,
    meta: { by },
    props: {
      color: colours[Math.floor(kind * 37) % colours.length] ?? 'blue',
      fill: 'none',
      dash: 'draw',
      size: 'm',
      isComplete: true,
      isPen: false,
      isClosed: false,
      scale: 1,
      segments: [{ type: 'free', points: [...points] }],
    },
  };
}

/** What children draw: a sun, a snail, waves, a mountain range. Points within 200 x 200. */
function doodle(kind: number): readonly StrokePoint[] {
  const figures = [sun, snail, waves, mountains] as const;
  const figure = figures[Math.floor(kind * figures.length) % figures.length] ?? sun;
  const steps = 48;
  const at = Array.from({ length: steps + 1 }, (_, step) => figure(step / steps));
  const [first = [0, 0]] = at;
  return at.map(([x, y]) => ({ x: hundredth(x - first[0]), y: hundredth(y - first[1]), z: 0.5 }));
}

type Path = (part: number) => readonly [number, number];
const turn = (part: number) => part * 2 * Math.PI;
const sun: Path = (part) => {
  const far = 70 + 25 * Math.cos(turn(part) * 9);
  return [far * Math.cos(turn(part)), far * Math.sin(turn(part))];
};
const snail: Path = (part) => [90 * part * Math.cos(turn(part) * 3), 90 * part * Math.sin(turn(part) * 3)];
const waves: Path = (part) => [part * 200, 30 * Math.sin(turn(part) * 3)];
const mountains: Path = (part) => [part * 200, -80 * Math.abs(((part * 6) % 2) - 1)];
const hundredth = (value: number): number => Math.round(value * 100) / 100;
