import { expect, type Page } from '@playwright/test';
import { inLesson, stage, tap } from './class-lesson.ts';
import { beginInstantLesson, comeByCard, comeByLink } from './journeys.ts';
import { readReceived } from './media-stats.ts';
import { expectClean, expectInk } from './picture-ink.ts';
import { drawStroke, expectSameStrokes, strokesOn } from './strokes.ts';
import { test } from './taught.ts';

// A school of its own: who came by link is still let in or not by another test otherwise.
test.use({ settings: {} });

const atTable = (child: Page) => child.locator('[data-tables="at"]');
/** What its table is called, or what happens there. */
const sentence = (child: Page) => atTable(child).locator('p[role="status"]');
const wall = (teacher: Page) => teacher.locator('[data-tables="wall"]');
const tile = (teacher: Page, table: string) => wall(teacher).getByRole('listitem').filter({ hasText: table });
const picture = (teacher: Page, table: string) => wall(teacher).getByRole('img', { name: `Blatt: ${table}` });
const heard = async (page: Page) => (await readReceived(page)).audioEnergy;
const microphone = (child: Page) => tap(child, 'lesson.mic');

const blue = 'Blauer Tisch';
const green = 'Grüner Tisch';

/** The tap that the teacher makes first, and the choice that seats all. */
async function seat(teacher: Page, how: string): Promise<void> {
  await teacher.locator('[data-bar="tables"]').click();
  await teacher.getByRole('button', { name: how, exact: true }).click();
}

/** The children at each of the two tables, by what they read themselves. */
async function readTables(children: readonly Page[]) {
  for (const child of children) await expect(sentence(child)).toHaveText(/Tisch$/);
  const names = await Promise.all(children.map((child) => sentence(child).textContent()));
  const at = (name: string) => children.filter((_, index) => names[index] === name);
  return { [blue]: at(blue), [green]: at(green) };
}

async function twoOf(children: readonly Page[]): Promise<readonly [Page, Page]> {
  const [one, other] = children;
  if (!one || !other || children.length !== 2)
    throw new Error(`${children.length} children at a table for two`);
  return [one, other];
}

test('a class works at tables: seated with two taps, heard at its own table only, visited in sight, and called back', async ({
  teacher,
  taught,
  cards,
  newPerson,
}) => {
  test.setTimeout(300_000);
  await beginInstantLesson(teacher);
  const come = async () => newPerson({ width: 1024, height: 690 });
  const children = [await come(), await come(), await come(), await come()];
  const [first, second, third, fourth] = children;
  if (!first || !second || !third || !fourth) throw new Error('four children');
  for (const [at, child] of [first, second].entries()) await comeByCard(child, cards[at] ?? '');
  for (const [at, child] of [third, fourth].entries()) {
    await comeByLink(child, taught.link, at + 4);
    await teacher.getByRole('button', { name: /^Einlassen: / }).click();
  }
  for (const child of children) await expect(inLesson(child)).toBeVisible();

  await test.step('two taps seat all in pairs, and each child sees its table and who is there', async () => {
    const told = children.map(async (child) => {
      await expect(child.getByText(/^Komm an den (blauen|grünen) Tisch\.$/)).toBeVisible();
      await expect(child.locator('[data-tables="come"]').getByText('Ich', { exact: true })).toBeVisible();
      await expect(child.locator('[data-tables="come"]').getByRole('listitem')).toHaveCount(2);
    });
    await seat(teacher, 'Zu zweit');
    await Promise.all(told);
    await expect(wall(teacher).locator('[data-table]')).toHaveCount(2);
  });

  const tables = await readTables(children);
  const [ada, bo] = await twoOf(tables[blue]);
  const [cem, dilan] = await twoOf(tables[green]);

  await test.step('a child that speaks is heard at its table, and by nobody else', async () => {
    await microphone(ada).click();
    await expect(microphone(ada)).toHaveAttribute('aria-pressed', 'true');
    await expect(ada.getByRole('button', { name: /Dein Tisch hört dich\./ })).toBeVisible();
    await expect.poll(() => heard(bo)).toBeGreaterThan(0);
    for (const other of [cem, dilan, teacher]) expect(await heard(other)).toBe(0);
  });

  await test.step('each table draws on its own sheet, and the wall shows all of them', async () => {
    for (const table of [blue, green]) await expectClean(picture(teacher, table));
    await drawStroke(ada, 1);
    await expectInk(picture(teacher, blue));
    await expect.poll(() => strokesOn(bo)).toHaveLength(1);
    await expectClean(picture(teacher, green));
    await drawStroke(cem, 2);
    await drawStroke(dilan, 4);
    await expectInk(picture(teacher, green));
    for (const [child, count] of [
      [ada, 1],
      [bo, 1],
      [cem, 2],
      [dilan, 2],
    ] as const) {
      await expect.poll(() => strokesOn(child)).toHaveLength(count);
    }
  });

  await test.step('the teacher visits in the sight of the table, and hears only then', async () => {
    await tile(teacher, blue)
      .getByRole('button', { name: `Besuchen: ${blue}` })
      .click();
    for (const child of [ada, bo]) {
      await expect(sentence(child)).toHaveText('Frau Kaya ist an deinem Tisch.');
      await expect(atTable(child).locator('[data-visitor]')).toBeVisible();
    }
    for (const child of [cem, dilan]) await expect(sentence(child)).toHaveText(green);
    await expect.poll(() => heard(teacher)).toBeGreaterThan(0);
    expect(await heard(cem)).toBe(0);
    await tile(teacher, blue)
      .getByRole('button', { name: `Gehen: ${blue}` })
      .click();
    for (const child of [ada, bo]) {
      await expect(sentence(child)).toHaveText(blue);
      await expect(atTable(child).locator('[data-visitor]')).toHaveCount(0);
    }
    await microphone(ada).click();
    await expect(microphone(ada)).toHaveAttribute('aria-pressed', 'false');
  });

  await test.step('she speaks to all tables at once, and they read who speaks', async () => {
    const before = await Promise.all(children.map(heard));
    await wall(teacher).getByRole('button', { name: 'Zu allen sprechen' }).click();
    for (const [at, child] of children.entries()) {
      await expect(sentence(child)).toHaveText('Frau Kaya spricht zu allen.');
      await expect.poll(() => heard(child)).toBeGreaterThan(before[at] ?? 0);
    }
    await wall(teacher).getByRole('button', { name: 'Alle hören dich' }).click();
    for (const child of children) await expect(sentence(child)).toHaveText(/Tisch$/);
  });

  await test.step('called back with a minute of notice', async () => {
    await wall(teacher).getByRole('button', { name: 'Zurück in 1 Minute' }).click();
    for (const child of children)
      await expect(sentence(child)).toHaveText('Noch 1 Minute. Dann sind alle da.');
    await expect(wall(teacher).getByText(/^Noch (1:00|0:5\d)$/)).toBeVisible();
  });

  await test.step('a call for help says from which table it comes, and no child reads it', async () => {
    await tap(dilan, 'lesson.help').click();
    await tap(dilan, 'help.ask').filter({ hasText: 'Verstehe nicht' }).click();
    const help = teacher.getByRole('region', { name: 'Hilfe' });
    await expect(help.getByRole('listitem')).toContainText(green);
    await expect(help.getByRole('listitem')).toContainText('hat es nicht verstanden');
    await expect(tile(teacher, green).locator('[data-help="true"]')).toHaveCount(1);
    await expect(cem.getByText(/verstanden|Verstehe/)).toHaveCount(0);
    await teacher
      .getByRole('region', { name: 'Klasse' })
      .getByRole('button', { name: /braucht Hilfe/ })
      .click();
    const menu = teacher.getByRole('dialog');
    await expect(menu.getByRole('combobox', { name: 'Tisch des Kindes' })).toHaveValue('2');
    await menu.getByRole('button', { name: `Besuchen: ${green}` }).click();
    await expect(atTable(cem).locator('[data-visitor]')).toBeVisible();
    // Also who has the call on its stage sees who listens.
    await expect(dilan.getByText('Frau Kaya', { exact: true }).first()).toBeVisible();
    await help.getByRole('button', { name: /^Komme/ }).click();
    await expect(dilan.getByText('Ich komme gleich.')).toBeVisible();
    await tap(dilan, 'help.done').click();
    await expect(atTable(dilan).locator('[data-visitor]')).toBeVisible();
    await expect(help.getByRole('listitem')).toHaveCount(0);
    await tile(teacher, green)
      .getByRole('button', { name: `Gehen: ${green}` })
      .click();
  });

  await test.step('whoever reloads in that minute is back at its table; then all are in the class', async () => {
    await bo.reload();
    await expect(bo.getByText('Komm an den blauen Tisch.')).toBeVisible();
    await expect.poll(() => strokesOn(bo)).toHaveLength(1);
    for (const child of children) await expect(atTable(child)).toHaveCount(0, { timeout: 70_000 });
    await expect(wall(teacher)).toHaveCount(0);
    for (const child of children) await expect(child.getByRole('region', { name: 'Tafel' })).toBeVisible();
  });

  const late = await come();
  await test.step('as before is as it was; who comes late lands at the smallest table', async () => {
    await seat(teacher, 'Wie vorher');
    const again = await readTables(children);
    expect(again[blue]).toEqual([ada, bo]);
    expect(again[green]).toEqual([cem, dilan]);
    await expect.poll(() => strokesOn(ada)).toHaveLength(1);
    await expect.poll(() => strokesOn(cem)).toHaveLength(2);
    await comeByCard(late, cards[2] ?? '');
    await expect(sentence(late)).toHaveText(blue);
    await expect.poll(() => strokesOn(late)).toHaveLength(1);
  });

  await test.step('"Klasse schützen" reaches every table, and opening brings the tables back', async () => {
    await teacher.getByRole('button', { name: 'Klasse schützen' }).click();
    for (const child of [...tables[blue], ...tables[green], late].filter(
      (one) => one !== third && one !== fourth,
    )) {
      await expect(stage(child, 'pause')).toBeVisible();
      await expect(atTable(child)).toHaveCount(0);
    }
    for (const child of [third, fourth]) await expect(inLesson(child)).toHaveCount(0);
    await teacher.getByRole('button', { name: 'Wieder öffnen' }).click();
    for (const child of [ada, bo, late]) await expect(sentence(child)).toHaveText(blue);
    for (const child of [cem, dilan]) await expect(sentence(child)).toHaveText(green);
    for (const child of [ada, bo, late]) await expect.poll(() => strokesOn(child)).toHaveLength(1);
  });

  await test.step('at once: all are in the class, and a microphone is heard by all', async () => {
    await wall(teacher).getByRole('button', { name: 'Alle zurück' }).click();
    for (const child of [...children, late]) await expect(atTable(child)).toHaveCount(0);
    const before = await heard(late);
    await microphone(cem).click();
    await expect(microphone(cem)).toHaveAttribute('aria-pressed', 'true');
    await expect.poll(() => heard(late)).toBeGreaterThan(before);
  });

  await test.step('what the tables drew comes to the class board as pages, and all see it', async () => {
    await teacher.locator('[data-bar="tables"]').click();
    await teacher.getByRole('button', { name: 'Blätter an die Tafel' }).click();
    await expect(teacher.getByRole('button', { name: 'Seite 2: Blauer Tisch' })).toHaveText('2 Blauer Tisch');
    await expectSameStrokes([teacher, ada, cem, late], 1);
    await teacher.getByRole('button', { name: 'Seite 3: Grüner Tisch' }).click();
    await expectSameStrokes([teacher, ada, cem, late], 2);
  });

  await test.step('another group finds a clean sheet, and its teacher is told that there is nothing to bring', async () => {
    await seat(teacher, 'Zu viert');
    for (const child of [...children, late]) {
      await expect(sentence(child)).toHaveText(blue);
      await expect(atTable(child).locator('.tl-canvas')).toBeVisible();
      expect(await strokesOn(child)).toEqual([]);
    }
    await expectClean(picture(teacher, blue));
    await tile(teacher, blue)
      .getByRole('button', { name: `An die Tafel: ${blue}` })
      .click();
    await expect(wall(teacher).getByText('Auf den Blättern ist noch nichts.')).toBeVisible();
    await drawStroke(late, 3);
    await expectInk(picture(teacher, blue));
    await tile(teacher, blue)
      .getByRole('button', { name: `An die Tafel: ${blue}` })
      .click();
    await expect(wall(teacher)).toHaveCount(0);
    await expect.poll(() => strokesOn(teacher)).toHaveLength(1);
  });
});
