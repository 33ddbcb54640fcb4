/** A lesson in which everybody draws, and what its children have on their screens. */
import { expect, type Page } from '@playwright/test';
import type { NewPerson } from './fixtures.ts';
import { beginInstantLesson, comeByCard } from './journeys.ts';
import { allowDrawing, takePen } from './strokes.ts';

export const hand = (page: Page) => page.getByRole('button', { name: 'Melden' });

type Cast = { readonly teacher: Page; readonly newPerson: NewPerson };

/** A lesson in which everybody may draw, with children who came by card. */
export async function openLesson({ teacher, newPerson }: Cast, cards: readonly (string | undefined)[]) {
  await beginInstantLesson(teacher);
  await allowDrawing(teacher);
  await takePen(teacher);
  const children: Page[] = [];
  for (const card of cards) {
    const child = await newPerson({ width: 1024, height: 690 });
    children.push(child);
    await comeByCard(child, card ?? '');
    await expect(hand(child)).toBeEnabled();
    await expect(child.locator('.tl-canvas')).toBeVisible();
  }
  return children;
}
