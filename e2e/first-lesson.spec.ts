import { expect, type Page } from '@playwright/test';
import { recordScreens, screensOf, watchErrors } from './child-screens.ts';
import { hand } from './drawing-lesson.ts';
import { beginInstantLesson, comeByCard, comeByLink, endLesson } from './journeys.ts';
import { openDevices, readReceived, recordDevices } from './media-stats.ts';
import { drawStroke, expectSameStrokes, takePen } from './strokes.ts';
import { test } from './taught.ts';

test.use({ settings: {} });
test.afterEach(({ teacher }) => endLesson(teacher));

const tablet = { width: 1024, height: 690 };
const framesOf = async (page: Page) => (await readReceived(page)).framesDecoded;

/** Frames that arrive at somebody while a witness, who is sent the same pictures, gets twenty of them. */
async function framesMeanwhile(page: Page, witness: Page): Promise<number> {
  const [before, seen] = await Promise.all([framesOf(page), framesOf(witness)]);
  await expect.poll(async () => (await framesOf(witness)) - seen).toBeGreaterThan(20);
  return Math.max(0, (await framesOf(page)) - before);
}

test('the teacher shows her screen, a child sees it move, and afterwards the board is there again', async ({
  teacher,
  newPerson,
  cards,
}) => {
  await beginInstantLesson(teacher);
  await takePen(teacher);
  const child = await newPerson(tablet);
  await comeByCard(child, cards[0] ?? '');
  await drawStroke(teacher, 0);
  await expectSameStrokes([teacher, child], 1);
  expect(await framesOf(child)).toBe(0);

  const show = teacher.getByRole('button', { name: 'Zeigen' });
  const shown = child.getByRole('region', { name: 'Tafel' }).locator('video');
  await expect(show).not.toHaveAttribute('aria-busy');
  await show.click();
  await expect(show).toHaveAttribute('aria-pressed', 'true');
  await expect.poll(() => framesOf(child)).toBeGreaterThan(10);
  await expect.poll(() => shown.evaluate((it: HTMLVideoElement) => it.videoWidth)).toBeGreaterThan(600);
  await expect(child.locator('.tl-canvas')).toBeHidden();
  await drawStroke(teacher, 1); // what she draws meanwhile waits on the board

  await show.click();
  await expect(show).toHaveAttribute('aria-pressed', 'false');
  await expect(shown).toBeHidden();
  await expectSameStrokes([teacher, child], 2);

  await test.step('the browser’s own "stop sharing" is heard as well', async () => {
    await teacher.evaluate(() => {
      const { mediaDevices } = navigator;
      const original = mediaDevices.getDisplayMedia.bind(mediaDevices);
      mediaDevices.getDisplayMedia = async (options) => {
        const stream = await original(options);
        Object.defineProperty(window, 'testScreen', { value: stream });
        return stream;
      };
    });
    await show.click();
    await expect(shown).toBeVisible();
    await teacher.evaluate(() => {
      const { testScreen } = window as { testScreen?: MediaStream };
      for (const track of testScreen?.getTracks() ?? []) {
        track.stop();
        track.dispatchEvent(new Event('ended')); // a script's own stop is silent, the browser's is not
      }
    });
    await expect(show).toHaveAttribute('aria-pressed', 'false');
    await expect(shown).toBeHidden();
    await expectSameStrokes([teacher, child], 2);
  });
});

test('the teacher waves to the bench, sends a stranger away kindly, and lets in all who have a card', async ({
  teacher,
  newPerson,
  taught,
  cards,
}) => {
  await beginInstantLesson(teacher);
  await teacher.getByRole('button', { name: 'Tür ist auf' }).click();
  await expect(teacher.getByRole('button', { name: 'Tür ist zu' })).toBeVisible();
  const [ada, bo, guest, stranger] = await Promise.all([1, 2, 3, 4].map(() => newPerson(tablet)));
  if (!ada || !bo || !guest || !stranger) throw new Error('four children come');
  await recordScreens(stranger.context());
  const errors = watchErrors(stranger);
  const isWaiting = (child: Page) => expect(child.getByText('Frau Kaya kommt gleich.')).toBeVisible();
  const first = [ada, bo, guest];
  await Promise.all([
    comeByCard(ada, cards[1] ?? ''),
    comeByCard(bo, cards[2] ?? ''),
    comeByLink(guest, taught.link, 4),
  ]);
  await Promise.all(first.map(isWaiting));
  await comeByLink(stranger, taught.link, 5); // the last in the row
  await isWaiting(stranger);
  const waiting = [...first, stranger];

  const bench = teacher.getByRole('region', { name: 'Bank' });
  await bench.getByRole('button', { name: 'Winken' }).click();
  for (const child of waiting) await expect(child.getByText('Frau Kaya winkt dir!')).toBeVisible();

  await bench
    .getByRole('button', { name: /^Abweisen/ })
    .last()
    .click();
  await expect(stranger.getByText('Hier geht es gerade nicht.')).toBeVisible();
  await expect(stranger.getByText('Hol dir Hilfe.')).toBeVisible();
  expect((await screensOf(stranger)).slice(-2)).toEqual(['bench', 'gate']);
  expect(await screensOf(stranger)).not.toContain('goodbye');
  expect(errors).toEqual([]);

  await bench.getByRole('button', { name: 'Alle mit Karte einlassen (2)' }).click();
  for (const child of [ada, bo]) await expect(hand(child)).toBeEnabled();
  await expect(bench.getByRole('listitem')).toHaveCount(1);
  await expect(bench.getByRole('listitem')).toContainText('Klassenlink');
  await expect(guest.getByRole('button', { name: 'Atmen' })).toBeVisible();
  await expect(hand(guest)).toHaveCount(0);
  await teacher.getByRole('button', { name: 'Tür ist zu' }).click();
  await expect(teacher.getByRole('status').filter({ hasText: '2 da' })).toBeVisible();
});

test('who sees the children is the teacher’s switch: their pictures obey it, and each child’s sign says so', async ({
  teacher,
  newPerson,
  taught,
  cards,
}) => {
  await teacher.goto(taught.classUrl);
  const stored = teacher.waitForResponse((response) => response.request().method() === 'POST');
  await teacher.getByRole('group', { name: 'Bild zeigen' }).getByRole('radio', { name: 'ja' }).click();
  expect((await stored).ok()).toBe(true);
  await beginInstantLesson(teacher);
  await teacher.getByRole('group', { name: 'Bühne' }).getByRole('radio', { name: 'Kinder' }).click();
  await teacher.getByRole('button', { name: 'Wer sieht wen' }).click();
  const pictures = teacher.getByRole('group', { name: 'Kinder-Bild sieht' });
  const [child, other] = [await newPerson(tablet), await newPerson(tablet)];
  await recordDevices(child.context());
  await Promise.all([comeByCard(child, cards[0] ?? ''), comeByCard(other, cards[1] ?? '')]);
  const seenAs = (sentence: string) =>
    expect(child.getByRole('button', { name: sentence, exact: true })).toBeVisible();
  const picture = child.getByRole('button', { name: 'Bild', exact: true });

  await expect(picture).toBeEnabled();
  await picture.click();
  await child.getByRole('button', { name: 'Ja' }).click();
  await seenAs('Nur Frau Kaya sieht dich.');
  await expect.poll(() => framesOf(teacher)).toBeGreaterThan(0);
  expect(await framesMeanwhile(other, teacher)).toBe(0);

  await pictures.getByRole('radio', { name: 'Klasse' }).click();
  await seenAs('Alle sehen dich.');
  await expect.poll(() => framesOf(other)).toBeGreaterThan(10);

  await pictures.getByRole('radio', { name: 'nur ich' }).click();
  await seenAs('Nur Frau Kaya sieht dich.');
  await expect.poll(() => framesMeanwhile(other, teacher)).toBe(0);

  await pictures.getByRole('radio', { name: 'aus' }).click();
  await seenAs('Keiner sieht dich.');
  await expect(teacher.locator('video')).toHaveCount(0);
  await expect(other.locator('video')).toHaveCount(0);
  expect(await openDevices(child)).toEqual([]); // the light at its lens is off, too
  await picture.click({ force: true }); // asleep, not deaf: it says why
  await expect(child.getByText('Bilder sind gerade zu.')).toBeVisible();

  await pictures.getByRole('radio', { name: 'Klasse' }).click();
  await expect(picture).toHaveAttribute('data-state', 'off'); // what was off stays off until the child taps
  await seenAs('Keiner sieht dich.');
  const before = await framesOf(other);
  await expect(async () => {
    await picture.click(); // the second of two taps in one breath counts as a slip
    await expect(picture).toHaveAttribute('aria-pressed', 'true', { timeout: 1_000 });
  }).toPass();
  await seenAs('Alle sehen dich.');
  await expect.poll(() => framesOf(other)).toBeGreaterThan(before + 10);
});

test('one card on two devices and in two tabs: whoever lost the seat says so, and never "Tschüss"', async ({
  teacher,
  newPerson,
  cards,
}) => {
  await beginInstantLesson(teacher);
  const first = await newPerson(tablet);
  await recordScreens(first.context());
  await comeByCard(first, cards[3] ?? '');
  await hand(first).click();
  await expect(hand(first)).toHaveAttribute('aria-pressed', 'true');

  const second = await newPerson(tablet);
  await recordScreens(second.context());
  await comeByCard(second, cards[3] ?? '');
  await expect(hand(second)).toHaveAttribute('aria-pressed', 'true');
  await expect(first.getByText('Du bist zweimal da.')).toBeVisible();
  expect((await screensOf(first)).slice(-2)).toEqual(['lesson', 'two']);

  const opened = second.waitForEvent('popup');
  await second.evaluate(() => window.open(window.location.href)); // the browser's "duplicate tab": the seat is copied
  const third = await opened;
  await expect(hand(third)).toHaveAttribute('aria-pressed', 'true');
  await expect(second.getByText('Du bist zweimal da.')).toBeVisible();
  await second.getByRole('button', { name: 'Ja, hier weiter' }).click();
  await expect(hand(second)).toHaveAttribute('aria-pressed', 'true');
  await expect(third.getByText('Du bist zweimal da.')).toBeVisible();

  for (const tab of [first, second, third]) expect(await screensOf(tab)).not.toContain('goodbye');
  await expect(teacher.getByRole('status').filter({ hasText: '1 da' })).toBeVisible();
});
