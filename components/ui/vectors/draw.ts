/** The few strokes every drawing is made of. Pictures keep their own ink in the dark theme: their discs stay light. */
export const ink = '#22303C';
export const outline = `stroke="${ink}" stroke-width="2.5" stroke-linejoin="round" stroke-linecap="round"`;

type Length = number | string;

export const circle = (x: Length, y: Length, r: Length, fill: string, more = '') =>
  `<circle cx="${x}" cy="${y}" r="${r}" fill="${fill}" ${more}/>`;
export const ellipse = (x: number, y: number, rx: number, ry: number, fill: string, more = '') =>
  `<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="${fill}" ${more}/>`;
export const rect = (x: number, y: number, w: number, h: number, rx: number, fill: string, more = '') =>
  `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="${rx}" fill="${fill}" ${more}/>`;
export const path = (d: string, fill = 'none', more = outline) => `<path d="${d}" fill="${fill}" ${more}/>`;
export const line = (d: string, stroke = ink, width = 3) =>
  `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`;
/** A coloured limb with an ink edge. */
export const limb = (d: string, colour: string, width = 12) =>
  line(d, ink, width + 5) + line(d, colour, width);
/** Something and its mirror image on the 96 grid of the heads. */
export const mirrored = (half: string) => `${half}<g transform="translate(96 0) scale(-1 1)">${half}</g>`;
export const place = (drawing: string, x: number, y: number, scale = 1) =>
  `<g transform="translate(${x} ${y}) scale(${scale})">${drawing}</g>`;
