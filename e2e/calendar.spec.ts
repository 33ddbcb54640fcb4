import { expect } from '@playwright/test';
import { test } from './taught.ts';

test('a teacher subscribes her calendar to her lessons by a link, and takes the link back', async ({
  teacher,
  newPerson,
}) => {
  await teacher.goto('/lessons/new');
  const weekly = teacher.getByRole('switch', { name: 'Jede Woche wiederholen' });
  if (!(await weekly.isChecked())) await weekly.click();
  await teacher.getByRole('button', { name: 'Fertig' }).click();
  await teacher.waitForURL(/planned=\d+/);
  await teacher.goto('/lessons');
  const card = teacher.getByRole('region', { name: 'Deine Stunden im Kalender' });
  await card.getByRole('button', { name: 'Kalender-Link machen' }).click();
  const link = (await teacher.getByTestId('feed-link').textContent()) ?? '';

  const elsewhere = await newPerson(); // a calendar program is signed in to nothing
  const calendar = await elsewhere.request.get(link);
  expect(calendar.headers()['content-type']).toBe('text/calendar; charset=utf-8');
  const text = await calendar.text();
  expect(text).toContain('RRULE:FREQ=WEEKLY');
  expect(text).toContain('SUMMARY:2a');
  expect(text).not.toContain('Kaya');
  expect((await elsewhere.request.get(link.replace('.ics', 'x.ics'))).status()).toBe(404);

  await card.getByRole('button', { name: 'Link zurücknehmen' }).click();
  await expect(card.getByRole('button', { name: 'Link zurücknehmen' })).toBeHidden();
  expect((await elsewhere.request.get(link)).status()).toBe(404);
});
