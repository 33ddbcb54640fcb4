/** Outlines of the board's ready shapes as corners in a box of w x h. Those without one of their own are their box. */
type Corners = readonly number[];

const round = 28;

function ring(count: number, radius: (at: number) => number = () => 1): Corners {
  return Array.from({ length: count }, (_, at) => {
    const turn = (at / count) * 2 * Math.PI - Math.PI / 2;
    return [0.5 + (Math.cos(turn) * radius(at)) / 2, 0.5 + (Math.sin(turn) * radius(at)) / 2];
  }).flat();
}

const box: Corners = [0, 0, 1, 0, 1, 1, 0, 1];
const heart: Corners = Array.from({ length: round }, (_, at) => {
  const t = (at / round) * 2 * Math.PI;
  const y = 13 * Math.cos(t) - 5 * Math.cos(2 * t) - 2 * Math.cos(3 * t) - Math.cos(4 * t);
  return [0.5 + Math.sin(t) ** 3 / 2, (12 - y) / 29];
}).flat();

const units: Readonly<Record<string, Corners>> = {
  ellipse: ring(round),
  oval: ring(round),
  cloud: ring(round, (at) => 0.92 + 0.08 * Math.cos(at * 1.6)),
  triangle: [0.5, 0, 1, 1, 0, 1],
  diamond: [0.5, 0, 1, 0.5, 0.5, 1, 0, 0.5],
  pentagon: ring(5),
  hexagon: [0.25, 0, 0.75, 0, 1, 0.5, 0.75, 1, 0.25, 1, 0, 0.5],
  octagon: [0.3, 0, 0.7, 0, 1, 0.3, 1, 0.7, 0.7, 1, 0.3, 1, 0, 0.7, 0, 0.3],
  star: ring(10, (at) => (at % 2 === 0 ? 1 : 0.5)),
  heart,
  rhombus: [0.25, 0, 1, 0, 0.75, 1, 0, 1],
  'rhombus-2': [0, 0, 0.75, 0, 1, 1, 0.25, 1],
  trapezoid: [0.25, 0, 0.75, 0, 1, 1, 0, 1],
  'arrow-right': [0, 0.25, 0.6, 0.25, 0.6, 0, 1, 0.5, 0.6, 1, 0.6, 0.75, 0, 0.75],
  'arrow-left': [1, 0.25, 0.4, 0.25, 0.4, 0, 0, 0.5, 0.4, 1, 0.4, 0.75, 1, 0.75],
  'arrow-up': [0.25, 1, 0.25, 0.4, 0, 0.4, 0.5, 0, 1, 0.4, 0.75, 0.4, 0.75, 1],
  'arrow-down': [0.25, 0, 0.25, 0.6, 0, 0.6, 0.5, 1, 1, 0.6, 0.75, 0.6, 0.75, 0],
};

export function outlineOf(geo: string, w: number, h: number): readonly number[] {
  return (units[geo] ?? box).map((part, at) => part * (at % 2 === 0 ? w : h));
}
