/** Drawing on the class board with the mouse, and what of it is on a screen and what the server has acknowledged. */
import { expect, type Page } from '@playwright/test';
import { boardStream, decodeFrame, frameKind } from '../lib/classroom/protocol.ts';

const canvas = (page: Page) => page.locator('.tl-canvas');

/** @param row strokes of different people stand in different rows */
export async function drawStroke(page: Page, row: number): Promise<void> {
  const box = await canvas(page).boundingBox();
  if (!box) throw new Error('no board');
  const y = box.y + box.height * (0.2 + row * 0.1);
  const x = box.x + box.width * 0.3;
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + box.width * 0.3, y + 12, { steps: 8 });
  await page.mouse.up();
}

/** The teacher's editor begins with the arrow. */
export async function takePen(teacher: Page): Promise<void> {
  await teacher.getByTestId('tools.draw').click();
}

export async function allowDrawing(teacher: Page): Promise<void> {
  await teacher.getByRole('button', { name: 'Malen', exact: true }).click();
  await expect(teacher.getByRole('button', { name: 'Malen', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
}

export function strokesOn(page: Page): Promise<string[]> {
  return page
    .locator('.tl-shape[data-shape-type="draw"]')
    .evaluateAll((shapes) => shapes.map((shape) => shape.getAttribute('data-shape-id') ?? '').toSorted());
}

/** All see the same strokes, and it is this many. */
export async function expectSameStrokes(pages: readonly Page[], count: number): Promise<void> {
  for (const page of pages) await expect.poll(() => strokesOn(page)).toHaveLength(count);
  const [first, ...others] = await Promise.all(pages.map(strokesOn));
  for (const other of others) expect(other).toEqual(first);
}

/** Call before the page opens its lesson. @returns whether all that was sent for the board is durable, by the server's own word */
export function watchSaved(page: Page): () => boolean {
  const last = { sent: -1, saved: -1 };
  page.on('websocket', (socket) => {
    if (!socket.url().includes('/_sync/')) return;
    const read = (payload: string | Buffer) =>
      typeof payload === 'string' ? null : decodeFrame(new Uint8Array(payload));
    socket.on('framesent', ({ payload }) => {
      const frame = read(payload);
      if (frame?.stream === boardStream && frame.kind === frameKind.update) last.sent = frame.seq;
    });
    socket.on('framereceived', ({ payload }) => {
      const frame = read(payload);
      if (frame?.kind === frameKind.saved) last.saved = Math.max(last.saved, frame.seq);
    });
  });
  return () => last.sent >= 0 && last.saved >= last.sent;
}
