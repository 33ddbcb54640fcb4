import { expect, type Page } from '@playwright/test';
import { beginInstantLesson, comeByCard } from './journeys.ts';
import { readReceived } from './media-stats.ts';
import { forceAll, joinRaw, watchMediaTicket } from './raw-media.ts';
import { test } from './taught.ts';

test.use({ settings: {} });

const framesOf = async (page: Page) => (await readReceived(page)).framesDecoded;

test('a child’s picture reaches its teacher, and no other child, also not one that takes it by force', async ({
  teacher,
  newPerson,
  taught,
  cards,
}) => {
  await teacher.goto(taught.classUrl);
  const stored = teacher.waitForResponse((response) => response.request().method() === 'POST');
  await teacher.getByRole('group', { name: 'Bild zeigen' }).getByRole('radio', { name: 'ja' }).click();
  expect((await stored).ok()).toBe(true);
  await beginInstantLesson(teacher);
  await teacher.getByRole('group', { name: 'Bühne' }).getByRole('radio', { name: 'Kinder' }).click();
  const microphone = teacher.getByRole('button', { name: 'Mikro' });
  await expect(microphone).not.toHaveAttribute('aria-busy');
  await microphone.click();
  await expect(microphone).toHaveAttribute('aria-pressed', 'true');

  const child = await newPerson({ width: 1024, height: 690 });
  await comeByCard(child, cards[0] ?? '');
  await expect(child.getByRole('button', { name: 'Keiner sieht dich.' })).toBeVisible();
  const other = await newPerson({ width: 1024, height: 690 });
  const ticketOf = watchMediaTicket(other);
  await comeByCard(other, cards[1] ?? '');
  await expect.poll(async () => (await readReceived(other)).audioEnergy).toBeGreaterThan(0);

  await child.getByRole('button', { name: 'Bild', exact: true }).click();
  await expect(child.getByText('Magst du dein Bild zeigen?')).toBeVisible();
  expect(await framesOf(teacher)).toBe(0); // it sees itself first
  await child.getByRole('button', { name: 'Ja' }).click();
  await expect(child.getByRole('button', { name: 'Nur Frau Kaya sieht dich.' })).toBeVisible();
  await expect.poll(() => framesOf(teacher)).toBeGreaterThan(10);
  expect(await framesOf(other)).toBe(0);

  await joinRaw(other, ticketOf() ?? '');
  await expect.poll(async () => (await forceAll(other)).taken).toContain('microphone'); // it does hear the teacher
  const before = await framesOf(teacher);
  await expect
    .poll(async () => {
      expect((await forceAll(other)).taken).not.toContain('camera');
      return (await framesOf(teacher)) - before;
    })
    .toBeGreaterThan(30);
  expect(await framesOf(other)).toBe(0);

  // The same client in a lesson that shows children to the class: it could have taken the picture.
  await teacher.getByRole('button', { name: 'Wer sieht wen' }).click();
  await teacher
    .getByRole('group', { name: 'Kinder-Bild sieht' })
    .getByRole('radio', { name: 'Klasse' })
    .click();
  await expect(child.getByRole('button', { name: 'Alle sehen dich.' })).toBeVisible();
  await expect.poll(async () => (await forceAll(other)).taken).toContain('camera');

  await child.getByRole('button', { name: 'Bild', exact: true }).click();
  await expect(child.getByRole('button', { name: 'Keiner sieht dich.' })).toBeVisible();
});

test('without the parents’ yes there is no picture to give: the eye sleeps, and says so', async ({
  teacher,
  newPerson,
  cards,
}) => {
  await beginInstantLesson(teacher);
  const child = await newPerson({ width: 1024, height: 690 });
  await comeByCard(child, cards[2] ?? '');
  await expect(child.getByRole('button', { name: 'Melden' })).toBeEnabled();
  const picture = child.getByRole('button', { name: 'Bild', exact: true });
  if ((await picture.count()) > 0) {
    await picture.click();
    await expect(child.getByText('Deine Kamera schläft. Das ist okay.')).toBeVisible();
  }
  await expect(child.getByRole('button', { name: 'Keiner sieht dich.' })).toBeVisible();
});
