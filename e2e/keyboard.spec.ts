import { expect, type Locator, type Page } from '@playwright/test';
import { comeByLink } from './journeys.ts';
import { test } from './taught.ts';

test.use({ settings: {} });

/** Goes on with Tab until this has the focus; a person sees it by its ring. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let steps = 0; steps < 120; steps += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${String(target)}`);
}

async function press(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('Enter');
}

test('with the keyboard alone a teacher plans a lesson, starts one, admits a child and ends it', async ({
  teacher,
  newPerson,
  taught,
}) => {
  await teacher.goto('/home');
  await press(teacher, teacher.getByRole('link', { name: 'Stunde planen' }).first());
  await expect(teacher.getByRole('heading', { name: 'Stunde planen' })).toBeVisible();
  await press(teacher, teacher.getByRole('button', { name: 'Fertig' }));
  await teacher.waitForURL(/\/lessons\/[0-9a-z]{26}\?planned=1/);
  await expect(teacher.getByText('Geplant.')).toBeVisible();

  await teacher.goto('/home');
  await press(teacher, teacher.getByRole('link', { name: 'Sofort-Stunde' }).first());
  await teacher.waitForURL(/instant/);
  await press(teacher, teacher.getByRole('button', { name: '2a' }));
  await expect(teacher.getByRole('button', { name: 'Tür ist auf' })).toBeVisible();
  await expect(teacher.locator('.tl-canvas')).toBeVisible(); // the board must not catch the keyboard

  const child = await newPerson({ width: 1024, height: 690 });
  await comeByLink(child, taught.link, 1);
  await press(teacher, teacher.getByRole('button', { name: /^Einlassen: / }));
  await expect(child.getByRole('button', { name: 'Melden' })).toBeVisible();

  await press(teacher, teacher.getByRole('button', { name: 'Ende', exact: true }));
  await press(teacher, teacher.getByRole('button', { name: 'Jetzt beenden' }));
  await expect(teacher.getByRole('heading', { name: 'Die Stunde ist zu Ende' })).toBeVisible();
  await expect(child.getByText('Tschüss!')).toBeVisible();
});
