/** Stamps and cards: a few ready-made shapes, so that a child who cannot draw a heart yet can give one. */
import { createShapeId, type Editor, toRichText, type VecLike } from 'tldraw';

export const stampNames = ['star', 'heart', 'tick', 'ring'] as const;
export type StampName = (typeof stampNames)[number];
export type Placed = { readonly stamp: StampName } | { readonly card: string };

export const digitCards = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '+', '−', '='] as const;
export const letterCards = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÜ'];

const side = 110;

export function placeStamp(editor: Editor, placed: Placed, at: VecLike): void {
  const id = createShapeId();
  const centred = (w: number, h: number) => ({ id, x: round(at.x - w / 2), y: round(at.y - h / 2) });
  if ('card' in placed) {
    const [w, h] = [110, 130];
    editor.createShape({
      ...centred(w, h),
      type: 'geo',
      meta: { kind: 'card' },
      props: {
        geo: 'rectangle',
        w,
        h,
        scale: 2.4, // makes the letter large and leaves the frame thin
        fill: 'semi',
        dash: 'solid',
        size: 's',
        color: 'black',
        labelColor: 'black',
        font: 'draw',
        align: 'middle',
        verticalAlign: 'middle',
        richText: toRichText(placed.card),
      },
    });
    return;
  }
  if (placed.stamp === 'tick') {
    const point = (x: number, y: number) => ({ x, y, z: 0.5 });
    editor.createShape({
      ...centred(side, side * 0.9),
      type: 'draw',
      meta: { kind: 'stamp' },
      props: {
        color: 'green',
        dash: 'solid',
        size: 'xl',
        fill: 'none',
        isComplete: true,
        segments: [
          { type: 'straight', points: [point(0, 55), point(38, 95)] },
          { type: 'straight', points: [point(38, 95), point(110, 0)] },
        ],
      },
    });
    return;
  }
  const looks = { star: ['star', 'yellow'], heart: ['heart', 'red'], ring: ['ellipse', 'blue'] } as const;
  const [geo, color] = looks[placed.stamp];
  editor.createShape({
    ...centred(side, side),
    type: 'geo',
    meta: { kind: 'stamp' },
    props: {
      geo,
      w: side,
      h: side,
      color,
      fill: placed.stamp === 'ring' ? 'none' : 'fill',
      dash: 'solid',
      size: placed.stamp === 'ring' ? 'l' : 's',
    },
  });
}

const round = (value: number) => Math.round(value * 100) / 100;
