import { expect, type Page } from '@playwright/test';
import { inLesson, press, tap } from './class-lesson.ts';
import { expectFine } from './fine.ts';
import { beginInstantLesson, comeByCard, endLesson } from './journeys.ts';
import { test } from './taught.ts';

// A school of its own: nobody else's lesson of the class is in the way.
test.use({ settings: {} });

/** The picture that is lit, on the screen of a child or of an adult. */
const lit = (page: Page) => page.locator('[aria-current="step"]');
const microphone = (child: Page) => tap(child, 'lesson.mic');
const weiter = (adult: Page, name: string) =>
  adult.getByRole('button', { name: `Weiter: ${name}`, exact: true });

async function expectLit(children: readonly Page[], word: string): Promise<void> {
  for (const child of children) await expect(lit(child)).toHaveAccessibleName(word);
}

test('a teacher leads a lesson from circle to goodbye with one button, a substitute goes on, and the minutes begin with the steps', async ({
  teacher,
  taught,
  cards,
  newPerson,
}) => {
  test.setTimeout(240_000);

  await test.step('on the page of her class she makes a strip with a word of her own', async () => {
    await teacher.goto(taught.classUrl);
    await teacher.getByRole('link', { name: 'Ablauf', exact: true }).click();
    await teacher.getByRole('button', { name: 'Neuer Ablauf' }).click();
    await teacher.getByLabel('Name des Ablaufs').fill('Lesestunde');
    const first = teacher.getByRole('group', { name: 'Schritt 1', exact: true });
    await first.getByRole('radio', { name: 'Eigenes' }).click();
    await teacher.getByRole('button', { name: 'Speichern' }).click();
    await expect(teacher.getByText(/jeder eigene Schritt ein Wort/)).toBeVisible();
    await first.getByLabel('Wort für die Kinder').fill('Lesezeit');
    await expectFine(teacher, 'strip-form');
    await teacher.getByRole('button', { name: 'Speichern' }).click();
    await expect(teacher.getByRole('listitem').filter({ hasText: 'Lesestunde' })).toBeVisible();
    await expectFine(teacher, 'strips');
  });

  await test.step('she plans a lesson that begins with it', async () => {
    await teacher.goto('/lessons/new');
    await teacher.getByRole('button', { name: 'Fertig' }).click();
    const choice = teacher.getByRole('combobox', { name: 'Die Stunde beginnt mit' });
    await choice.selectOption({ label: 'Lesestunde' });
    await expect(teacher.getByText('Gespeichert.')).toBeVisible();
    await teacher.reload();
    await expect(choice.locator('option:checked')).toHaveText('Lesestunde');
    await expectFine(teacher, 'planned');
  });

  await beginInstantLesson(teacher);
  const children: Page[] = [];
  for (const card of cards.slice(0, 2)) {
    const child = await newPerson({ width: 1024, height: 690 });
    children.push(child);
    await comeByCard(child, card);
    await expect(inLesson(child)).toBeVisible();
  }
  const [one] = children;
  if (!one) throw new Error('two came by card');

  await test.step('she lays out her own strip, then the ready one', async () => {
    await teacher.getByRole('button', { name: 'Ablauf auswählen' }).click();
    await teacher.getByRole('button', { name: /^Lesestunde/ }).click();
    await expect(weiter(teacher, 'Lesezeit')).toBeVisible();
    await teacher.getByRole('button', { name: 'Anderer Ablauf' }).click();
    await teacher.getByRole('button', { name: /^Kreis, Tafel, Tisch, Tschüss/ }).click();
  });

  await test.step('circle: the children are on the stage, who is called may speak, sand runs', async () => {
    await weiter(teacher, 'Kreis').click();
    await expectLit(children, 'Kreis');
    await expect(teacher.getByRole('button', { name: 'Reden', exact: true })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    for (const child of children) {
      await expect(child.getByRole('region', { name: 'Bühne' }).first()).toBeVisible();
      await expect(microphone(child)).toHaveAttribute('data-state', 'asleep');
      await expect(tap(child, 'lesson.clock')).toBeVisible();
    }
    // Longer than a slip of the finger: the minutes know it.
    await expect(teacher.locator('[data-bar="time"]')).toContainText(/^9:2\d/, { timeout: 60_000 });
  });

  await test.step('board: all look at it and nobody draws; a step by mistake is taken back with its sand', async () => {
    await weiter(teacher, 'Tafel').click();
    await expectLit(children, 'Tafel');
    for (const child of children) {
      await expect(child.getByRole('region', { name: 'Tafel' }).first()).toBeVisible();
      await expect(child.getByRole('button', { name: 'Stift' })).toHaveCount(0);
    }
    await press(teacher, 'w');
    await expectLit(children, 'Tisch');
    await press(teacher, 'z');
    await expectLit(children, 'Tafel');
    for (const child of children) await expect(child.locator('[data-tables]')).toHaveCount(0);
    await expect(teacher.locator('[data-bar="time"]')).toContainText(/^14:/);
  });

  const substitute = await newPerson();
  await test.step('a substitute comes by a link, sees where the lesson is, and goes on', async () => {
    await teacher.getByRole('button', { name: 'Zweite Lehrkraft' }).click();
    await teacher.getByRole('button', { name: 'Link zur Vertretung' }).click();
    const link = await teacher.getByTestId('assist-link').textContent();
    await teacher.keyboard.press('Escape');
    await substitute.goto(link ?? '');
    await substitute.getByLabel('Dein Name').fill('Herr Blum');
    await substitute.getByRole('button', { name: 'Zur Stunde' }).click();
    await expect(substitute.getByRole('button', { name: 'Jetzt: Tafel' })).toBeVisible();
    await weiter(substitute, 'Tisch').click();
    await expectLit(children, 'Tisch');
    for (const child of children) {
      await expect(child.locator('[data-tables="at"]')).toBeVisible();
      await expect(child.getByRole('button', { name: 'Stift' })).toBeVisible();
      await expect(microphone(child)).toHaveAttribute('data-state', 'off');
    }
    await expect(teacher.getByRole('button', { name: 'Jetzt: Tisch' })).toBeVisible();
  });

  await test.step('a reload in the middle keeps the place', async () => {
    await teacher.reload();
    await expect(teacher.getByRole('button', { name: 'Jetzt: Tisch' })).toBeVisible();
    await one.reload();
    await expectLit(children, 'Tisch');
    await expect(one.locator('[data-tables="at"]')).toBeVisible();
  });

  await test.step('goodbye: everybody is together again, and no sand runs', async () => {
    await weiter(teacher, 'Tschüss').click();
    await expectLit(children, 'Tschüss');
    for (const child of children) {
      await expect(child.locator('[data-tables]')).toHaveCount(0);
      await expect(tap(child, 'lesson.clock')).toHaveCount(0);
    }
    await expect(teacher.getByRole('button', { name: /^Weiter: / })).toHaveCount(0);
  });

  await test.step('the minutes begin with the steps, and name no child', async () => {
    await endLesson(teacher);
    await teacher.getByRole('link', { name: 'Nach der Stunde' }).click();
    const minutes = teacher.getByRole('textbox', { name: 'Text' });
    await expect(minutes).toHaveValue(/–.* Kreis$/m);
    await expect(minutes).not.toHaveValue(/Fuchs|Reden|Lesezeit/);
  });
});
