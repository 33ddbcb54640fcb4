/** What is drawn on a small picture of a board: a canvas, so its own pixels are the only witness. */
import { expect, type Locator } from '@playwright/test';

/** Pixels that are not paper. */
export function inkOn(picture: Locator): Promise<number> {
  return picture.evaluate((canvas) => {
    if (!(canvas instanceof HTMLCanvasElement) || canvas.width === 0) return 0;
    const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? {
      data: new Uint8ClampedArray(),
    };
    let count = 0;
    for (let at = 0; at < data.length; at += 4) {
      const isPaper = [0, 1, 2].every((part) => (data[at + part] ?? 255) > 240);
      if (!isPaper && data[at + 3] !== 0) count += 1;
    }
    return count;
  });
}

export async function expectInk(picture: Locator): Promise<void> {
  await expect.poll(() => inkOn(picture)).toBeGreaterThan(20);
}

/** There, and nothing on it. */
export async function expectClean(picture: Locator): Promise<void> {
  await expect(picture).toBeVisible();
  expect(await inkOn(picture)).toBe(0);
}
