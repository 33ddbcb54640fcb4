import { readFile } from 'node:fs/promises';
import { expect, type Download, type Page } from '@playwright/test';
import { beginInstantLesson, comeByCard, endLesson } from './journeys.ts';
import { test } from './taught.ts';

// It ends the school year of its class, so it has a school of its own.
test.use({ settings: {} });

test('parents get what is stored about their child, have it deleted in two taps, and a class ends as its teacher was told', async ({
  teacher,
  newPerson,
  cards,
  taught,
}) => {
  await beginInstantLesson(teacher);
  const child = await newPerson({ width: 1024, height: 690 });
  await comeByCard(child, cards[0] ?? '');
  await expect(child.locator('[data-state="lesson"]')).toBeVisible();
  await endLesson(teacher);

  await test.step('Auskunft as data and as a page to print', async () => {
    await teacher.goto(taught.classUrl);
    await teacher.getByRole('list', { name: 'Kinder der Klasse' }).getByRole('button').first().click();
    const record: unknown = JSON.parse((await saved(teacher, 'Auskunft')).toString('utf8'));
    expect(JSON.stringify(record)).toContain('attendance');
    expect((await saved(teacher, 'Auskunft als PDF')).subarray(0, 5).toString()).toBe('%PDF-');
  });

  await test.step('deleted in two taps: the card opens nothing any more', async () => {
    await teacher.getByRole('button', { name: 'Kind löschen' }).click();
    await teacher.getByRole('button', { name: 'Ja, löschen' }).click();
    await expect(teacher.getByRole('list', { name: 'Kinder der Klasse' }).getByRole('button')).toHaveCount(
      cards.length - 1,
    );
    const late = await newPerson({ width: 1024, height: 690 });
    await late.goto(cards[0] ?? '');
    await expect(late.locator('[data-state="card-old"]')).toBeVisible();
  });

  await test.step('the end of the school year says what goes, and then it is gone', async () => {
    await teacher.goto(`${taught.classUrl}/settings`);
    await teacher.getByRole('button', { name: 'Schuljahr jetzt beenden' }).click();
    const dialog = teacher.getByRole('dialog');
    await expect(dialog.getByText(`${cards.length - 1} Kinder mit Zeichen und Einwilligungen`)).toBeVisible();
    await expect(dialog.getByText('1 Stunde', { exact: true })).toBeVisible();
    await dialog.getByRole('button', { name: 'Ja, alles löschen' }).click();
    await expect(teacher).toHaveURL(/\/classes$/);
    await teacher.goto(taught.classUrl);
    await expect(teacher.getByRole('heading', { name: '2a' })).toBeHidden();
  });
});

async function saved(page: Page, word: string): Promise<Buffer> {
  const [download]: [Download, void] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: word, exact: true }).click(),
  ]);
  return readFile(await download.path());
}
