import { expect } from '@playwright/test';
import { press } from './class-lesson.ts';
import { allowDrawing } from './strokes.ts';
import { test } from './taught.ts';

test('a teacher practises with six simulated pupils, sees what a child sees, and nothing of it stays', async ({
  teacher,
}) => {
  test.setTimeout(180_000);
  await teacher.goto('/home');
  const homeBefore = await teacher.locator('main').innerText();
  await teacher.getByRole('link', { name: 'Probestunde' }).click();
  await expect(teacher.getByRole('heading', { name: 'Probestunde – keine echten Kinder' })).toBeVisible();
  await expect(teacher.locator('[data-demo]')).toContainText('keine echten Kinder');
  await expect(teacher.getByRole('status').filter({ hasText: '6 da' })).toBeVisible({ timeout: 30_000 });

  await test.step('what needs an account in the real school is not offered', async () => {
    await expect(teacher.getByRole('button', { name: 'Zweite Lehrkraft' })).toHaveCount(0);
  });

  const frame = teacher.getByRole('region', { name: 'Kinderblick' }).frameLocator('iframe');
  await test.step('"Kinderblick" shows the lesson as a child has it', async () => {
    await teacher.getByRole('button', { name: 'Wer sieht wen und mehr' }).click();
    await teacher.getByRole('switch', { name: 'Kinderblick' }).click();
    await expect(frame.locator('[data-state="lesson"]')).toBeVisible();
    await expect(frame.getByText('Mia').first()).toBeVisible();
  });

  await test.step('they draw when they may, and the child’s screen has the same strokes', async () => {
    await allowDrawing(teacher);
    const drawn = '.tl-shape[data-shape-type="draw"]';
    await expect(teacher.locator(drawn).nth(2)).toBeAttached({ timeout: 30_000 });
    await expect(frame.locator(drawn).nth(2)).toBeAttached();
  });

  await test.step('a ready question: the answers come by themselves, and the child’s screen asks it', async () => {
    await press(teacher, 'p');
    await teacher
      .getByRole('dialog')
      .getByRole('button', { name: /Ja.*Nein/ })
      .click();
    await expect(frame.locator('[data-tap="poll.vote"]')).toHaveCount(2);
    await expect(teacher.getByText('5 von 6 haben geantwortet')).toBeVisible({ timeout: 45_000 });
    await expect(frame.locator('[data-tap="poll.vote"]')).toHaveCount(2);
  });

  await test.step('a reload goes on with it', async () => {
    await teacher.reload();
    await expect(teacher.getByRole('status').filter({ hasText: '6 da' })).toBeVisible();
    await expect(teacher.getByText('5 von 6 haben geantwortet')).toBeVisible();
  });

  await test.step('it ends without a report, and the start page is as it was', async () => {
    await teacher.getByRole('button', { name: 'Ende', exact: true }).click();
    await teacher.getByRole('button', { name: 'Jetzt beenden' }).click();
    await expect(teacher.getByRole('heading', { name: 'Die Probestunde ist zu Ende' })).toBeVisible();
    await expect(teacher.getByRole('link', { name: /Bericht/ })).toHaveCount(0);
    await teacher.getByRole('link', { name: 'Zur Startseite' }).click();
    await expect(teacher.getByRole('link', { name: 'Sofort-Stunde' })).toBeVisible();
    expect(await teacher.locator('main').innerText()).toBe(homeBefore);
    await teacher.goto('/lessons');
    await expect(teacher.getByText('Probe')).toHaveCount(0);
  });
});
