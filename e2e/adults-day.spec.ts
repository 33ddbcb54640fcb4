import { expect, type Page } from '@playwright/test';
import { tap } from './class-lesson.ts';
import { expectFine, findBarriers } from './fine.ts';
import { comeByLink, endLesson } from './journeys.ts';
import { readReceived } from './media-stats.ts';
import { test } from './taught.ts';

// A school of its own: nobody else's lesson of the class is in the way.
test.use({ settings: {} });

const shots = process.env['SHOTS'];
const keep = async (page: Page, name: string) => {
  if (shots) await page.screenshot({ path: `${shots}/${name}.png` });
};
const chat = (adult: Page) => adult.getByRole('region', { name: 'Chat' });
const writing = (guest: Page) => guest.getByRole('region', { name: 'Schreiben' }).first();

/** As a parent does: the link of a letter, a name, and waiting. */
async function comeAsGuest(page: Page, link: string, name: string): Promise<void> {
  await page.goto(link);
  await page.getByLabel('Dein Name').fill(name);
  await page.getByRole('button', { name: 'Eintreten' }).click();
  await expect(page.getByRole('heading', { name: 'Du bist da.' })).toBeVisible();
}

test('a parents’ evening: planned, one link for all, guests are let in, speak and write; the children see nothing of it', async ({
  teacher,
  taught,
  newPerson,
}) => {
  test.setTimeout(240_000);
  const oez = await newPerson({ width: 1024, height: 690 });
  const lang = await newPerson({ width: 390, height: 844 });
  const child = await newPerson({ width: 1024, height: 690 });

  await test.step('the teacher plans it like a lesson and says who comes', async () => {
    await teacher.goto('/lessons/new');
    await teacher.getByRole('radio', { name: 'Erwachsene' }).check();
    await expect(teacher.getByText('Zum Beispiel ein Elternabend. Gäste')).toBeVisible();
    const soon = new Date(Date.now() + 5 * 60_000);
    await teacher.getByLabel('Tag', { exact: true }).fill(soon.toLocaleDateString('sv-SE'));
    await teacher
      .getByLabel('Beginn', { exact: true })
      .fill(soon.toLocaleTimeString('sv-SE', { hour: '2-digit', minute: '2-digit' }));
    await teacher.getByLabel('Thema oder Fach').fill('Elternabend');
    await expectFine(teacher, 'plan-adults');
    await teacher.getByRole('button', { name: 'Fertig' }).click();
    await expect(teacher.getByText('Geplant.')).toBeVisible();
  });
  await teacher.setViewportSize({ width: 1366, height: 620 });
  const lessonUrl = teacher.url();

  let link = '';
  await test.step('and has one link to send to all', async () => {
    await teacher.getByRole('button', { name: 'Gäste einladen' }).click();
    await teacher.getByRole('button', { name: 'Link für Gäste' }).click();
    link = (await teacher.getByTestId('assist-link').textContent()) ?? '';
    expect(link).toMatch(/\/a#1\.[\w-]{20,}$/);
    expect(await findBarriers(teacher)).toEqual([]);
    await keep(teacher, 'invite');
  });

  await test.step('who comes early waits at the bench, by name for the teacher alone', async () => {
    await comeAsGuest(oez, link, 'Frau Öztürk');
    await keep(oez, 'guest-bench');
    await comeAsGuest(lang, link, 'Herr Lang');
    await keep(lang, 'guest-bench-phone');
    await teacher.goto('/home');
    await expect(teacher.getByText('2 Gäste warten schon')).toBeVisible();
    await keep(teacher, 'home-adults');
    await child.goto(taught.link);
    await expect(child.locator('[data-tap="join.animal"]')).toHaveCount(0);
  });

  await test.step('let in one by one, they see, hear and read each other', async () => {
    await teacher.getByRole('button', { name: 'Gespräch starten' }).click();
    for (const name of ['Frau Öztürk', 'Herr Lang']) {
      await teacher.getByRole('button', { name: `Einlassen: ${name}` }).click();
    }
    for (const guest of [oez, lang]) {
      await expect(tap(guest, 'lesson.raise')).toBeVisible();
    }
    await expect(oez.getByText('Herr Lang').first()).toBeVisible();
    await expect(lang.locator('[data-name]').filter({ hasText: 'Frau Öztürk' })).toHaveCount(1); // a phone has no room for it
    await keep(teacher, 'teacher-adults');
    await keep(oez, 'guest-lesson');
    await keep(lang, 'guest-lesson-phone');
    await tap(oez, 'lesson.mic').click();
    await expect.poll(async () => (await readReceived(lang)).audioEnergy).toBeGreaterThan(0);
    await expect.poll(async () => (await readReceived(teacher)).audioEnergy).toBeGreaterThan(0);
    await tap(oez, 'lesson.picture').click();
    await oez.locator('[data-tap="camera.yes"]').click();
    await expect.poll(async () => (await readReceived(teacher)).framesDecoded).toBeGreaterThan(0);
    await keep(oez, 'guest-camera');
  });

  await test.step('everybody writes, without anybody opening it first', async () => {
    await tap(oez, 'lesson.chat').click();
    await writing(oez).getByRole('textbox').fill('Wann ist der Ausflug?');
    await tap(oez, 'chat.send').click();
    await teacher.getByRole('button', { name: /^Chat/ }).click();
    await expect(chat(teacher)).toContainText('Wann ist der Ausflug?');
    await chat(teacher).getByLabel('An alle').last().fill('Am 12. Mai.');
    await chat(teacher).getByRole('button', { name: 'Senden' }).click();
    await tap(lang, 'lesson.chat').click();
    await expect(writing(lang)).toContainText('Am 12. Mai.');
    await keep(teacher, 'teacher-adults-chat');
    await keep(oez, 'guest-chat');
    await keep(lang, 'guest-chat-phone');
  });

  await test.step('a reload and a closed window bring a guest back to the same place', async () => {
    await lang.reload();
    await expect(tap(lang, 'lesson.raise')).toBeVisible();
    const other = await lang.context().newPage();
    await lang.close();
    await other.goto(link);
    await other.getByLabel('Dein Name').fill('Herr Lang');
    await other.getByRole('button', { name: 'Eintreten' }).click();
    await expect(tap(other, 'lesson.raise')).toBeVisible();
  });

  await test.step('a child finds its own lesson meanwhile', async () => {
    await expect(child.locator('[data-tap="join.animal"]')).toHaveCount(0);
    const desk = await teacher.context().newPage();
    await desk.goto('/lessons/instant');
    await desk.getByRole('button', { name: '2a' }).click();
    await expect(desk.getByRole('button', { name: 'Tür ist auf' })).toBeVisible();
    await comeByLink(child, taught.link);
    await expect(desk.getByRole('button', { name: /^Einlassen: / })).toBeVisible();
    await expect(teacher.getByRole('button', { name: /^Einlassen: / })).toHaveCount(0);
    await desk.close();
  });

  await test.step('at the end all are seen off, and the link opens nothing any more', async () => {
    await endLesson(teacher);
    await expect(oez.getByRole('heading', { name: /Tschüss/ })).toBeVisible();
    await keep(oez, 'guest-bye');
    await oez.goto('about:blank');
    await oez.goto(link);
    await expect(oez.getByRole('heading', { name: 'Dieser Link gilt nicht mehr' })).toBeVisible();
    await teacher.goto(lessonUrl);
    await keep(teacher, 'adults-over');
    await teacher.goto(`${lessonUrl.replace(/\?.*$/, '')}/report`);
    await keep(teacher, 'adults-report');
  });
});
