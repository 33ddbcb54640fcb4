/** A lesson of a class of grade 3-4 as it is on a weekday: a teacher, a second adult by link, three children on three devices. */
import { expect, type Page } from '@playwright/test';
import type { NewPerson } from './fixtures.ts';
import { beginInstantLesson, comeByCard, comeByLink } from './journeys.ts';
import type { Taught } from './taught.ts';

export const inLesson = (page: Page) => page.locator('[data-state="lesson"]');
export const stage = (page: Page, name: string) => page.locator(`div[data-stage="${name}"]`);
export const tap = (page: Page, name: string) => page.locator(`[data-tap="${name}"]`);
/** Whatever a child could type into. */
export const textFields = (page: Page) => page.locator('input, textarea, [contenteditable="true"]');

/** A key of the class, pressed where no field and no board has the focus. */
export async function press(adult: Page, key: string): Promise<void> {
  await adult.locator('[data-class-scope]').focus();
  await adult.keyboard.press(key);
}

/** Watches before it happens: what one adult did stands there for two seconds for the other. */
export const tellsDeed = (adult: Page, deed: string) => adult.getByText(deed, { exact: true }).waitFor();

/** Fewer and larger buttons for the youngest; the older ones may write when they are let. */
async function makeGradeThree(teacher: Page, classUrl: string): Promise<void> {
  await teacher.goto(`${classUrl}/view`);
  const choice = teacher.getByRole('radio', { name: /^3–4/ });
  if (await choice.isChecked()) return;
  await choice.click();
  await expect(teacher.getByText('Gespeichert')).toBeVisible();
}

/** By the link that the teacher makes in the lesson. */
async function comeAsSecond(teacher: Page, second: Page, name: string): Promise<void> {
  await teacher.getByRole('button', { name: 'Zweite Lehrkraft' }).click();
  await teacher.getByRole('button', { name: 'Link zum Mitmachen' }).click();
  const link = await teacher.getByTestId('assist-link').textContent();
  await teacher.keyboard.press('Escape');
  await expect(teacher.getByTestId('assist-link')).toBeHidden();
  await second.goto(link ?? '');
  await second.getByLabel('Dein Name').fill(name);
  await second.getByRole('button', { name: 'Zur Stunde' }).click();
  await expect(second.getByRole('button', { name: 'Tür ist auf' })).toBeVisible();
}

type Cast = {
  readonly teacher: Page;
  readonly taught: Taught;
  readonly cards: readonly string[];
  readonly newPerson: NewPerson;
};

type ClassLesson = {
  readonly second: Page;
  readonly children: readonly [Page, Page, Page];
};

/** Two children come by card, on a tablet and a notebook; the third comes by link on a phone and is let in by the second adult. */
export async function openClassLesson({ teacher, taught, cards, newPerson }: Cast): Promise<ClassLesson> {
  await makeGradeThree(teacher, taught.classUrl);
  await beginInstantLesson(teacher);
  const second = await newPerson();
  await comeAsSecond(teacher, second, 'Herr Blum');
  const [tablet, notebook, phone] = [
    await newPerson({ width: 1024, height: 690 }),
    await newPerson(),
    await newPerson({ width: 390, height: 780 }),
  ];
  await Promise.all([comeByCard(tablet, cards[0] ?? ''), comeByCard(notebook, cards[1] ?? '')]);
  await comeByLink(phone, taught.link, 2);
  await second.getByRole('button', { name: /^Einlassen: / }).click();
  const children = [tablet, notebook, phone] as const;
  for (const child of children) await expect(inLesson(child)).toBeVisible();
  await expect(teacher.getByRole('status').filter({ hasText: '3 da' })).toBeVisible();
  return { second, children };
}
