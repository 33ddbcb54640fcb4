import { expect, type FrameLocator, type Page } from '@playwright/test';
import { inLesson, press, stage, tap } from './class-lesson.ts';
import { beginInstantLesson, comeByCard, endLesson } from './journeys.ts';
import { test } from './taught.ts';

const panel = (page: Page) => page.getByRole('region', { name: 'Kinderblick' });
const screenOf = (page: Page): FrameLocator => panel(page).frameLocator('iframe');

async function openChildView(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Wer sieht wen und mehr' }).click();
  await page.getByRole('switch', { name: 'Kinderblick' }).click();
  await expect(screenOf(page).locator('[data-state="lesson"]')).toBeVisible();
}

test('a teacher sees beside her lesson what a child sees of it, live, and nobody notices', async ({
  teacher,
  cards,
  newPerson,
}) => {
  await beginInstantLesson(teacher);
  const child = await newPerson({ width: 1024, height: 690 });
  await comeByCard(child, cards[0] ?? '');
  await expect(inLesson(child)).toBeVisible();
  const here = teacher.getByRole('status').filter({ hasText: '1 da' });
  await expect(here).toBeVisible();
  await openChildView(teacher);
  const view = screenOf(teacher);

  await test.step('the board, the buttons, the other children: as on a tablet', async () => {
    await expect(view.locator('main')).toHaveAttribute('data-mode', 'tall');
    await expect(view.locator('.tl-canvas')).toBeVisible();
    await expect(view.locator('[data-tap="lesson.raise"]')).toBeVisible();
    await expect(view.getByText('Frau Kaya').first()).toBeVisible();
    await expect(here).toBeVisible();
  });

  await test.step('what the class is called to and asked shows there as it does for the child', async () => {
    await press(teacher, 'e');
    await expect(stage(child, 'eyes')).toBeVisible();
    await expect(view.locator('div[data-stage="eyes"]')).toBeVisible();
    await expect(teacher.getByText('1 von 1 haben es')).toBeVisible();
    await press(teacher, 'e');
    await press(teacher, 'p');
    await teacher
      .getByRole('dialog')
      .getByRole('button', { name: /Ja.*Nein/ })
      .click();
    await expect(tap(child, 'poll.vote').first()).toBeVisible();
    await expect(view.locator('[data-tap="poll.vote"]')).toHaveCount(await tap(child, 'poll.vote').count());
  });

  await test.step('her own picture is there as children have it, without a connection of its own', async () => {
    await press(teacher, 'v');
    const picture = view.locator('video');
    await expect(picture).toBeVisible();
    await expect
      .poll(() => picture.evaluate((video: HTMLVideoElement) => video.videoWidth))
      .toBeGreaterThan(0);
    await press(teacher, 'v');
    await expect(picture).toHaveCount(0);
  });

  await test.step('it asks for no device, speaks to nobody else, and takes no tap', async () => {
    const frame = teacher.frames().find((one) => one.url().includes('/child-view/'));
    const devices = await frame?.evaluate(() =>
      navigator.mediaDevices.getUserMedia({ audio: true }).then(
        () => 'opened',
        (error: unknown) => (error instanceof Error ? error.name : 'refused'),
      ),
    );
    expect(devices).toBe('NotAllowedError');
    const answers = view.locator('[data-tap="poll.vote"]');
    const box = await answers.first().boundingBox();
    if (!box) throw new Error('no answer on the screen');
    await teacher.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await tap(child, 'poll.vote').first().click();
    await expect(teacher.getByText('1 von 1 haben geantwortet')).toBeVisible();
    await expect(view.locator('[data-tap="poll.vote"][aria-pressed="true"]')).toHaveCount(0);
  });

  await test.step('alone in a tab, or without a seat, the page shows nothing of a lesson', async () => {
    const address = (await panel(teacher).locator('iframe').getAttribute('src')) ?? '';
    await child.goto(address);
    await expect(child.getByText('Der Kinderblick ist jetzt woanders offen.')).toBeVisible();
    await expect(child.locator('[data-state="lesson"]')).toHaveCount(0);
  });

  await teacher.getByRole('button', { name: 'Kinderblick schließen' }).click();
  await expect(panel(teacher)).toHaveCount(0);
  await endLesson(teacher);
});
