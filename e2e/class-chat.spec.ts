import { expect, type Page } from '@playwright/test';
import { openClassLesson, tap, tellsDeed, textFields } from './class-lesson.ts';
import { test } from './taught.ts';

// A school of its own: its class is of grade 3-4.
test.use({ settings: {} });

const chat = (adult: Page) => adult.getByRole('region', { name: 'Chat' });
const writing = (child: Page) => child.getByRole('region', { name: 'Schreiben' }).first();
const who = (adult: Page, word: string) => chat(adult).getByRole('radio', { name: word, exact: true });

async function openChat(adult: Page): Promise<void> {
  await adult.getByRole('button', { name: /^Chat/ }).click();
  await expect(chat(adult)).toBeVisible();
}

async function write(child: Page, text: string): Promise<void> {
  const field = writing(child).getByRole('textbox');
  await field.fill(text);
  // two texts within a second are too fast for everybody: "Warte kurz." keeps the text, and the next tap sends it
  await expect(async () => {
    if ((await field.inputValue()) !== '') await tap(child, 'chat.send').click({ timeout: 2_000 });
    await expect(field).toHaveValue('', { timeout: 1_000 });
  }).toPass();
}

test('children write only while the teacher has opened it: to all, or to the adults where no other child reads it', async ({
  teacher,
  taught,
  cards,
  newPerson,
}) => {
  test.setTimeout(180_000);
  const { second, children } = await openClassLesson({ teacher, taught, cards, newPerson });
  const [ada, bo, cem] = children;

  await test.step('before it is opened there is nothing to write into on any child’s screen', async () => {
    for (const child of children) {
      await expect(tap(child, 'lesson.chat')).toHaveCount(0);
      await expect(textFields(child)).toHaveCount(0);
    }
  });

  await test.step('the adults have a line of their own all the time', async () => {
    await openChat(teacher);
    await openChat(second);
    await chat(second).getByLabel('An die Erwachsenen').fill('Ich hole Kreide.');
    await chat(second).getByRole('button', { name: 'Senden' }).click();
    await expect(chat(teacher)).toContainText('Ich hole Kreide.');
  });

  await test.step('opened for all, what a child writes is read by all', async () => {
    await who(teacher, 'An alle').click();
    for (const child of children) {
      await tap(child, 'lesson.chat').click();
      await expect(textFields(child)).toHaveCount(1);
      await expect(child.getByText('Ich hole Kreide.')).toHaveCount(0);
    }
    await write(ada, 'Ich bin fertig!');
    for (const page of [bo, cem]) await expect(writing(page)).toContainText('Ich bin fertig!');
    for (const adult of [teacher, second]) await expect(chat(adult)).toContainText('Ich bin fertig!');
    await chat(second).getByLabel('An die Klasse').fill('Prima.');
    await chat(second).getByRole('button', { name: 'Senden' }).click();
    for (const child of children) await expect(writing(child)).toContainText(/Herr Blum.*Prima\./);
  });

  await test.step('what is for the adults is seen by them and by its writer', async () => {
    await tap(bo, 'chat.teacher').click();
    await write(bo, 'Mir ist kalt.');
    for (const adult of [teacher, second]) await expect(chat(adult)).toContainText('Mir ist kalt.');
    await expect(chat(second)).toContainText('nur Erwachsene');
    await write(ada, 'Noch eins.'); // when this is there, the other had time to come
    for (const other of [ada, cem]) {
      await expect(writing(other)).toContainText('Noch eins.');
      await expect(other.getByText('Mir ist kalt.')).toHaveCount(0);
    }
    await who(teacher, 'Nur an mich').click();
    await expect(cem.getByText('Schreib an Frau Kaya.')).toBeVisible();
    await expect(tap(cem, 'chat.all')).toHaveCount(0);
    await write(cem, 'Darf ich malen?');
    await expect(chat(second)).toContainText('Darf ich malen?');
    await who(second, 'An alle').click();
    await tap(bo, 'chat.all').click(); // nothing turns it to all but the child itself
    await write(bo, 'Hallo.');
    await expect(writing(ada)).toContainText('Hallo.');
    for (const other of [ada, bo]) await expect(other.getByText('Darf ich malen?')).toHaveCount(0);
  });

  await test.step('the other adult takes a message away: it is gone for everybody, late joiners too', async () => {
    const told = tellsDeed(teacher, 'Herr Blum: Chat');
    await chat(second)
      .getByRole('listitem')
      .filter({ hasText: 'Ich bin fertig!' })
      .getByRole('button', { name: /^Löschen/ })
      .click();
    await told;
    for (const page of [...children, teacher]) await expect(page.getByText('Ich bin fertig!')).toHaveCount(0);
    await expect(writing(bo)).toContainText('Das ist weg.');
    await cem.reload();
    await tap(cem, 'lesson.chat').click();
    await expect(writing(cem)).toContainText('Das ist weg.');
    await expect(writing(cem)).toContainText('Darf ich malen?');
    await expect(cem.getByText(/Ich bin fertig!|Mir ist kalt/)).toHaveCount(0);
  });

  await test.step('a pause takes the field away and leaves the words; a distance holds what is too fast', async () => {
    await chat(teacher)
      .getByRole('switch', { name: /^Pause/ })
      .click();
    for (const child of children) {
      await expect(child.getByText('Pause. Jetzt nur lesen.')).toBeVisible();
      await expect(textFields(child)).toHaveCount(0);
      await expect(writing(child)).toContainText('Noch eins.');
    }
    await chat(second)
      .getByRole('switch', { name: /^Pause/ })
      .click();
    await chat(teacher).getByLabel('Abstand je Kind').selectOption('Jede Minute');
    await expect(chat(second).getByLabel('Abstand je Kind')).toHaveValue('60');
    await writing(ada).getByRole('textbox').fill('Zwei.');
    await tap(ada, 'chat.send').click();
    await expect(ada.getByText('Warte kurz.')).toBeVisible();
    await expect(writing(ada).getByRole('textbox')).toHaveValue('Zwei.');
    await expect(bo.getByText('Zwei.')).toHaveCount(0);
  });

  await test.step('closed, field, button and words are gone from every child’s screen', async () => {
    await who(second, 'Zu').click();
    for (const child of children) {
      await expect(tap(child, 'lesson.chat')).toHaveCount(0);
      await expect(textFields(child)).toHaveCount(0);
      await expect(child.getByText(/Noch eins\.|Prima\./)).toHaveCount(0);
    }
  });
});
