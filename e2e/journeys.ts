/** The ways of teachers and children through the product, as they tap them. */
import { expect, type Page } from '@playwright/test';
import type { School } from './fixtures.ts';

const password = 'drei blaue Boote';

/** As the teacher of `setUpSchool`, on the page where one signs in. */
export async function signIn(page: Page): Promise<void> {
  await page.getByLabel('Deine E-Mail').fill('kaya@schule.example');
  await page.getByLabel('Passwort', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Anmelden', exact: true }).click();
  await expect(page).toHaveURL(/\/home/);
}

/** From the link in the terminal to a class that is ready. @returns the class link and the class's address */
export async function setUpSchool(page: Page, school: School) {
  await page.goto(school.firstRunUrl);
  await page.getByLabel('Wie nennen dich die Kinder?').fill('Frau Kaya');
  await page.getByLabel('Deine E-Mail').fill('kaya@schule.example');
  await page.getByLabel('Passwort', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Weiter' }).click();
  await page.getByLabel('Wie heißt deine Klasse?').fill('2a');
  await page.getByRole('button', { name: 'Fertig' }).click();
  await expect(page.getByRole('heading', { name: 'Die 2a ist fertig!' })).toBeVisible();
  const classUrl = page.url().replace(/\/link.*$/, '');
  const link = await page
    .getByText(/\/j\/[\w-]+$/)
    .first()
    .textContent();
  if (!link) throw new Error('the class has no link');
  return { classUrl, link: link.trim() };
}

/** Prints the cards and reads their keys, as a phone's camera would from the paper. */
export async function printCards(page: Page, classUrl: string): Promise<string[]> {
  await page.goto(`${classUrl}/print`);
  const answer = new Promise<string>((resolve, reject) => {
    page
      .route('**/print', async (route) => {
        if (route.request().method() !== 'POST') return route.fallback();
        const response = await route.fetch();
        resolve(await response.text());
        return route.fulfill({ response });
      })
      .catch(reject);
  });
  await page.getByRole('button', { name: /Karten drucken/ }).click();
  const urls = [...(await answer).matchAll(/https?:\/\/[^"\s]+\/k#[\w.-]+/g)].map(([url]) => url);
  await expect(page.getByRole('button', { name: 'Noch einmal drucken' })).toBeVisible();
  await page.unroute('**/print');
  return urls;
}

export async function beginInstantLesson(page: Page): Promise<void> {
  await page.goto('/lessons/instant');
  await page.getByRole('button', { name: '2a' }).click();
  await expect(page.getByRole('heading', { name: /^2a/ })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Tür ist auf' })).toBeVisible();
}

export async function comeByCard(page: Page, cardUrl: string): Promise<void> {
  await page.goto(cardUrl);
  await page.locator('[data-tap="join.go"]').click();
}

/** @param at which of the animals that are free */
export async function comeByLink(page: Page, link: string, at = 0): Promise<void> {
  await page.goto(link);
  await page.locator('[data-tap="join.animal"]').nth(at).click();
  await page.locator('[data-tap="join.badge"]:not([aria-disabled="true"])').first().click();
  await page.locator('[data-tap="join.go"]').click();
}

/** By the teacher who is in the lesson. */
export async function endLesson(teacher: Page): Promise<void> {
  await teacher.getByRole('button', { name: 'Ende', exact: true }).click();
  await teacher.getByRole('button', { name: 'Jetzt beenden' }).click();
  await expect(teacher.getByRole('heading', { name: 'Die Stunde ist zu Ende' })).toBeVisible();
}

/** Whatever runs in the class is over for everybody, so that the next test begins with a lesson of its own. */
export async function endRunningLesson(page: Page): Promise<void> {
  await beginInstantLesson(page);
  await endLesson(page);
}
