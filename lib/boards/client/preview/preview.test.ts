import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { makeStroke, startStroke } from '@/lib/testing/board-strokes';
import { recordsOf, toYMap } from '../../protocol';
import { seedBoard } from '../../rules';
import { BoardPreview } from './board-preview';
import { drawEveryMs, PreviewClock } from './clock';
import type { Pen } from './paint';

/** Time by hand. */
class Hand {
  now = 0;
  private due: { at: number; run: () => void }[] = [];
  readonly clock = new PreviewClock({
    now: () => this.now,
    later: (ms, run) => {
      const one = { at: this.now + ms, run };
      this.due.push(one);
      return () => (this.due = this.due.filter((other) => other !== one));
    },
  });
  pass(ms: number): void {
    const end = this.now + ms;
    for (;;) {
      const next = this.due.filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.due = this.due.filter((one) => one !== next);
      this.now = Math.max(this.now, next.at);
      next.run();
    }
    this.now = end;
  }
}

/** Counts what a canvas would have to do. */
function countingPen() {
  const count = { lineTo: 0, stroke: 0, fillRect: 0, fillText: 0 };
  const idle = () => undefined;
  const pen: Pen = {
    ...{ beginPath: idle, moveTo: idle, closePath: idle, fill: idle, setTransform: idle },
    ...{ translate: idle, rotate: idle, save: idle, restore: idle },
    lineTo: () => void (count.lineTo += 1),
    stroke: () => void (count.stroke += 1),
    fillRect: () => void (count.fillRect += 1),
    fillText: () => void (count.fillText += 1),
    ...{ globalAlpha: 1, lineWidth: 1, lineCap: 'butt', lineJoin: 'miter', strokeStyle: '', fillStyle: '' },
    ...{ font: '', textAlign: 'left', textBaseline: 'top' },
  };
  return { pen, count };
}

let hand: Hand;
beforeEach(() => void (hand = new Hand()));

function look(doc: Y.Doc, width = 160) {
  const { pen, count } = countingPen();
  const surface = { width, height: 100, pen };
  const source = { subscribe: () => () => undefined, getSnapshot: () => ({ doc, loaded: true }) };
  const preview = new BoardPreview({
    source: source as unknown as ConstructorParameters<typeof BoardPreview>[0]['source'],
    surface,
    clock: hand.clock,
  });
  preview.setVisible(true);
  hand.pass(drawEveryMs);
  return { preview, count };
}

function board(strokes = 0): Y.Doc {
  const doc = new Y.Doc();
  seedBoard(doc);
  for (let at = 0; at < strokes; at += 1) put(doc, `s${at}`, 110);
  return doc;
}
const put = (doc: Y.Doc, id: string, points = 3) =>
  recordsOf(doc).set(`shape:${id}`, toYMap(makeStroke(id, 3, points)));

describe('a small picture of a board', () => {
  it('draws nothing again while nothing changes', () => {
    const { preview } = look(board(50));
    expect(preview.cost).toMatchObject({ draws: 1, marks: 50 });
    hand.pass(60_000);
    expect(preview.cost.draws).toBe(1);
  });

  it('draws a stroke under way at most four times a second, and it alone', () => {
    const doc = board(200);
    const { preview, count } = look(doc);
    const before = { ...preview.cost, lineTo: count.lineTo };
    const list = startStroke(doc, 'live', 3);
    for (let at = 0; at < 50; at += 1) {
      list.push([100, 0, 100, 50]);
      hand.pass(20);
    }
    expect(preview.cost.draws - before.draws).toBeLessThanOrEqual(5);
    expect(preview.cost.wholeDraws).toBe(before.wholeDraws);
    expect(preview.cost.marks - before.marks).toBeLessThanOrEqual(5);
    expect(count.lineTo - before.lineTo).toBeLessThan(300);
  });

  it('puts no more points on a small canvas than it has room for', () => {
    const [small, large] = [look(board(40), 160), look(board(40), 1600)];
    expect(small.count.lineTo * 4).toBeLessThan(large.count.lineTo);
    expect(small.count.stroke).toBe(40);
  });

  it('draws all anew when something below goes or moves', () => {
    const doc = board(10);
    const { preview } = look(doc);
    recordsOf(doc).delete('shape:s4');
    hand.pass(drawEveryMs);
    expect(preview.cost).toMatchObject({ draws: 2, wholeDraws: 2, marks: 19 });
  });

  it('costs nothing while nobody can see it, and is up to date when they can', () => {
    const doc = board(1);
    const { preview } = look(doc);
    preview.setVisible(false);
    for (let at = 0; at < 20; at += 1) {
      put(doc, `more${at}`);
      hand.pass(drawEveryMs);
    }
    expect(preview.cost.draws).toBe(1);
    preview.setVisible(true);
    hand.pass(drawEveryMs);
    expect(preview.cost).toMatchObject({ draws: 2, marks: 1 + 20 });
  });

  it('thirty of them that all change are drawn four times a second each, not once for every change', () => {
    const docs = Array.from({ length: 30 }, () => board(30));
    const previews = docs.map((doc) => look(doc).preview);
    hand.pass(1000);
    const before = previews.reduce((sum, { cost }) => sum + cost.draws, 0);
    for (let at = 0; at < 20; at += 1) {
      docs.forEach((doc) => put(doc, `t${at}`));
      hand.pass(50);
    }
    const draws = previews.reduce((sum, { cost }) => sum + cost.draws, 0) - before;
    expect(draws).toBeLessThanOrEqual(30 * 5);
    expect(previews.every(({ cost }) => cost.wholeDraws === 1)).toBe(true);
  });

  it('stops with its page', () => {
    const doc = board(1);
    const { preview } = look(doc);
    preview.close();
    put(doc, 'late');
    hand.pass(1000);
    expect(preview.cost.draws).toBe(1);
  });

  it('never breaks on what a stranger put into the document', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.anything({ withBigInt: false })),
        fc.string(),
        (props, type) => {
          const doc = board(1);
          const map = new Y.Map<unknown>();
          recordsOf(doc).set('shape:odd', map);
          const plain: unknown = JSON.parse(JSON.stringify(props) ?? '{}');
          map.set('b', { typeName: 'shape', type, parentId: 'page:page', index: 'a1' });
          map.set('t', [1, 2, 3]);
          map.set('p', plain);
          map.set('g', plain);
          map.set('r', { richText: plain });
          const { preview } = look(doc);
          expect(preview.cost.draws).toBe(1);
          preview.close();
        },
      ),
      { numRuns: 60 },
    );
  });
});
