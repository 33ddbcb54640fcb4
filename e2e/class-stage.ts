/** What children do with what is on their stage now and then. */
import type { Page } from '@playwright/test';
import { tap } from './class-lesson.ts';

export const answers = (page: Page) => tap(page, 'poll.vote');

/** Which of these children was drawn and may pass; -1: none. */
export async function drawnAt(children: readonly Page[]): Promise<number> {
  const counts = await Promise.all(children.map((child) => tap(child, 'draw.joker').count()));
  return counts.findIndex((count) => count > 0);
}
