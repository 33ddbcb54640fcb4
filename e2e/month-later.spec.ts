import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { beginInstantLesson, comeByCard, endLesson, signIn } from './journeys.ts';
import { test } from './taught.ts';

// A school of its own: its server lives a month later in the end.
test.use({ settings: {} });

const monthLater = {
  NODE_OPTIONS: '--import=./e2e/moved-clock.mjs',
  KREIDE_DAYS_AHEAD: '32',
};

const hourly = (admin: Page) => admin.getByRole('region', { name: 'Stündliches Aufräumen' });

async function openSchool(admin: Page): Promise<void> {
  await admin.goto('/home');
  await admin.getByRole('button', { name: /Frau Kaya/ }).click();
  await admin.getByRole('link', { name: 'Schule' }).click();
  await expect(admin.getByRole('heading', { level: 1, name: 'Schule' })).toBeVisible();
}

test('a month after a lesson its traces have gone by themselves, and the admin reads what went, without a name', async ({
  teacher,
  cards,
  newPerson,
  product,
}) => {
  test.setTimeout(180_000);
  await beginInstantLesson(teacher);
  const pupil = await newPerson({ width: 1024, height: 690 });
  await comeByCard(pupil, cards[0] ?? '');
  await expect(pupil.locator('[data-state="lesson"]')).toBeVisible();
  await endLesson(teacher);
  await teacher.getByRole('link', { name: 'Nach der Stunde' }).click();
  await teacher.getByRole('link', { name: 'Datenzettel ansehen' }).click();
  await expect(teacher.getByText('Von dieser Stunde ist jetzt noch gespeichert:')).toBeVisible();
  await expect(teacher.getByText('Anwesenheit nach Zeichen')).toBeVisible();
  const receipt = teacher.url();

  await test.step('the admin sees that the work in the background is done, and may keep things for a shorter time', async () => {
    await openSchool(teacher);
    await expect(hourly(teacher)).toHaveAttribute('data-state', 'fine');
    await expect(teacher.getByText('Nichts wartet, nichts hängt.')).toBeVisible();
    await expect(teacher.getByText('Noch nichts.')).toBeVisible();
    await teacher.getByRole('button', { name: 'Einen Tag weniger' }).first().click();
    await expect(
      teacher.getByText('Was dann zu alt ist, löscht Kreide innerhalb einer Stunde.'),
    ).toBeVisible();
    await teacher.getByRole('button', { name: 'Fristen speichern' }).click();
    await expect(teacher.getByRole('button', { name: 'Fristen speichern' })).toBeHidden();
    await teacher.reload();
    await expect(teacher.getByRole('spinbutton', { name: 'Tafeln' })).toHaveText('29 Tage');
    const { violations } = await new AxeBuilder({ page: teacher }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
  });

  await test.step('32 days later nothing of the lesson is stored', async () => {
    await product.kill('SIGTERM');
    await product.restart(monthLater);
    await teacher.goto('/sign-in');
    await signIn(teacher);
    await expect(async () => {
      await teacher.goto(receipt);
      await expect(teacher.getByText('Von dieser Stunde ist nichts gespeichert.')).toBeVisible({
        timeout: 2_000,
      });
    }).toPass({ timeout: 60_000 });
  });

  await test.step('the log says what went and why, in numbers', async () => {
    await expect(async () => {
      await openSchool(teacher);
      await expect(hourly(teacher)).toHaveAttribute('data-state', 'fine', { timeout: 2_000 });
    }).toPass({ timeout: 60_000 });
    const log = teacher.getByRole('region', { name: 'Was gelöscht wurde' });
    for (const part of [/\d+ Anwesenheiten/, '1 Stundenbericht', /^\d+ (Tafel|Tafeln)$/]) {
      await expect(log.getByText(part)).toBeVisible();
    }
    await expect(log.getByText(/^Frist vorbei/).first()).toBeVisible();
    const file = await teacher.request.get('/school/deletions');
    expect(file.ok()).toBe(true);
    expect(await file.text()).not.toMatch(/Kaya|kaya|2a|fox|bear/);
    await expect(teacher.getByText('Das Protokoll wurde verändert')).toHaveCount(0);
  });

  await test.step('the class and its cards are still there: their year is not over', async () => {
    await teacher.getByRole('link', { name: 'Klassen' }).click();
    await expect(teacher.getByRole('link', { name: /2a/ })).toBeVisible();
  });
});
