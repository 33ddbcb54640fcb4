/** A small live picture of a board on a canvas, without an editor. */
import { firstPageId, sheet } from '../../schema';
import type { BoardProvider } from '../board-provider';
import type { PreviewClock } from './clock';
import { paintFrame, type Pen } from './paint';
import { PreviewScene } from './scene';

type Source = Pick<BoardProvider, 'subscribe' | 'getSnapshot'>;
type Surface = { width: number; height: number; readonly pen: Pen };

export type PreviewCost = { draws: number; wholeDraws: number; marks: number };

export class BoardPreview {
  readonly cost: PreviewCost = { draws: 0, wholeDraws: 0, marks: 0 };
  readonly #source: Source;
  readonly #surface: Surface;
  readonly #clock: PreviewClock;
  readonly #pageId: string;
  readonly #leave: (() => void)[];
  #scene: PreviewScene | null = null;
  #doc: unknown = null;
  #isVisible = false;
  #isDirty = true;

  constructor(input: {
    readonly source: Source;
    readonly surface: Surface;
    readonly clock: PreviewClock;
    readonly pageId?: string;
  }) {
    this.#source = input.source;
    this.#surface = input.surface;
    this.#clock = input.clock;
    this.#pageId = input.pageId ?? firstPageId;
    const drawn = {
      isDue: () => this.#isDirty && this.#isVisible && this.#scene !== null,
      draw: () => this.#draw(),
    };
    this.#leave = [input.clock.add(drawn), input.source.subscribe(() => this.#follow())];
    this.#follow();
  }

  setVisible(isVisible: boolean): void {
    this.#isVisible = isVisible;
    if (isVisible) this.#clock.wake();
  }

  /** @param width in pixels of the device */
  resize(width: number): void {
    const whole = Math.max(1, Math.round(width));
    if (whole === this.#surface.width && this.#scene) return;
    this.#surface.width = whole;
    this.#surface.height = Math.round((whole * sheet.h) / sheet.w);
    this.#doc = null;
    this.#follow();
  }

  close(): void {
    this.#leave.forEach((leave) => leave());
    this.#scene?.close();
    this.#scene = null;
  }

  /** The provider throws its document away when the server refused something. */
  #follow(): void {
    const { doc, loaded } = this.#source.getSnapshot();
    if (!loaded || doc === this.#doc) return;
    this.#doc = doc;
    this.#scene?.close();
    const tolerance = (0.75 * sheet.w) / this.#surface.width;
    this.#scene = new PreviewScene({ doc, pageId: this.#pageId, tolerance, onChange: () => this.#touch() });
    this.#touch();
  }

  #touch(): void {
    this.#isDirty = true;
    if (this.#isVisible) this.#clock.wake();
  }

  #draw(): void {
    this.#isDirty = false;
    const frame = this.#scene?.take();
    if (!frame) return;
    this.cost.draws += 1;
    this.cost.wholeDraws += frame.isWhole ? 1 : 0;
    this.cost.marks += frame.marks.length;
    paintFrame(this.#surface.pen, frame, this.#surface.width);
  }
}
