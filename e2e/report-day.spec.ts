import { expect } from '@playwright/test';
import { expectFine } from './fine.ts';
import { beginInstantLesson, comeByCard, endLesson } from './journeys.ts';
import { test } from './taught.ts';

// A school of its own: its server is killed in the middle of a lesson.
test.use({ settings: {} });

test('after the lesson a teacher reads who was there, changes it, takes it along, deletes it, and shows parents what is left', async ({
  teacher,
  cards,
  newPerson,
  product,
}) => {
  test.setTimeout(240_000);
  await beginInstantLesson(teacher);
  const pupil = await newPerson({ width: 1024, height: 690 });
  await comeByCard(pupil, cards[0] ?? '');
  await expect(pupil.locator('[data-state="lesson"]')).toBeVisible();
  await expect(pupil.locator('.tl-canvas')).toBeVisible(); // everything of its screen is there

  await test.step('the server is killed and comes back; the child was there all the same', async () => {
    await product.kill('SIGKILL');
    await product.restart();
    await expect(async () => {
      await teacher.locator('[data-class-scope]').focus();
      await teacher.keyboard.press('q'); // reaches the child once both are back
      await expect(pupil.locator('div[data-stage="quiet"]')).toBeVisible({ timeout: 3_000 });
    }).toPass({ timeout: 60_000 });
  });

  const counts = teacher.getByTestId('attendance-counts');
  await test.step('the end leads to the page after the lesson', async () => {
    await endLesson(teacher);
    await teacher.getByRole('link', { name: 'Nach der Stunde' }).click();
    await expect(teacher.getByRole('heading', { level: 1, name: 'Nach der Stunde' })).toBeVisible();
    await expect(counts).toHaveText(/^1 da, 0 später, \d+ fehlen$/);
    await expectFine(teacher, 'report');
  });

  await test.step('what she sets counts and is marked', async () => {
    const second = teacher.getByRole('listitem').filter({ hasText: 'nicht gesehen' }).first();
    await second.getByRole('radio', { name: 'da', exact: true }).click();
    await expect(counts).toHaveText(/^2 da/);
    await expect(teacher.getByText('von Hand geändert')).toBeVisible();
  });

  const address = teacher.url();
  await test.step('the list as a table and as PDF; nobody else gets it', async () => {
    for (const [format, head] of [
      ['csv', '\uFEFFZeichen;Anwesenheit;'],
      ['pdf', '%PDF-'],
    ] as const) {
      const file = `${address}/attendance?format=${format}`;
      const own = await teacher.request.get(file);
      expect((await own.text()).startsWith(head)).toBe(true);
      expect(own.headers()['content-disposition']).toContain('attachment');
      const foreign = await pupil.request.get(file, { maxRedirects: 0 });
      expect(foreign.status()).toBeGreaterThanOrEqual(300);
      expect((await foreign.text()).includes(head)).toBe(false);
    }
  });

  await test.step('everything is deleted in two taps, and the receipt says so', async () => {
    await teacher.getByRole('link', { name: 'Datenzettel ansehen' }).click();
    await expect(teacher.getByText('Von dieser Stunde ist jetzt noch gespeichert:')).toBeVisible();
    await expectFine(teacher, 'receipt');
    await teacher.goto(address);
    await teacher.getByRole('button', { name: 'Alles löschen' }).click();
    await expectFine(teacher, 'confirm');
    await teacher.getByRole('dialog').getByRole('button', { name: 'Alles löschen' }).click();
    await expect(teacher.getByText('Von dieser Stunde ist nichts mehr aufbewahrt.')).toBeVisible();
    await teacher.getByRole('link', { name: 'Datenzettel ansehen' }).click();
    await expect(teacher.getByText('Von dieser Stunde ist nichts gespeichert.')).toBeVisible();
  });

  await test.step('parents without an account check that the receipt is genuine; a changed one is not', async () => {
    const link = await teacher.getByRole('link', { name: 'Echtheit prüfen' }).getAttribute('href');
    const parent = await newPerson();
    await parent.goto(link ?? '');
    await expect(parent.getByText('Echt. Dieser Server hat genau das unterschrieben.')).toBeVisible();
    await expect(parent.getByText('Von dieser Stunde ist nichts gespeichert.')).toBeVisible();
    expect(new URL(parent.url()).hash).toBe('');
    await expectFine(parent, 'check');
    await parent.goto('/home');
    await parent.goto((link ?? '').replace('#', '#A'));
    await expect(parent.getByText(/^Nicht echt/)).toBeVisible();
  });
});
