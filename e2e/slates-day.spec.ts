import { expect, type Page } from '@playwright/test';
import { inLesson, press } from './class-lesson.ts';
import { beginInstantLesson, comeByCard } from './journeys.ts';
import { expectClean, expectInk } from './picture-ink.ts';
import { drawStroke, strokesOn } from './strokes.ts';
import { test } from './taught.ts';

const mine = (child: Page) => child.locator('[data-slates="mine"]');
const turned = (child: Page, how: 'one' | 'all') => child.locator(`[data-slates="${how}"]`);
const seen = (child: Page) => mine(child).locator('p[role="status"]');
const wall = (teacher: Page) => teacher.locator('[data-slates="wall"]');
const large = (teacher: Page) => teacher.locator('[data-slates="large"]');
const slateButton = (teacher: Page, name: string) => teacher.getByRole('button', { name, exact: true });

test('each child has a slate: only the teacher sees it until she turns one over, then all, with names and without', async ({
  teacher,
  cards,
  newPerson,
}) => {
  test.setTimeout(240_000);
  await beginInstantLesson(teacher);
  const children: Page[] = [];
  for (const card of cards.slice(0, 2)) {
    const child = await newPerson({ width: 1024, height: 690 });
    children.push(child);
    await comeByCard(child, card);
    await expect(inLesson(child)).toBeVisible();
  }
  const [ada, bo] = children;
  if (!ada || !bo) throw new Error('two came by card');
  const pictures = wall(teacher).getByRole('img', { name: /^Täfelchen von / });

  await test.step('handed out: every child has a clean one and reads that only the teacher sees it', async () => {
    await slateButton(teacher, 'Täfelchen austeilen').click();
    for (const child of children) {
      await expect(mine(child).locator('.tl-canvas')).toBeVisible();
      await expect(seen(child)).toHaveText('Das sieht nur Frau Kaya.');
    }
    await expect(pictures).toHaveCount(2);
    for (const at of [0, 1]) await expectClean(pictures.nth(at));
  });

  await test.step('two draw, the wall shows both, and none of them sees the other', async () => {
    await drawStroke(ada, 1);
    await expectInk(pictures.nth(0));
    await expectClean(pictures.nth(1));
    await drawStroke(bo, 3);
    await drawStroke(bo, 5);
    await expectInk(pictures.nth(1));
    await expect.poll(() => strokesOn(ada)).toHaveLength(1);
    await expect.poll(() => strokesOn(bo)).toHaveLength(2);
    for (const child of children) await expect(child.getByRole('img', { name: /^Von / })).toHaveCount(0);
  });

  await test.step('a reload brings the same slate', async () => {
    await ada.reload();
    await expect.poll(() => strokesOn(ada)).toHaveLength(1);
  });

  await test.step('one is turned over: the other child sees it with its name, its own child reads that all see it', async () => {
    await wall(teacher)
      .getByRole('button', { name: /groß ansehen$/ })
      .first()
      .click();
    await expect(large(teacher)).toBeVisible();
    await slateButton(teacher, 'Der Klasse zeigen').click();
    await expect(turned(bo, 'one').getByRole('status')).toHaveText(/^Von Fuchs/);
    await expectInk(turned(bo, 'one').locator('canvas'));
    await expect(seen(ada)).toHaveText('Das sehen jetzt alle.');
    await drawStroke(ada, 6);
    await expect.poll(() => strokesOn(ada)).toHaveLength(2);
    await slateButton(teacher, 'Wieder verdecken').click();
    await expect(mine(bo)).toBeVisible();
    await expect.poll(() => strokesOn(bo)).toHaveLength(2);
    await expect(seen(ada)).toHaveText('Das sieht nur Frau Kaya.');
    await large(teacher).getByRole('button', { name: 'Alle' }).click();
  });

  await test.step('all are turned over, with names and without', async () => {
    await slateButton(teacher, 'Allen zeigen').click();
    for (const child of children) {
      await expect(turned(child, 'all').locator('canvas')).toHaveCount(2);
      for (const at of [0, 1]) await expectInk(turned(child, 'all').locator('canvas').nth(at));
      await expect(turned(child, 'all').locator('[data-name]')).toHaveCount(2);
    }
    await wall(teacher).getByRole('switch', { name: 'Mit Namen' }).click();
    for (const child of children) {
      await expect(turned(child, 'all').locator('[data-name]')).toHaveCount(0);
      await expect(turned(child, 'all').locator('canvas')).toHaveCount(2);
    }
    await slateButton(teacher, 'Wieder verdecken').click();
    for (const child of children) await expect(mine(child)).toBeVisible();
  });

  await test.step('the wall is put away and comes back, also while the children are on the stage', async () => {
    await wall(teacher).getByRole('button', { name: 'Tafel' }).click();
    await expect(wall(teacher)).toHaveCount(0);
    await slateButton(teacher, 'Täfelchen ansehen').click();
    await expect(pictures).toHaveCount(2);
    await press(teacher, 'b');
    await wall(teacher).getByRole('button', { name: 'Tafel' }).click();
    await expect(wall(teacher)).toHaveCount(0);
    for (const child of children) await expect(mine(child)).toBeVisible();
    await teacher.locator('[data-bar="tables"]').click();
    await teacher.getByRole('dialog').getByRole('button', { name: 'Täfelchen ansehen' }).click();
    await expect(pictures).toHaveCount(2);
    await press(teacher, 'b');
    await press(teacher, 'b');
  });

  await test.step('clean ones by mistake are taken back', async () => {
    await slateButton(teacher, 'Leere').click();
    for (const child of children) await expect.poll(() => strokesOn(child)).toHaveLength(0);
    for (const at of [0, 1]) await expectClean(pictures.nth(at));
    await slateButton(teacher, 'Die vorigen').click();
    for (const child of children) await expect.poll(() => strokesOn(child)).toHaveLength(2);
    for (const at of [0, 1]) await expectInk(pictures.nth(at));
    await expect(slateButton(teacher, 'Die vorigen')).toHaveCount(0);
  });

  await test.step('put away: the class board is back; given out again nothing is lost', async () => {
    await slateButton(teacher, 'Einsammeln').click();
    for (const child of children) await expect(mine(child)).toHaveCount(0);
    await expect(wall(teacher)).toHaveCount(0);
    await slateButton(teacher, 'Täfelchen austeilen').click();
    for (const child of children) await expect.poll(() => strokesOn(child)).toHaveLength(2);
  });
});
