/**
 * What of a board has to be drawn now. Only records that changed are read again, and while strokes only grow or come on top, only
 * they are drawn, over what is there.
 */
import { Map as YMap, type AbstractType, type Doc, type YEvent } from 'yjs';
import { decodeRecord, recordsOf } from '../../protocol';
import { isPlain, type Plain } from '../../strokes/protocol';
import { marksOf, type Mark, type Spot } from './marks';

type Item = { readonly index: string; readonly marks: readonly Mark[]; readonly isGrowing: boolean };

export type Frame = {
  /** Everything is drawn anew. */
  readonly isWhole: boolean;
  readonly marks: readonly Mark[];
};

const depthMax = 20;

export class PreviewScene {
  /** How many records were read so far. */
  readCount = 0;
  readonly #doc: Doc;
  readonly #pageId: string;
  readonly #tolerance: number;
  readonly #onChange: () => void;
  readonly #items = new Map<string, Item>();
  #changed = new Set<string>();
  #isWhole = true;

  /** @param tolerance what nobody could tell apart, in units of the sheet: about a pixel of the small picture */
  constructor(input: {
    readonly doc: Doc;
    readonly pageId: string;
    readonly tolerance: number;
    readonly onChange: () => void;
  }) {
    this.#doc = input.doc;
    this.#pageId = input.pageId;
    this.#tolerance = input.tolerance;
    this.#onChange = input.onChange;
    for (const id of recordsOf(input.doc).keys()) this.#changed.add(id);
    recordsOf(input.doc).observeDeep(this.#observe);
  }

  close(): void {
    recordsOf(this.#doc).unobserveDeep(this.#observe);
  }

  /** Null when nothing changed since the last call. */
  take(): Frame | null {
    const changed = this.#changed;
    if (changed.size === 0 && !this.#isWhole) return null;
    this.#changed = new Set();
    const onTop: Item[] = [];
    let top = '';
    for (const { index } of this.#items.values()) if (index > top) top = index;
    let isWhole = this.#isWhole;
    for (const id of changed) {
      const before = this.#items.get(id);
      const next = this.#read(id);
      if (next) this.#items.set(id, next);
      else this.#items.delete(id);
      const isOver = next && next.marks.every(({ opacity }) => opacity === 1) && next.index >= top;
      if (isOver && (!before || before.isGrowing)) onTop.push(next);
      else isWhole ||= before !== undefined || next !== undefined;
    }
    this.#isWhole = false;
    const shown = isWhole ? [...this.#items.values()] : onTop;
    const ordered = shown.toSorted((one, other) => (one.index < other.index ? -1 : 1));
    return { isWhole, marks: ordered.flatMap(({ marks }) => marks) };
  }

  readonly #observe = (events: readonly YEvent<AbstractType<unknown>>[]): void => {
    for (const { path, changes } of events) {
      const ids = path.length === 0 ? [...changes.keys.keys()] : [String(path[0])];
      for (const id of ids) {
        this.#changed.add(id);
        if (this.#holdsOthers(id)) this.#readAll();
      }
    }
    this.#onChange();
  };

  /** When a group or a frame moves, so does all that is in it. */
  #holdsOthers(id: string): boolean {
    const type = this.#fixed(id)?.['type'];
    return type === 'group' || type === 'frame';
  }

  #readAll(): void {
    this.#isWhole = true;
    for (const id of recordsOf(this.#doc).keys()) this.#changed.add(id);
  }

  #read(id: string): Item | undefined {
    if (!id.startsWith('shape:')) return undefined;
    try {
      this.readCount += 1;
      const map = recordsOf(this.#doc).get(id);
      const record = decodeRecord(id, map);
      const spot = record && this.#spotOf(map, String(record['parentId']));
      if (!spot) return undefined;
      return {
        index: String(record['index']),
        marks: marksOf(record, spot, this.#tolerance),
        isGrowing: record['type'] === 'draw' && map instanceof YMap && map.has('l'),
      };
    } catch {
      return undefined; // a record that cannot be read stays out; the others are shown
    }
  }

  /** Where it stands on the page that is shown; undefined: on another one, or nowhere. */
  #spotOf(map: unknown, parentId: string): Spot | undefined {
    let spot = spotIn(map);
    let above = parentId;
    for (let depth = 0; depth < depthMax && above !== this.#pageId; depth += 1) {
      const parent = this.#fixed(above);
      if (parent?.['typeName'] !== 'shape') return undefined;
      spot = within(spotIn(recordsOf(this.#doc).get(above)), spot);
      above = String(parent['parentId']);
    }
    return above === this.#pageId ? spot : undefined;
  }

  #fixed(id: string): Plain | undefined {
    const map = recordsOf(this.#doc).get(id);
    const fixed: unknown = map instanceof YMap ? map.get('b') : undefined;
    return isPlain(fixed) ? fixed : undefined;
  }
}

function spotIn(map: unknown): Spot {
  const place: unknown = map instanceof YMap ? map.get('t') : undefined;
  const [x, y, angle] = Array.isArray(place) ? (place as readonly unknown[]) : [];
  return { x: Number(x) || 0, y: Number(y) || 0, angle: Number(angle) || 0 };
}

function within(outer: Spot, inner: Spot): Spot {
  const [sin, cos] = [Math.sin(outer.angle), Math.cos(outer.angle)];
  return {
    x: outer.x + inner.x * cos - inner.y * sin,
    y: outer.y + inner.x * sin + inner.y * cos,
    angle: outer.angle + inner.angle,
  };
}
