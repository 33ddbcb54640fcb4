import { expect, type Page } from '@playwright/test';
import { inLesson, openClassLesson, press, stage } from './class-lesson.ts';
import { answers } from './class-stage.ts';
import { comeByCard } from './journeys.ts';
import { carryNet, cutNet, mendNet, type Net } from './nets.ts';
import { test } from './taught.ts';

// A school of its own: its class is of grade 3-4.
test.use({ settings: {} });

const question = (adult: Page) => adult.getByRole('region', { name: 'Frage', exact: true });
const away = (page: Page) => page.locator('[data-state^="net-"]');
const chosen = (child: Page) => child.locator('[data-tap="poll.vote"][aria-pressed="true"]');
const scolded = (child: Page) => child.getByText(/Das ging nicht|Noch einmal!/);

/** How many chose each answer, as this adult reads it. */
const counts = (adult: Page) => question(adult).getByRole('listitem').locator('.digits').allTextContents();

async function ask(adult: Page, name: string): Promise<void> {
  await press(adult, 'p');
  await adult.getByRole('dialog').getByRole('button', { name }).click();
}

/** There again, nobody tapped anything, and the lesson is what the child sees. */
async function expectBack(child: Page): Promise<void> {
  await expect(away(child)).toBeHidden({ timeout: 30_000 });
  await expect(inLesson(child)).toBeVisible();
}

test('the net goes in the middle of a question: everybody is back without a tap, each child with its one vote', async ({
  teacher,
  taught,
  cards,
  newPerson,
  product,
}) => {
  test.setTimeout(180_000);
  const nets = new Map<Page, Net>();
  const withNet: typeof newPerson = async (options) => {
    const page = await newPerson(options);
    nets.set(page, await carryNet(page));
    return page;
  };
  const { second, children } = await openClassLesson({ teacher, taught, cards, newPerson: withNet });
  const [ada, bo, cem] = children;
  const adults = [teacher, second];

  await test.step('cut off after the vote, before it arrived, and before its answer came: three votes, not two or four', async () => {
    await ask(teacher, 'A bis D');
    await answers(ada).nth(2).click();
    await expect(ada.getByText('Danke!')).toBeVisible();
    await cutNet(ada);
    await expect(ada.getByText('Das Netz ist weg.')).toBeVisible();
    await expect(answers(bo)).toHaveCount(4);
    nets.get(bo)?.swallow('to-server');
    await answers(bo).nth(1).click();
    await expect(answers(cem)).toHaveCount(4);
    nets.get(cem)?.swallow('from-server');
    await answers(cem).nth(3).click();
    for (const adult of adults) await expect.poll(() => counts(adult)).toEqual(['0', '0', '1', '1']);
    await mendNet(ada);
    for (const adult of adults) await expect.poll(() => counts(adult)).toEqual(['0', '1', '1', '1']);
    for (const child of children) {
      await expectBack(child);
      await expect(child.getByText('Danke!')).toBeVisible();
      await expect(chosen(child)).toHaveCount(1);
      await expect(scolded(child)).toHaveCount(0);
    }
    await expect(answers(ada).nth(2)).toHaveAttribute('aria-pressed', 'true');
    await expect(answers(bo).nth(1)).toHaveAttribute('aria-pressed', 'true');
    await expect(answers(cem).nth(3)).toHaveAttribute('aria-pressed', 'true');
    for (const adult of adults) await expect(question(adult)).toContainText('3 von 3 haben geantwortet');
  });

  const late = await newPerson({ width: 768, height: 940 });
  await test.step('a late child and a reload land in the question, one without a vote, one with its own', async () => {
    await Promise.all([comeByCard(late, cards[2] ?? ''), bo.reload()]);
    await expect(answers(late)).toHaveCount(4);
    await expect(chosen(late)).toHaveCount(0);
    await expect(answers(bo).nth(1)).toHaveAttribute('aria-pressed', 'true');
    for (const adult of adults) {
      await expect(question(adult)).toContainText('3 von 4 haben geantwortet');
      await expect.poll(() => counts(adult)).toEqual(['0', '1', '1', '1']);
    }
    await answers(late).first().click();
    await answers(bo).first().click(); // another mind replaces the vote
    for (const adult of adults) await expect.poll(() => counts(adult)).toEqual(['2', '0', '1', '1']);
  });

  await test.step('who comes back to another question has no vote in it, and what was tapped for the old one counts nowhere', async () => {
    await cutNet(ada);
    await cutNet(teacher);
    nets.get(cem)?.swallow('to-server');
    await answers(cem).first().click();
    await expect(teacher.getByText(/^Keine Verbindung/)).toBeVisible();
    await question(second).getByRole('button', { name: 'Wegwerfen' }).click();
    await ask(second, 'Ja oder Nein');
    await answers(late).last().click();
    await mendNet(ada);
    await mendNet(teacher);
    for (const child of [ada, cem]) {
      await expectBack(child);
      await expect(answers(child)).toHaveCount(2);
      await expect(chosen(child)).toHaveCount(0);
      await expect(scolded(child)).toHaveCount(0);
    }
    for (const adult of adults) {
      await expect(question(adult)).toContainText('1 von 4 haben geantwortet');
      await expect.poll(() => counts(adult)).toEqual(['0', '1']);
    }
    await answers(cem).first().click(); // arrives when what was swallowed before has been said again
    for (const adult of adults) await expect.poll(() => counts(adult)).toEqual(['1', '1']);
    await expect(scolded(cem)).toHaveCount(0);
  });

  await test.step('the server is killed in the middle of the question: votes that were answered are there, one that was not comes once', async () => {
    await answers(ada).first().click();
    for (const adult of adults) await expect.poll(() => counts(adult)).toEqual(['2', '1']);
    nets.get(bo)?.swallow('to-server');
    await answers(bo).last().click();
    await product.kill('SIGKILL');
    for (const adult of adults) await expect(adult.getByText(/^Keine Verbindung/)).toBeVisible();
    for (const child of [...children, late]) await expect(away(child)).toBeVisible();
    await product.restart();
    for (const child of [...children, late]) {
      await expectBack(child);
      await expect(chosen(child)).toHaveCount(1);
      await expect(scolded(child)).toHaveCount(0);
    }
    for (const adult of adults) {
      await expect(question(adult)).toContainText('4 von 4 haben geantwortet');
      await expect.poll(() => counts(adult)).toEqual(['2', '2']);
    }
    for (const child of [ada, cem])
      await expect(answers(child).first()).toHaveAttribute('aria-pressed', 'true');
    for (const child of [bo, late])
      await expect(answers(child).last()).toHaveAttribute('aria-pressed', 'true');
  });

  await test.step('cut off while the results are shown, a child comes back to the results', async () => {
    await cutNet(ada);
    await expect(ada.getByText('Das Netz ist weg.')).toBeVisible();
    await question(teacher).getByRole('button', { name: 'Beenden' }).click();
    await question(teacher).getByRole('button', { name: 'Ergebnis zeigen' }).click();
    await mendNet(ada);
    await expectBack(ada);
    for (const child of [...children, late]) await expect(stage(child, 'results')).toContainText('Nein');
  });
});
