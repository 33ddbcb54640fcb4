/** Lays the pictures of one state on one sheet: wide and phone above, tablet and upright below. */
import type { Page } from '@playwright/test';
import { encodePng } from './palette-png.ts';

export const sheetSizes = [
  { width: 1366, height: 620, x: 0, y: 0 },
  { width: 360, height: 560, x: 1366 + 24, y: 0 },
  { width: 1024, height: 690, x: 0, y: 620 + 24 },
  { width: 768, height: 940, x: 1024 + 24, y: 620 + 24 },
] as const;

type Shot = (typeof sheetSizes)[number] & { readonly png: string };
const sheet = { width: 1024 + 24 + 768, height: 620 + 24 + 940, margin: 16, colours: 36 };

export async function drawSheet(page: Page, shots: readonly Shot[], scale: number): Promise<Buffer> {
  await page.evaluate('globalThis.__name ??= (it) => it'); // some loaders wrap functions in this
  const { pixels, ...image } = await page.evaluate(drawAndCount, { shots, scale, sheet });
  return encodePng({ ...image, pixels: Buffer.from(pixels, 'base64') });
}

type Drawing = { readonly shots: readonly Shot[]; readonly scale: number; readonly sheet: typeof sheet };

/** Runs inside the page. The colours used most are kept exactly, the rest go to the nearest of them. */
async function drawAndCount({ shots, scale, sheet: { width, height, margin, colours } }: Drawing) {
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * scale) + 2 * margin;
  canvas.height = Math.round(height * scale) + 2 * margin;
  const ground = canvas.getContext('2d', { willReadFrequently: true });
  if (!ground) throw new Error('no canvas');
  ground.fillStyle = '#8a8f94';
  ground.fillRect(0, 0, canvas.width, canvas.height);
  ground.imageSmoothingQuality = 'high';
  for (const shot of shots) {
    const image = new Image();
    image.src = `data:image/png;base64,${shot.png}`;
    await image.decode();
    const box = [shot.x, shot.y, shot.width, shot.height].map((it) => it * scale);
    const [x = 0, y = 0, w = 0, h = 0] = box;
    ground.drawImage(image, margin + x, margin + y, w, h);
  }
  const { data } = ground.getImageData(0, 0, canvas.width, canvas.height);
  const colourAt = (at: number) => ((data[at] ?? 0) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0);
  const counts = new Map<number, number>();
  for (let at = 0; at < data.length; at += 4) {
    const colour = colourAt(at);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  // Of colours that look alike only the most frequent is kept.
  const kinds = new Set<number>();
  const kept: number[] = [];
  for (const [colour] of [...counts].sort((a, b) => b[1] - a[1])) {
    const kind = colour & 0xf0f0f0;
    if (kinds.has(kind) && kept.length > colours / 4) continue;
    kinds.add(kind);
    kept.push(colour);
    if (kept.length === colours) break;
  }
  const split = (colour: number) => [colour >> 16, (colour >> 8) & 255, colour & 255] as const;
  const nearest = new Map<number, number>();
  const find = (colour: number) => {
    const [r, g, b] = split(colour);
    let best = 0;
    let least = Infinity;
    for (const [at, one] of kept.entries()) {
      const [r2, g2, b2] = split(one);
      const distance = 2 * (r - r2) ** 2 + 4 * (g - g2) ** 2 + (b - b2) ** 2;
      if (distance < least) [best, least] = [at, distance];
    }
    nearest.set(colour, best);
    return best;
  };
  let pixels = '';
  for (let at = 0; at < data.length; at += 4) {
    const colour = colourAt(at);
    pixels += String.fromCharCode(nearest.get(colour) ?? find(colour));
  }
  return { width: canvas.width, height: canvas.height, palette: kept.flatMap(split), pixels: btoa(pixels) };
}
