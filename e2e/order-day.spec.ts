import { expect, type Page } from '@playwright/test';
import { inLesson, press, stage } from './class-lesson.ts';
import { beginInstantLesson, comeByCard, comeByLink, endLesson } from './journeys.ts';
import { test } from './taught.ts';

// A school of its own: its server is killed in the middle of a question.
test.use({ settings: {} });

test('a teacher keeps thirty children in order with one hand: calls, turns, a draw, time, a question, the emergency', async ({
  teacher,
  taught,
  cards,
  newPerson,
  product,
}) => {
  test.setTimeout(240_000);
  await beginInstantLesson(teacher);
  const pupils: Page[] = [];
  for (const card of cards.slice(0, 2)) {
    const pupil = await newPerson({ width: 1024, height: 690 });
    pupils.push(pupil);
    await comeByCard(pupil, card);
    await expect(inLesson(pupil)).toBeVisible();
  }
  const stranger = await newPerson({ width: 1024, height: 690 });
  await comeByLink(stranger, taught.link, 3);
  await teacher.getByRole('button', { name: /^Einlassen: / }).click();
  await expect(inLesson(stranger)).toBeVisible();
  const everybody = [...pupils, stranger];
  const [first, second] = pupils;
  if (!first || !second) throw new Error('two came by card');

  await test.step('"Leise" reaches every child, and she reads who has it', async () => {
    await press(teacher, 'q');
    for (const pupil of everybody) await expect(stage(pupil, 'quiet')).toBeVisible();
    await expect(teacher.getByText('3 von 3 haben es')).toBeVisible();
    for (const pupil of everybody) await expect(stage(pupil, 'quiet')).toHaveCount(0);
  });

  await test.step('"Augen" holds until she lets go; a late joiner sees it too', async () => {
    await press(teacher, 'e');
    for (const pupil of everybody) await expect(stage(pupil, 'eyes')).toBeVisible();
    await first.reload();
    await expect(stage(first, 'eyes')).toBeVisible();
    await press(teacher, 'e');
    for (const pupil of everybody) await expect(stage(pupil, 'eyes')).toHaveCount(0);
  });

  await test.step('hands are called in order; a call by mistake is taken back', async () => {
    await first.locator('[data-tap="lesson.raise"]').click();
    await expect(teacher.getByRole('region', { name: 'Hände' })).toContainText('Fuchs');
    await second.locator('[data-tap="lesson.raise"]').click();
    await press(teacher, 'n');
    await expect(first.getByText('Du bist dran!')).toBeVisible();
    await press(teacher, 'z');
    await expect(first.getByText('Du bist dran!')).toHaveCount(0);
    await press(teacher, 'n');
    await expect(first.getByText('Du bist dran!')).toBeVisible();
    await press(teacher, 'c');
    await expect(first.getByText('Du bist dran!')).toHaveCount(0);
  });

  await test.step('the draw is a secret for three seconds, then everybody sees the same child', async () => {
    await press(teacher, 'r');
    for (const pupil of everybody) await expect(stage(pupil, 'draw')).toBeVisible();
    const says = first.getByText(/Das Los sagt: .+!/);
    await expect(says).toBeVisible();
    const words = await says.first().textContent();
    for (const pupil of [second, stranger]) await expect(pupil.getByText(words ?? '?')).toBeVisible();
    await expect(teacher.getByText(words ?? '?')).toBeVisible();
    await teacher.getByRole('button', { name: 'Fertig', exact: true }).click();
    for (const pupil of everybody) await expect(stage(pupil, 'draw')).toHaveCount(0);
  });

  await test.step('a question in two taps survives a killed server, and each child has one vote', async () => {
    await press(teacher, 'p');
    await teacher
      .getByRole('dialog')
      .getByRole('button', { name: /Ja.*Nein/ })
      .click();
    for (const pupil of everybody) await expect(pupil.locator('[data-tap="poll.vote"]')).toHaveCount(2);
    await first.locator('[data-tap="poll.vote"]').first().click();
    await first.locator('[data-tap="poll.vote"]').last().click();
    await second.locator('[data-tap="poll.vote"]').first().click();
    await expect(teacher.getByText(/2 von 3/).first()).toBeVisible();
    await product.kill('SIGKILL');
    await product.restart();
    await expect(teacher.getByText(/2 von 3/).first()).toBeVisible({ timeout: 30_000 });
    for (const pupil of everybody) await expect(pupil.locator('[data-tap="poll.vote"]')).toHaveCount(2);
    await expect(first.locator('[data-tap="poll.vote"]').last()).toHaveAttribute('aria-pressed', 'true');
    await stranger.locator('[data-tap="poll.vote"]').last().click();
    await expect(teacher.getByText(/3 von 3/).first()).toBeVisible({ timeout: 30_000 });
  });
});

test('"Klasse schützen" shuts everything with Esc three times, and opens it exactly as it was', async ({
  teacher,
  taught,
  cards,
  newPerson,
}) => {
  test.setTimeout(180_000);
  await beginInstantLesson(teacher);
  await endLesson(teacher);
  await beginInstantLesson(teacher);
  const child = await newPerson({ width: 1024, height: 690 });
  await comeByCard(child, cards[5] ?? '');
  const stranger = await newPerson({ width: 1024, height: 690 });
  await comeByLink(stranger, taught.link, 7);
  await teacher.getByRole('button', { name: /^Einlassen: / }).click();
  await expect(inLesson(stranger)).toBeVisible();
  await teacher.getByRole('button', { name: 'Malen', exact: true }).click();
  await expect(child.getByRole('button', { name: 'Stift' })).toBeVisible();
  await stranger.locator('[data-tap="lesson.raise"]').click();
  await expect(teacher.getByRole('region', { name: 'Hände' }).getByRole('listitem')).toHaveCount(1);

  await teacher.locator('[data-class-scope]').focus();
  for (let time = 0; time < 3; time += 1) await teacher.keyboard.press('Escape');
  await expect(stage(child, 'pause')).toBeVisible();
  await expect(inLesson(stranger)).toHaveCount(0);
  await expect(teacher.getByRole('button', { name: 'Tür ist zu' })).toBeVisible();

  await teacher.getByRole('button', { name: 'Wieder öffnen' }).click();
  await expect(stage(child, 'pause')).toHaveCount(0);
  await expect(child.getByRole('button', { name: 'Stift' })).toBeVisible();
  await expect(inLesson(stranger)).toBeVisible();
  await expect(teacher.getByRole('button', { name: 'Tür ist auf' })).toBeVisible();
  await expect(teacher.getByRole('region', { name: 'Hände' }).getByRole('listitem')).toHaveCount(1);
});
