import { expect, type Page } from '@playwright/test';
import { openClassLesson, press, stage, tap, tellsDeed } from './class-lesson.ts';
import { answers, drawnAt } from './class-stage.ts';
import { openDevices, readReceived, recordDevices } from './media-stats.ts';
import { test } from './taught.ts';

// A school of its own: its class is of grade 3-4.
test.use({ settings: {} });

const hands = (adult: Page) => adult.getByRole('region', { name: 'Hände' }).getByRole('listitem');
const help = (adult: Page) => adult.getByRole('region', { name: 'Hilfe' });
const question = (adult: Page) => adult.getByRole('region', { name: 'Frage', exact: true });
const mode = (adult: Page, name: string) => adult.getByRole('button', { name, exact: true });
const pen = (child: Page) => child.getByRole('button', { name: 'Stift' });
const microphone = (child: Page) => tap(child, 'lesson.mic');

test('a teacher and a second adult lead one lesson with three children: hands, help, questions, time, a draw, work modes, the emergency', async ({
  teacher,
  taught,
  cards,
  newPerson,
}) => {
  test.setTimeout(240_000);
  const recorded: typeof newPerson = async (options) => {
    const page = await newPerson(options);
    await recordDevices(page.context());
    return page;
  };
  const { second, children } = await openClassLesson({ teacher, taught, cards, newPerson: recorded });
  const [ada, bo, cem] = children;
  const adults = [teacher, second];

  await test.step('hands: of two adults who call, the last one wins, and a child that has the turn is heard', async () => {
    for (const [at, child] of children.entries()) {
      await tap(child, 'lesson.raise').click();
      for (const adult of adults) await expect(hands(adult)).toHaveCount(at + 1);
    }
    await expect(bo.getByText('Du bist als 2. dran.')).toBeVisible();
    const told = tellsDeed(teacher, 'Herr Blum: Hände');
    await press(second, 'n');
    await told;
    await expect(ada.getByText('Du bist dran!')).toBeVisible();
    await hands(teacher)
      .nth(1)
      .getByRole('button', { name: /^Dran: / })
      .click();
    await expect(ada.getByText('Du bist dran!')).toHaveCount(0);
    await tap(bo, 'turn.yes').click();
    await expect(microphone(bo)).toHaveAttribute('aria-pressed', 'true');
    for (const hearer of [teacher, second, ada]) {
      await expect.poll(async () => (await readReceived(hearer)).audioEnergy).toBeGreaterThan(0);
    }
    await tap(bo, 'turn.done').click();
    await expect(microphone(bo)).toHaveAttribute('aria-pressed', 'false');
    for (const adult of adults) await expect(hands(adult)).toHaveCount(1);
    await press(teacher, 'n');
    await tap(cem, 'turn.later').click();
    await expect(cem.getByText('Du bist dran!')).toHaveCount(0);
    await press(second, 'c');
    for (const adult of adults) await expect(hands(adult)).toHaveCount(0);
  });

  await test.step('a child asks for help by a picture: only the adults know, and their picture comes back', async () => {
    await tap(ada, 'lesson.help').click();
    await tap(ada, 'help.ask').filter({ hasText: 'Verstehe nicht' }).click();
    await expect(ada.getByText('Frau Kaya sieht es.')).toBeVisible();
    for (const adult of adults) await expect(help(adult)).toContainText('hat es nicht verstanden');
    for (const other of [bo, cem]) await expect(other.getByText(/verstanden|Verstehe/)).toHaveCount(0);
    await help(second).getByRole('button', { name: /^Atme/ }).click();
    await expect(ada.getByText('Atme kurz.')).toBeVisible();
    await expect(help(teacher)).toContainText('Sieht: Erst einmal atmen.');
    await help(teacher)
      .getByRole('button', { name: /^Komme/ })
      .click();
    await expect(ada.getByText('Ich komme gleich.')).toBeVisible();
    await tap(ada, 'help.done').click();
    for (const adult of adults) await expect(help(adult)).not.toContainText('verstanden');
  });

  await test.step('who is missing is one key away: those who never came, not the three who are here', async () => {
    await press(second, 'f');
    const absent = second.getByRole('region', { name: 'Wer fehlt' });
    await expect(absent.getByText('nicht da').first()).toBeVisible();
    await expect(absent.getByText('kurz weg')).toHaveCount(0);
    const all = await second.getByRole('region', { name: 'Klasse' }).getByRole('listitem').count();
    await expect(absent.getByText('nicht da')).toHaveCount(all - 3);
    await press(second, 'f');
    await expect(absent).toBeHidden();
  });

  await test.step('a ready question in two taps: the adults read who has not answered yet', async () => {
    await press(teacher, 'p');
    await teacher.getByRole('dialog').getByRole('button', { name: 'Daumen' }).click();
    await answers(ada).first().click();
    await answers(bo).last().click();
    for (const adult of adults) {
      await expect(question(adult)).toContainText('2 von 3 haben geantwortet');
      await expect(question(adult)).toContainText('Es fehlen: ');
    }
    await expect(ada.getByText('Danke!')).toBeVisible();
    await expect(stage(ada, 'results')).toHaveCount(0);
    await answers(cem).first().click();
    await question(second).getByRole('button', { name: 'Ergebnis zeigen' }).click();
    for (const child of children) await expect(stage(child, 'results')).toContainText('2');
    await question(teacher).getByRole('button', { name: 'Wegwerfen' }).click();
    for (const child of children) await expect(stage(child, 'results')).toHaveCount(0);
  });

  await test.step('a quiz keeps its right answer to itself until it is shown to all', async () => {
    await press(teacher, 'p');
    const form = teacher.getByRole('dialog');
    await form.getByRole('button', { name: 'Eigene Frage' }).click();
    await form.getByLabel('Frage', { exact: true }).fill('Was schwimmt?');
    await form.getByLabel('Antwort 1', { exact: true }).fill('Korken');
    await form.getByLabel('Antwort 2', { exact: true }).fill('Stein');
    await form.getByRole('switch', { name: 'Es gibt richtige Antworten' }).click();
    await form.getByRole('checkbox', { name: 'Diese Antwort ist richtig' }).first().check();
    await form.getByRole('button', { name: 'Jetzt fragen' }).click();
    await answers(ada).filter({ hasText: 'Korken' }).click();
    for (const child of [bo, cem]) await answers(child).filter({ hasText: 'Stein' }).click();
    await expect(question(second)).toContainText('3 von 3 haben geantwortet');
    for (const child of children) await expect(child.getByText('richtig')).toHaveCount(0);
    await press(teacher, 'p');
    await expect(question(second)).toContainText('beendet');
    await question(second).getByRole('button', { name: 'Ergebnis zeigen' }).click();
    for (const child of children) {
      const right = stage(child, 'results').locator('[data-right]');
      await expect(right).toHaveCount(1);
      await expect(right).toContainText('Korken: 1. Das ist richtig.');
    }
    for (const adult of adults) {
      const shown = adult.getByRole('region', { name: 'Ergebnis der Frage' });
      await expect(shown.locator('[data-right]')).toContainText('Korken');
    }
    const told = tellsDeed(teacher, 'Herr Blum: Frage');
    await question(second).getByRole('button', { name: 'Wegräumen' }).click();
    await told;
    for (const child of children) await expect(stage(child, 'results')).toHaveCount(0);
  });

  await test.step('time is sand for children and digits for adults; the time chosen last holds', async () => {
    const sand = (child: Page) => tap(child, 'lesson.clock');
    await press(second, 't');
    for (const child of children) {
      await expect(sand(child)).toBeVisible();
      await expect(sand(child)).toHaveText('');
    }
    await press(teacher, 't');
    await teacher.getByRole('button', { name: '1 Minute', exact: true }).click();
    for (const adult of adults) await expect(adult.getByRole('timer')).toHaveText(/^(1:00|0:5\d)$/);
    for (const child of children) await expect(child.getByText(/\d:\d\d/)).toHaveCount(0);
    await sand(bo).click(); // it presses some children
    await expect(bo.getByRole('button', { name: 'Uhr zeigen' })).toBeVisible();
    await second.getByRole('button', { name: 'Uhr weg' }).click();
    for (const child of children) await expect(sand(child)).toHaveCount(0);
  });

  await test.step('the drawn child may pass once, then another one is drawn, for all screens the same', async () => {
    await press(second, 'r');
    await expect.poll(() => drawnAt(children)).toBeGreaterThanOrEqual(0);
    const drawn = children[await drawnAt(children)] ?? ada;
    await tap(drawn, 'draw.joker').click();
    await expect(stage(drawn, 'draw').getByText('Wer kommt dran?')).toBeVisible();
    const others = children.filter((child) => child !== drawn);
    await expect.poll(() => drawnAt(others)).toBeGreaterThanOrEqual(0);
    await expect(tap(drawn, 'draw.joker')).toHaveCount(0);
    const says = drawn.getByText(/Das Los sagt: .+!/);
    const words = (await says.first().textContent()) ?? '?';
    for (const page of [...others, ...adults]) await expect(page.getByText(words).first()).toBeVisible();
    await teacher.getByRole('button', { name: 'Fertig', exact: true }).click();
    for (const child of children) await expect(stage(child, 'draw')).toHaveCount(0);
  });

  await test.step('Spielen: everybody may open the microphone', async () => {
    await mode(teacher, 'Spielen').click();
    await microphone(ada).click();
    await expect(microphone(ada)).toHaveAttribute('aria-pressed', 'true');
    await expect(ada.getByRole('button', { name: /Alle hören dich\./ })).toBeVisible();
    expect(await openDevices(ada)).toContain('audio');
  });

  await test.step('Zuhören, by the other adult: microphones close by themselves, and a tap says why', async () => {
    const told = tellsDeed(teacher, 'Herr Blum: Was die Klasse tut');
    await mode(second, 'Zuhören').click();
    await told;
    await expect(mode(teacher, 'Zuhören')).toHaveAttribute('aria-pressed', 'true');
    await expect(mode(teacher, 'Spielen')).toHaveAttribute('aria-pressed', 'false');
    for (const child of children) {
      await expect(microphone(child)).toHaveAttribute('data-state', 'asleep');
      await expect(pen(child)).toHaveCount(0);
    }
    await expect.poll(() => openDevices(ada)).not.toContain('audio');
    await microphone(ada).click({ force: true }); // asleep, not deaf
    await expect(ada.getByText('Das Mikro ist gerade zu.')).toBeVisible();
  });

  await test.step('Reden: the microphone is for who has the turn, and for nobody else', async () => {
    await mode(teacher, 'Reden').click();
    await tap(bo, 'lesson.raise').click();
    await teacher.getByRole('button', { name: /^Dran: / }).click();
    await tap(bo, 'turn.yes').click();
    await expect(microphone(bo)).toHaveAttribute('aria-pressed', 'true');
    await expect(microphone(ada)).toHaveAttribute('data-state', 'asleep');
    await tap(bo, 'turn.done').click();
    await expect(microphone(bo)).toHaveAttribute('data-state', 'asleep');
  });

  await test.step('Arbeiten: everybody has the pen; a late reload lands in it', async () => {
    await mode(second, 'Arbeiten').click();
    for (const child of children) await expect(pen(child)).toBeVisible();
    await ada.reload();
    await expect(pen(ada)).toBeVisible();
    await expect(microphone(ada)).toHaveAttribute('data-state', 'asleep');
  });

  await test.step('the emergency of one adult is opened by the other: mode, question, votes, time and door as before', async () => {
    await press(teacher, 't');
    await press(second, 'p');
    await second
      .getByRole('dialog')
      .getByRole('button', { name: /Ja.*Nein/ })
      .click();
    await answers(ada).first().click();
    await answers(cem).last().click();
    await tap(bo, 'lesson.raise').click();
    for (const adult of adults) await expect(question(adult)).toContainText('2 von 3 haben geantwortet');

    const told = tellsDeed(teacher, 'Herr Blum: Klasse schützen');
    await second.getByRole('button', { name: 'Klasse schützen' }).click();
    await told;
    for (const child of [ada, bo]) await expect(stage(child, 'pause')).toBeVisible();
    await expect(cem.getByText('Frau Kaya kommt gleich.')).toBeVisible();
    for (const adult of adults) await expect(adult.getByText('Die Klasse ist geschützt.')).toBeVisible();

    await teacher.getByRole('button', { name: 'Wieder öffnen' }).click();
    for (const child of children) {
      await expect(answers(child)).toHaveCount(2);
      await expect(tap(child, 'lesson.clock')).toBeVisible();
    }
    await expect(answers(ada).first()).toHaveAttribute('aria-pressed', 'true');
    await expect(answers(cem).last()).toHaveAttribute('aria-pressed', 'true');
    await expect(tap(bo, 'lesson.raise')).toHaveAttribute('aria-pressed', 'true');
    for (const adult of adults) {
      await expect(mode(adult, 'Arbeiten')).toHaveAttribute('aria-pressed', 'true');
      await expect(question(adult)).toContainText('2 von 3 haben geantwortet');
      await expect(hands(adult)).toHaveCount(1);
      await expect(adult.getByRole('button', { name: 'Tür ist auf' })).toBeVisible();
      await expect(adult.getByRole('timer')).toBeVisible();
    }
  });
});
