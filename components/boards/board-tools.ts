/** The tools that only children have: tap to place, rub away what is one's own, and nothing at all. */
import { type Editor, StateNode, type TLShape, Vec } from 'tldraw';
import { placeStamp, type Placed } from './stamps';

type Desk = {
  /** Our seat number. */
  readonly by: number;
  /** What the next tap puts onto the board. */
  readonly placed: Placed;
};
const desks = new WeakMap<Editor, Desk>();

export function setDesk(editor: Editor, desk: Desk): void {
  desks.set(editor, desk);
}

/** Looking only: pointer and keys do nothing. */
export class RestTool extends StateNode {
  static override id = 'rest';
  override onEnter(): void {
    this.editor.setCursor({ type: 'default', rotation: 0 });
  }
}

/** One tap, one stamp; nothing has to be dragged. */
export class PlaceTool extends StateNode {
  static override id = 'place';
  override onEnter(): void {
    this.editor.setCursor({ type: 'cross', rotation: 0 });
  }
  override onPointerDown(): void {
    const desk = desks.get(this.editor);
    if (desk && !this.editor.getIsReadonly()) {
      this.editor.markHistoryStoppingPoint('place');
      placeStamp(this.editor, desk.placed, this.editor.inputs.currentPagePoint);
    }
  }
}

const rubberPx = 14;

/** Takes away whole strokes, stamps and cards that this child made itself. */
export class RubberTool extends StateNode {
  static override id = 'rubber';
  override onEnter(): void {
    this.editor.setCursor({ type: 'cross', rotation: 0 });
  }
  override onPointerDown(): void {
    this.editor.markHistoryStoppingPoint('rubber');
    this.rub(this.editor.inputs.currentPagePoint);
  }
  override onPointerMove(): void {
    if (this.editor.inputs.isPointing) {
      this.rub(this.editor.inputs.previousPagePoint);
    }
  }

  private rub(from: Vec): void {
    const desk = desks.get(this.editor);
    if (!desk || this.editor.getIsReadonly()) {
      return;
    }
    const own = this.editor
      .getCurrentPageShapes()
      .filter((shape) => shape.meta['by'] === desk.by && !shape.isLocked);
    const hit = own.filter((shape) => this.isHit(shape, from, this.editor.inputs.currentPagePoint));
    if (hit.length > 0) {
      this.editor.deleteShapes(hit);
    }
  }

  private isHit(shape: TLShape, from: Vec, to: Vec): boolean {
    const inverse = this.editor.getShapePageTransform(shape).clone().invert();
    const [a, b] = [inverse.applyToPoint(from), inverse.applyToPoint(to)];
    const geometry = this.editor.getShapeGeometry(shape);
    const margin = rubberPx / this.editor.getZoomLevel();
    return Vec.Equals(a, b)
      ? geometry.hitTestPoint(a, margin, true)
      : geometry.hitTestLineSegment(a, b, margin);
  }
}
