import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from '@playwright/test';
import { beginInstantLesson, comeByCard, comeByLink } from './journeys.ts';
import { allowDrawing, drawStroke, expectSameStrokes, takePen } from './strokes.ts';
import { test } from './taught.ts';

// Neither Go nor a media server on this machine.
test.use({ settings: { PATH: '/nonexistent', KREIDE_CACHE_DIR: path.join(tmpdir(), 'kreide-no-cache') } });

test('without a media server the start says so with the remedy, and health tells it', async ({
  product,
  request,
}) => {
  expect(product.output).toContain('install Go');
  expect(product.output).toContain('lessons run without sound and picture');
  const health = await request.get(`${product.origin}/api/health`);
  expect(await health.json()).toMatchObject({ status: 'limited', media: { state: 'absent' } });
});

test('a lesson without a media server has board, hands and admission, and both screens say what is missing', async ({
  teacher,
  newPerson,
  taught,
  cards,
}) => {
  await beginInstantLesson(teacher);
  await expect(teacher.getByText('Heute ohne Ton und Bild')).toBeVisible();
  await expect(teacher.getByRole('button', { name: 'Mikro' })).toHaveCount(0);
  const byCard = await newPerson({ width: 1024, height: 690 });
  await comeByCard(byCard, cards[0] ?? '');
  await expect(byCard.getByText('Heute ohne Ton und Bild.')).toBeVisible();
  const byLink = await newPerson({ width: 1024, height: 690 });
  await comeByLink(byLink, taught.link, 1);
  await teacher.getByRole('button', { name: /^Einlassen: / }).click();
  await expect(byLink.getByText('Heute ohne Ton und Bild.')).toBeVisible();

  await byLink.getByRole('button', { name: 'Melden' }).click();
  await teacher.getByRole('button', { name: /^Dran: / }).click();
  await expect(byLink.getByText('Du bist dran!')).toBeVisible();
  await allowDrawing(teacher);
  await takePen(teacher);
  await drawStroke(teacher, 0);
  await drawStroke(byCard, 2);
  await expectSameStrokes([teacher, byCard, byLink], 2);
});
