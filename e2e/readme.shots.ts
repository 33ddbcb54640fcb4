import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import { beginInstantLesson, comeByCard, comeByLink } from './journeys.ts';
import { allowDrawing, drawStroke, expectSameStrokes } from './strokes.ts';
import { test } from './taught.ts';

const folder = path.resolve(import.meta.dirname, '../docs/screenshots');
const shoot = (page: Page, name: string) => page.screenshot({ path: path.join(folder, `${name}.png`) });

test('the pictures of README', async ({ teacher, newPerson, taught, cards }) => {
  await teacher.goto('/home');
  await expect(teacher.getByRole('heading', { level: 1 })).toBeVisible();
  await shoot(teacher, 'teacher-home');
  await teacher.goto(taught.classUrl);
  await expect(teacher.getByRole('heading', { level: 1 })).toBeVisible();
  await shoot(teacher, 'teacher-class');
  await teacher.setViewportSize({ width: 1366, height: 620 });
  await beginInstantLesson(teacher);
  const mia = await newPerson({ width: 1024, height: 690 });
  const ole = await newPerson({ width: 1024, height: 690 });
  await comeByLink(mia, taught.link, 3);
  await expect(mia.locator('[data-state="bench"]').first()).toBeVisible();
  await shoot(mia, 'pupil-bench');
  await teacher
    .getByRole('button', { name: /^Einlassen/ })
    .first()
    .click();
  await comeByCard(ole, cards[0] ?? '');
  for (const name of ['Mikro', 'Bild']) await teacher.getByRole('button', { name, exact: true }).click();
  await mia.getByRole('button', { name: 'Melden' }).click();
  await allowDrawing(teacher);
  await expect(ole.getByRole('button', { name: 'Stift' })).toBeVisible();
  for (const row of [0, 2, 4]) await drawStroke(ole, row);
  await expectSameStrokes([teacher, mia, ole], 3);
  await expect(mia.locator('video').first()).toBeVisible();
  await shoot(teacher, 'teacher-lesson');
  await shoot(ole, 'pupil-lesson');
});
