import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { test } from './fixtures.ts';
import { beginInstantLesson, comeByLink, setUpSchool } from './journeys.ts';
import { findStaffFaults } from './staff-geometry.ts';

// The first-run link works once, so this file has a product of its own.
test.use({ settings: {} });

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const sizes = [
  { width: 1366, height: 620 },
  { width: 1024, height: 690 },
] as const;

/** The editor's own markup is its maker's; everything around it is ours. */
async function findBarriers(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(tags).exclude('.tl-container').analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
}

async function expectSound(page: Page, state: string): Promise<void> {
  for (const size of sizes) {
    await page.setViewportSize(size);
    await expect.soft
      .poll(() => findStaffFaults(page), {
        message: `${state} at ${size.width}x${size.height}`,
        timeout: 5_000,
      })
      .toEqual([]);
    await page.screenshot({ path: test.info().outputPath(`${state}-${size.width}.png`) });
  }
  expect.soft(await findBarriers(page), state).toEqual([]);
}

/** Tabs until the wanted control has the focus: what cannot be reached so cannot be used without a mouse. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const wanted = page.getByRole('button', { name }).first();
  await expect(wanted).toBeVisible();
  for (let at = 0; at < 120; at += 1) {
    if (await wanted.evaluate((it) => it === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard does not reach ${String(name)}`);
}

test('the lesson is run by keyboard alone, free of barriers, whole on both screens, light and dark', async ({
  school,
  newPerson,
}) => {
  test.setTimeout(300_000);
  const teacher = await newPerson();
  const pupil = await newPerson({ width: 1024, height: 690 });
  const { link } = await setUpSchool(teacher, school);
  await beginInstantLesson(teacher);
  await comeByLink(pupil, link, 1);
  await expect(teacher.getByRole('button', { name: 'Einlassen: Bär mit Dreieck' })).toBeVisible();
  await expectSound(teacher, 'bench');

  await test.step('admit, give the turn', async () => {
    await tabTo(teacher, /^Einlassen/);
    await teacher.keyboard.press('Enter');
    await pupil.locator('[data-tap="lesson.raise"]').click();
    await expect(teacher.getByRole('button', { name: 'Dran: Bär' })).toBeVisible();
    await pupil.getByRole('button', { name: 'Hilfe' }).click();
    await pupil.locator('[data-tap="help.ask"]').first().click();
    await expect(teacher.getByText('Bär hört nichts')).toBeVisible();
    await expectSound(teacher, 'hand-and-help');
    await tabTo(teacher, 'Tasten');
    await teacher.keyboard.press('n');
    await expect(teacher.getByText('ist dran')).toBeVisible();
  });

  await test.step('the stage and the menu of a child', async () => {
    await teacher.keyboard.press('b');
    await expect(teacher.getByText('Hase fehlt').first()).toBeVisible();
    await expectSound(teacher, 'children');
    await tabTo(teacher, /^Bär/);
    await teacher.keyboard.press('Enter');
    await expect(teacher.getByRole('dialog', { name: 'Für Bär' })).toBeVisible();
    await expectSound(teacher, 'menu');
    await teacher.keyboard.press('Escape');
    await expect(teacher.getByRole('dialog', { name: 'Für Bär' })).toBeHidden();
    await expect(teacher.getByRole('button', { name: /^Bär/ }).first()).toBeFocused();
    await teacher.keyboard.press('b');
    await expectSound(teacher, 'both');
  });

  await test.step('letters draw on the board when the board has the focus', async () => {
    await teacher.locator('.board .tl-canvas').click();
    await expect(teacher.getByRole('button', { name: 'Tasten: Tafel' })).toBeVisible();
    await teacher.keyboard.press('b');
    await expect(teacher.getByRole('radio', { name: 'Beides' })).toBeChecked();
    await teacher.keyboard.press('Escape');
    await expect(teacher.getByRole('button', { name: 'Tasten: Klasse' })).toBeVisible();
  });

  await test.step('dark', async () => {
    await teacher.keyboard.press('?');
    await teacher.getByRole('switch', { name: 'Dunkle Ansicht' }).focus();
    await teacher.keyboard.press('Space');
    await expectSound(teacher, 'keys-dark');
    await teacher.keyboard.press('Escape');
    await expectSound(teacher, 'both-dark');
  });

  await test.step('end', async () => {
    await tabTo(teacher, 'Ende');
    await teacher.keyboard.press('Enter');
    await expectSound(teacher, 'ending');
    await tabTo(teacher, 'Jetzt beenden');
    await teacher.keyboard.press('Enter');
    await expect(teacher.getByRole('heading', { name: 'Die Stunde ist zu Ende' })).toBeVisible();
    expect(await findBarriers(teacher)).toEqual([]);
  });
});
