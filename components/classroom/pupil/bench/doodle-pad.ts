type Point = { readonly x: number; readonly y: number };
type Stroke = { readonly colour: string; readonly points: Point[] };

export type DoodlePad = {
  readonly setColour: (colour: string) => void;
  readonly clear: () => void;
  readonly close: () => void;
};

const brushPx = 10;
/** A child can fill the sheet for an hour; older strokes then go first. */
const strokesMax = 2_000;

/** Keeps strokes in fractions of the sheet, so that turning the tablet keeps the picture. A mere tap leaves a dot. */
export function createDoodle(canvas: HTMLCanvasElement): DoodlePad {
  const strokes: Stroke[] = [];
  let colour = '#1F5FBF';
  let current: { id: number; stroke: Stroke } | null = null;

  function draw(): void {
    const context = canvas.getContext('2d');
    if (!context) return;
    const { width, height } = canvas;
    context.clearRect(0, 0, width, height);
    context.lineCap = 'round';
    context.lineJoin = 'round';
    context.lineWidth = brushPx * (window.devicePixelRatio || 1);
    for (const stroke of strokes) {
      context.strokeStyle = stroke.colour;
      context.beginPath();
      for (const [index, { x, y }] of stroke.points.entries()) {
        if (index === 0) context.moveTo(x * width, y * height);
        context.lineTo(x * width, y * height);
      }
      context.stroke();
    }
  }

  function fit(): void {
    const ratio = window.devicePixelRatio || 1;
    canvas.width = Math.max(1, Math.round(canvas.clientWidth * ratio));
    canvas.height = Math.max(1, Math.round(canvas.clientHeight * ratio));
    draw();
  }

  function pointOf(event: PointerEvent): Point {
    const box = canvas.getBoundingClientRect();
    return { x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height };
  }

  const ending = new AbortController();
  const on = (
    type: 'pointerdown' | 'pointermove' | 'pointerup' | 'pointercancel',
    act: (event: PointerEvent) => void,
  ) => canvas.addEventListener(type, act, { signal: ending.signal });

  on('pointerdown', (event) => {
    if (current || event.button !== 0) return;
    canvas.setPointerCapture(event.pointerId);
    current = { id: event.pointerId, stroke: { colour, points: [pointOf(event)] } };
    strokes.push(current.stroke);
    if (strokes.length > strokesMax) strokes.shift();
    draw();
  });
  on('pointermove', (event) => {
    if (current?.id !== event.pointerId) return;
    current.stroke.points.push(pointOf(event));
    draw();
  });
  const end = (event: PointerEvent) => {
    if (current?.id === event.pointerId) current = null;
  };
  on('pointerup', end);
  on('pointercancel', end);

  const observer = new ResizeObserver(fit);
  observer.observe(canvas);
  return {
    setColour: (next) => {
      colour = next;
    },
    clear: () => {
      strokes.length = 0;
      draw();
    },
    close: () => {
      ending.abort();
      observer.disconnect();
    },
  };
}
