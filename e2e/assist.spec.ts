import { expect } from '@playwright/test';
import { beginInstantLesson, comeByLink } from './journeys.ts';
import { test } from './taught.ts';

// A school of its own: nobody else's lesson of the class is in the way.
test.use({ settings: {} });

test('a second adult comes by a link, gives a turn that the first sees, and is out when the link is ended', async ({
  teacher,
  taught,
  newPerson,
}) => {
  const second = await newPerson();
  const pupil = await newPerson({ width: 1024, height: 690 });
  await beginInstantLesson(teacher);
  const lessonUrl = teacher.url().replace(/\/room.*$/, '');

  const desk = await teacher.context().newPage();
  await desk.goto(lessonUrl);
  await desk.getByRole('button', { name: 'Zweite Lehrkraft' }).click();
  await desk.getByRole('button', { name: 'Link zum Mitmachen' }).click();
  const link = await desk.getByTestId('assist-link').textContent();
  expect(link).toMatch(/\/a#1\.[\w-]{20,}$/);

  await test.step('the link opens with a name, and its secret leaves the address', async () => {
    await second.goto(link ?? '');
    await second.getByLabel('Dein Name').fill('Herr Blum');
    expect(second.url()).toMatch(/\/a$/);
    await second.getByRole('button', { name: 'Zur Stunde' }).click();
    await expect(second.getByRole('button', { name: 'Tür ist auf' })).toBeVisible();
  });

  await test.step('both see the class, and what the second does', async () => {
    await comeByLink(pupil, taught.link);
    await expect(teacher.getByRole('button', { name: /^Einlassen: / })).toBeVisible();
    await second.getByRole('button', { name: /^Einlassen: / }).click();
    await pupil.locator('[data-tap="lesson.raise"]').click();
    await expect(teacher.getByRole('button', { name: /^Dran: / })).toBeVisible();
    await second.getByRole('button', { name: /^Dran: / }).click();
    await expect(teacher.getByText('ist dran').first()).toBeVisible();
  });

  await test.step('a reload keeps the seat, and no page of an account opens', async () => {
    await second.reload();
    await expect(second.getByRole('button', { name: 'Tür ist auf' })).toBeVisible();
    const other = await second.context().newPage();
    await other.goto(`${lessonUrl}/room`);
    await expect(other).toHaveURL(/\/sign-in/);
    await other.close();
  });

  await test.step('ended, it is over at once and for good', async () => {
    await desk.reload();
    await desk.getByRole('button', { name: 'Zweite Lehrkraft' }).click();
    await desk.getByRole('button', { name: 'Beenden: Link von Herr Blum' }).click();
    await expect(second.getByRole('heading', { name: 'Dein Zugang ist beendet' })).toBeVisible();
    await expect(desk.getByText('Noch kein Link.')).toBeVisible();
    await second.goto('about:blank');
    await second.goto(link ?? '');
    await expect(second.getByRole('heading', { name: 'Dieser Link gilt nicht mehr' })).toBeVisible();
    await expect(teacher.getByRole('button', { name: 'Tür ist auf' })).toBeVisible();
  });
});
