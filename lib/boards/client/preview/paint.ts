/** Puts marks on a canvas. `Pen` is what it needs of one, so that tests count what it costs. */
import { sheet } from '../../schema';
import { lineHeight, type Line, type Mark, type Words } from './marks';
import type { Frame } from './scene';

export type Pen = Pick<
  CanvasRenderingContext2D,
  | 'beginPath'
  | 'moveTo'
  | 'lineTo'
  | 'closePath'
  | 'stroke'
  | 'fill'
  | 'fillRect'
  | 'fillText'
  | 'setTransform'
  | 'translate'
  | 'rotate'
  | 'save'
  | 'restore'
> & {
  globalAlpha: number;
  lineWidth: number;
  lineCap: CanvasLineCap;
  lineJoin: CanvasLineJoin;
  strokeStyle: unknown;
  fillStyle: unknown;
  font: string;
  textAlign: CanvasTextAlign;
  textBaseline: CanvasTextBaseline;
};

/** @param width of the canvas in its own pixels; its height follows from the sheet */
export function paintFrame(pen: Pen, { isWhole, marks }: Frame, width: number): void {
  const scale = width / sheet.w;
  pen.setTransform(scale, 0, 0, scale, 0, 0);
  pen.lineCap = 'round';
  pen.lineJoin = 'round';
  pen.globalAlpha = 1;
  if (isWhole) {
    pen.fillStyle = '#ffffff';
    pen.fillRect(0, 0, sheet.w, sheet.h);
  }
  for (const mark of marks) paintMark(pen, mark, 1 / scale);
  pen.globalAlpha = 1;
}

/** @param pixel in units of the sheet: nothing is thinner, or it would not be seen */
function paintMark(pen: Pen, mark: Mark, pixel: number): void {
  pen.globalAlpha = mark.opacity;
  if (mark.type === 'line') paintLine(pen, mark, pixel);
  else paintWords(pen, mark, pixel);
}

function paintLine(pen: Pen, { points, color, width, fill, closed }: Line, pixel: number): void {
  if (points.length < 4) return;
  pen.beginPath();
  pen.moveTo(points[0] ?? 0, points[1] ?? 0);
  for (let at = 2; at < points.length; at += 2) pen.lineTo(points[at] ?? 0, points[at + 1] ?? 0);
  if (closed) pen.closePath();
  if (fill !== null) {
    pen.fillStyle = fill;
    pen.fill();
  }
  if (width > 0) {
    pen.strokeStyle = color;
    pen.lineWidth = Math.max(width, pixel);
    pen.stroke();
  }
}

function paintWords(pen: Pen, { lines, x, y, angle, size, align, color }: Words, pixel: number): void {
  if (size < 2 * pixel) return; // nobody could read it
  pen.save();
  pen.translate(x, y);
  pen.rotate(angle);
  pen.fillStyle = color;
  pen.font = `${size}px Andika, sans-serif`;
  pen.textAlign = align;
  pen.textBaseline = 'top';
  lines.forEach((text, at) => pen.fillText(text, 0, at * size * lineHeight));
  pen.restore();
}
