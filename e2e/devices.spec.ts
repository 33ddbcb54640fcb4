import { expect } from '@playwright/test';
import { beginInstantLesson, comeByCard } from './journeys.ts';
import { test } from './taught.ts';

test.use({ settings: {} });

test('a child whose browser forbids the microphone listens: it is told so, and its hand works', async ({
  teacher,
  newPerson,
  cards,
}) => {
  await beginInstantLesson(teacher);
  const child = await newPerson({ width: 1024, height: 690, permissions: [] });
  await child.addInitScript(refuseDevices, 'NotAllowedError');
  await comeByCard(child, cards[0] ?? '');
  const skip = child.locator('[data-tap="mic.skip"]');
  await expect(skip.or(child.getByRole('button', { name: 'Melden' }))).toBeVisible();
  if (await skip.isVisible()) await skip.click();
  await child.getByRole('button', { name: 'Mikro' }).click();
  await expect(child.getByText('Dein Mikro schläft. Du kannst zuhören.')).toBeVisible();
  await child.getByRole('button', { name: 'Melden' }).click();
  await expect(teacher.getByRole('button', { name: /^Dran: / })).toHaveCount(1);
});

test('a tablet without microphone and camera is no obstacle: the child listens, and its hand works', async ({
  teacher,
  newPerson,
  cards,
}) => {
  await beginInstantLesson(teacher);
  const child = await newPerson({ width: 1024, height: 690 });
  await child.addInitScript(refuseDevices, 'NotFoundError');
  await comeByCard(child, cards[1] ?? '');
  await child.getByRole('button', { name: 'Mikro' }).click();
  await expect(child.getByText('Kein Mikro da. Du kannst zuhören.')).toBeVisible();
  await child.getByRole('button', { name: 'Melden' }).click();
  await expect(child.getByRole('button', { name: 'Melden' })).toHaveAttribute('aria-pressed', 'true');
});

test('a teacher without a microphone has her lesson, and is told what is missing', async ({ teacher }) => {
  await teacher.addInitScript(refuseDevices, 'NotFoundError');
  await beginInstantLesson(teacher);
  const microphone = teacher.getByRole('button', { name: 'Mikro' });
  await expect(microphone).not.toHaveAttribute('aria-busy');
  await microphone.click();
  await expect(teacher.getByText('Mikro: Es ist keines angeschlossen.')).toBeVisible();
  await expect(teacher.getByRole('button', { name: 'Malen', exact: true })).toBeEnabled();
});

/** Runs in the page: the flag of the test's browser allows everything, so the refusal is made here. */
function refuseDevices(name: string): void {
  navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('refused', name));
}
