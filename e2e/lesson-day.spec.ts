import { expect, type Page } from '@playwright/test';
import { test } from './fixtures.ts';
import { beginInstantLesson, comeByCard, comeByLink, printCards, setUpSchool } from './journeys.ts';
import { readReceived } from './media-stats.ts';

// The first-run link works once, so this file has a product of its own.
test.use({ settings: {} });

const strokes = (page: Page) => page.locator('.board .tl-shape');
const inLesson = (page: Page) => page.locator('[data-state="lesson"]');

async function drawOn(page: Page): Promise<void> {
  const box = await page.locator('.board .tl-canvas').boundingBox();
  if (!box) throw new Error('no board to draw on');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 60, y - 40, { steps: 8 });
  await page.mouse.up();
}

test('a lesson from the first run to its end', async ({ school, newPerson }) => {
  test.setTimeout(300_000);
  const teacher = await newPerson();
  const byCard = await newPerson({ width: 1024, height: 690 });
  const byLink = await newPerson({ width: 1024, height: 690 });
  const { link, cards } = await test.step('first run, a class, its cards', async () => {
    const made = await setUpSchool(teacher, school);
    return { ...made, cards: await printCards(teacher, made.classUrl) };
  });
  expect(cards).toHaveLength(24);

  await test.step('the lesson begins; a card comes in by itself, the link waits on the bench', async () => {
    await beginInstantLesson(teacher);
    await comeByCard(byCard, cards[0] ?? '');
    await expect(inLesson(byCard)).toBeVisible();
    await comeByLink(byLink, link, 1);
    await expect(byLink.getByText('Du bist da.')).toBeVisible();
    await expect(teacher.getByRole('region', { name: 'Bank' })).toContainText('Klassenlink');
    await teacher.getByRole('button', { name: 'Einlassen: Bär mit Dreieck' }).click();
    await expect(inLesson(byLink)).toBeVisible();
    await expect(teacher.getByText('2 da, 22 fehlen')).toBeVisible();
  });

  await test.step('both children really see and hear the teacher', async () => {
    await teacher.getByRole('button', { name: 'Mikro' }).click();
    await teacher.getByRole('button', { name: 'Bild', exact: true }).click();
    for (const pupil of [byCard, byLink]) {
      await expect.poll(async () => (await readReceived(pupil)).framesDecoded).toBeGreaterThan(0);
      const before = await readReceived(pupil);
      const more = async () => {
        const now = await readReceived(pupil);
        return [now.framesDecoded > before.framesDecoded + 5, now.audioEnergy > before.audioEnergy];
      };
      await expect.poll(more, { timeout: 30_000 }).toEqual([true, true]);
    }
  });

  await test.step('a hand, the turn, the child speaks', async () => {
    const hands = teacher.getByRole('region', { name: 'Hände' });
    await byLink.locator('[data-tap="lesson.raise"]').click();
    await expect(hands).toContainText('Bär');
    await byCard.locator('[data-tap="lesson.raise"]').click();
    await expect(hands.getByRole('listitem')).toHaveText([/Bär/, /Fuchs/]);
    await teacher.getByRole('button', { name: 'Dran: Bär' }).click();
    await expect(byLink.getByText('Du bist dran!')).toBeVisible();
    await byLink.locator('[data-tap="turn.yes"]').click();
    await expect.poll(async () => (await readReceived(teacher)).audioEnergy).toBeGreaterThan(0);
    await teacher.getByRole('button', { name: /^Bär/ }).click();
    await teacher.getByRole('button', { name: 'Stumm', exact: true }).click();
    await expect(byLink.getByRole('button', { name: 'Mikro' })).toHaveAttribute('aria-pressed', 'false');
  });

  await test.step('help reaches the teacher only, and her answer the child', async () => {
    const help = teacher.getByRole('region', { name: 'Hilfe' });
    await byCard.getByRole('button', { name: 'Hilfe' }).click();
    await byCard.locator('[data-tap="help.ask"]').first().click();
    await expect(help).toContainText('Fuchs hört nichts');
    await teacher.getByRole('button', { name: 'Komme zu Fuchs' }).click();
    await expect(byCard.getByText('Ich komme gleich.')).toBeVisible();
    await byCard.locator('[data-tap="help.done"]').click();
    await expect(help).not.toContainText('Fuchs');
  });

  await test.step('strokes of the teacher and of a child are on every board', async () => {
    await drawOn(teacher);
    await expect(strokes(byCard)).toHaveCount(1);
    await expect(strokes(byLink)).toHaveCount(1);
    await teacher.getByRole('button', { name: 'Malen', exact: true }).click();
    await expect(byCard.getByRole('button', { name: 'Stift' })).toBeVisible();
    await drawOn(byCard);
    for (const page of [teacher, byCard, byLink]) await expect(strokes(page)).toHaveCount(2);
    await teacher.getByRole('button', { name: 'Tafel leeren' }).click();
    await expect(strokes(byLink)).toHaveCount(0);
    await teacher.getByRole('button', { name: 'Tafel zurückholen' }).click();
    for (const page of [teacher, byCard, byLink]) await expect(strokes(page)).toHaveCount(2);
  });

  await test.step('a removed child stays out, also after a reload', async () => {
    await teacher.getByRole('button', { name: /^Bär/ }).click();
    await teacher.getByRole('button', { name: 'Entfernen' }).click();
    await teacher.getByRole('button', { name: 'Wirklich entfernen?' }).click();
    await expect(byLink.locator('[data-state="gate"]')).toBeVisible();
    await byLink.reload();
    await expect(inLesson(byLink)).toHaveCount(0);
    await expect(teacher.getByText('1 da, 23 fehlen')).toBeVisible();
  });

  await test.step('a reload goes on with the same seat; a second tab takes over and the first says so', async () => {
    await teacher.reload();
    await expect(teacher.getByText('1 da, 23 fehlen')).toBeVisible();
    const second = await teacher.context().newPage();
    await second.goto(teacher.url());
    await expect(second.getByText('1 da, 23 fehlen')).toBeVisible();
    await expect(teacher.getByText('läuft in einem anderen Fenster')).toBeVisible();
    await teacher.getByRole('button', { name: 'Hier weitermachen' }).click();
    await expect(teacher.getByText('1 da, 23 fehlen')).toBeVisible();
    await expect(second.getByText('läuft in einem anderen Fenster')).toBeVisible();
  });

  await test.step('the end is the end for everybody', async () => {
    await teacher.getByRole('button', { name: 'Ende' }).click();
    await teacher.getByRole('button', { name: 'Jetzt beenden' }).click();
    await expect(teacher.getByRole('heading', { name: 'Die Stunde ist zu Ende' })).toBeVisible();
    await expect(inLesson(byCard)).toHaveCount(0);
    await byCard.reload();
    await expect(inLesson(byCard)).toHaveCount(0);
  });
});
