/** A lesson with a worksheet: from the teacher's disk onto the board, into every browser, and back as files. */
import { readFile } from 'node:fs/promises';
import { expect, type Download, type Page } from '@playwright/test';
import { beginInstantLesson, comeByCard, endLesson } from './journeys.ts';
import { bombPdf, bombPng, colouredPdf, scriptedPdf } from './made-files.ts';
import { isRecord } from './raw-pass.ts';
import { call, secretOf } from './raw-seat.ts';
import { allowDrawing, drawStroke, strokesOn } from './strokes.ts';
import { test } from './taught.ts';

type Rgb = readonly [number, number, number];
const [red, blue, green]: readonly [Rgb, Rgb, Rgb] = [
  [1, 0, 0],
  [0, 0, 1],
  [0, 1, 0],
];
const strip = (teacher: Page) => teacher.getByRole('toolbar', { name: 'Seiten der Tafel' });
const pages = (teacher: Page) => strip(teacher).getByRole('button', { name: /^Seite \d+$/ });

async function choose(teacher: Page, name: string, mimeType: string, buffer: Buffer): Promise<void> {
  await teacher.getByTestId('board-file').setInputFiles({ name, mimeType, buffer });
}

/** The colour in the middle of the picture on the board, each channel 0 or 1; null while there is none. */
function shownColour(page: Page): Promise<number[] | null> {
  return page.evaluate(() => {
    const picture = document.querySelector<HTMLImageElement>('.tl-image');
    if (!picture?.complete || picture.naturalWidth === 0) return null;
    const canvas = document.createElement('canvas');
    const pen = canvas.getContext('2d');
    Object.assign(canvas, { width: picture.naturalWidth, height: picture.naturalHeight });
    pen?.drawImage(picture, 0, 0);
    const middle = pen?.getImageData(canvas.width / 2, canvas.height / 2, 1, 1).data ?? [];
    return [...middle].slice(0, 3).map((channel) => Math.round(channel / 255));
  });
}

/** A picture's size, the colour of its middle, and how much of it is dark. */
function measure(page: Page, bytes: Buffer, type: string) {
  return page.evaluate(
    async ({ base64, type: kind }) => {
      const raw = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([raw], { type: kind }));
      const canvas = document.createElement('canvas');
      Object.assign(canvas, { width: bitmap.width, height: bitmap.height });
      const pen = canvas.getContext('2d');
      pen?.drawImage(bitmap, 0, 0);
      const { data } = pen?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
      let dark = 0;
      for (let at = 0; at < data.length; at += 4) {
        if ((data[at] ?? 0) < 90 && (data[at + 1] ?? 0) < 90 && (data[at + 2] ?? 0) < 90) dark += 1;
      }
      const middle = 4 * (Math.floor(canvas.height * 0.75) * canvas.width + Math.floor(canvas.width / 2));
      const colour = [0, 1, 2].map((channel) => Math.round((data[middle + channel] ?? 0) / 255));
      return { width: bitmap.width, height: bitmap.height, colour, dark };
    },
    { base64: bytes.toString('base64'), type },
  );
}

async function save(teacher: Page, as: string): Promise<Download> {
  await strip(teacher).getByRole('button', { name: 'Tafel sichern' }).click();
  const download = teacher.waitForEvent('download');
  await teacher.getByRole('dialog').getByRole('button', { name: as }).click();
  return download;
}

/** The pictures inside a PDF of ours, as they stand in it. */
function picturesIn(pdf: Buffer): Buffer[] {
  const found: Buffer[] = [];
  const heads = /\/Filter \/DCTDecode \/Length (\d+) >>\nstream\n/g;
  for (const head of pdf.toString('latin1').matchAll(heads)) {
    const start = head.index + head[0].length;
    found.push(pdf.subarray(start, start + Number(head[1])));
  }
  return found;
}

test('a worksheet of two pages comes onto the board, the class sees it and draws on it, and it goes home as PDF and PNG', async ({
  teacher,
  cards,
  newPerson,
  school,
}) => {
  test.setTimeout(240_000);
  const asked: string[] = [];
  const refused: string[] = [];
  teacher.on('request', (request) => asked.push(request.url()));
  teacher.on('console', (line) => {
    if (line.text().includes('Content Security Policy')) refused.push(line.text());
  });
  await beginInstantLesson(teacher);
  const pupil = await newPerson({ width: 1024, height: 690 });
  const fetched: string[] = [];
  pupil.on('request', (request) => {
    if (request.url().includes('/_files/')) fetched.push(request.url());
  });
  await comeByCard(pupil, cards[0] ?? '');
  await expect(pupil.locator('.tl-canvas')).toBeVisible();

  await test.step('each page of the file is a page of the board', async () => {
    await choose(teacher, 'geheim Anna.pdf', 'application/pdf', colouredPdf([red, blue]));
    await expect(pages(teacher)).toHaveCount(2);
    await expect.poll(() => shownColour(teacher)).toEqual(red);
    await expect.poll(() => shownColour(pupil)).toEqual(red);
  });

  await test.step('a child draws on it; what lies below stays where it is', async () => {
    await allowDrawing(teacher);
    await drawStroke(pupil, 0);
    await expect.poll(() => strokesOn(teacher)).toHaveLength(1);
    await pages(teacher).nth(1).click();
    await expect.poll(() => shownColour(pupil)).toEqual(blue);
    await pages(teacher).nth(0).click();
    await expect.poll(() => shownColour(pupil)).toEqual(red);
  });

  await test.step('the page as PNG has the sheet, the worksheet and the stroke', async () => {
    const file = await save(teacher, 'Diese Seite als Bild');
    expect(file.suggestedFilename()).toBe('kreide-tafel.png');
    const png = await measure(teacher, await readFile(await file.path()), 'image/png');
    expect(png).toMatchObject({ width: 2400, height: 1500, colour: red });
    expect(png.dark).toBeGreaterThan(2000);
  });

  await test.step('the PDF has every page, the first with the stroke', async () => {
    const file = await save(teacher, 'Alle Seiten als PDF');
    expect(file.suggestedFilename()).toBe('kreide-tafel.pdf');
    const pdf = await readFile(await file.path());
    expect(pdf.toString('latin1').match(/\/Type \/Page /g)).toHaveLength(2);
    const [first, second, ...more] = picturesIn(pdf);
    expect(more).toEqual([]);
    const drawn = await measure(teacher, first ?? Buffer.alloc(0), 'image/jpeg');
    expect(drawn).toMatchObject({ width: 2400, height: 1500, colour: red });
    expect(drawn.dark).toBeGreaterThan(2000);
    const clean = await measure(teacher, second ?? Buffer.alloc(0), 'image/jpeg');
    expect(clean).toMatchObject({ colour: blue, dark: 0 });
  });

  await test.step('a child cannot put one there, a stranger cannot read one', async () => {
    const picture = fetched[0] ?? '';
    expect(picture).toMatch(/\/_files\/\w{26}\/\w{26}$/);
    const by = { origin: school.origin };
    const entered = await call(by, 'enterClassroom', { via: 'card', secret: secretOf(cards[1] ?? '') });
    const seat = isRecord(entered) && isRecord(entered['value']) ? entered['value'] : {};
    const opened = await call(by, 'openSeat', { seatSecret: seat['seatSecret'] });
    const pass = isRecord(opened) && isRecord(opened['value']) ? opened['value'] : {};
    const headers = { authorization: `Bearer ${String(pass['filesTicket'])}`, origin: school.origin };
    const read = await fetch(picture, { headers });
    expect([read.status, read.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
    const body = Buffer.from(await read.arrayBuffer());
    const sent = await fetch(picture.replace(/\/\w{26}$/, ''), { method: 'POST', headers, body });
    expect([sent.status, await sent.json()]).toEqual([403, { code: 'forbidden' }]);
    expect((await fetch(picture)).status).toBe(401);
    expect((await fetch(picture, { headers: { ...headers, origin: 'https://a.example' } })).status).toBe(401);
  });

  await endLesson(teacher);
  await test.step('after the lesson the same PDF comes from its report, and from there for nobody else', async () => {
    await teacher.getByRole('link', { name: 'Nach der Stunde' }).click();
    const download = teacher.waitForEvent('download');
    await teacher.getByRole('button', { name: 'Tafel als PDF' }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe('kreide-tafel.pdf');
    await expect(teacher.getByText('Die Tafel ist gesichert.')).toBeVisible();
    const [first, second, ...more] = picturesIn(await readFile(await file.path()));
    expect(more).toEqual([]);
    const drawn = await measure(teacher, first ?? Buffer.alloc(0), 'image/jpeg');
    expect(drawn).toMatchObject({ width: 2400, height: 1500, colour: red });
    expect(drawn.dark).toBeGreaterThan(2000);
    expect(await measure(teacher, second ?? Buffer.alloc(0), 'image/jpeg')).toMatchObject({ colour: blue });
    const board = `${new URL(teacher.url()).pathname}/board`;
    const picture = `${board}/${(fetched[0] ?? '').split('/').at(-1) ?? ''}`;
    for (const address of [board, picture]) {
      expect((await teacher.request.get(address)).status(), address).toBe(200);
      for (const stranger of [pupil.request, (await newPerson()).request]) {
        const answer = await stranger.get(address, { maxRedirects: 0 });
        expect(answer.status(), address).toBeGreaterThanOrEqual(300);
        expect(answer.headers()['content-type'] ?? '').not.toMatch(/octet|jpeg/);
      }
    }
  });
  expect(asked.filter((url) => !url.startsWith(school.origin) && !/^(blob|data):/.test(url))).toEqual([]);
  expect(refused).toEqual([]);
});

test('a file that lies, a file that unfolds without end and a file with scripts do no harm', async ({
  teacher,
  school,
}) => {
  test.setTimeout(240_000);
  const asked: string[] = [];
  const dialogs: string[] = [];
  teacher.on('request', (request) => asked.push(request.url()));
  teacher.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await beginInstantLesson(teacher);
  const problem = teacher.locator('[data-files="problem"]');
  const expectProblem = async (words: RegExp) => {
    await expect(problem).toHaveText(words, { timeout: 60_000 });
    await problem.getByRole('button', { name: 'Schließen' }).click();
    await expect(pages(teacher)).toHaveCount(1);
    await expect(teacher.locator('.tl-image')).toHaveCount(0);
  };

  await test.step('a page of the web that calls itself a picture', async () => {
    await expect(strip(teacher)).toBeVisible();
    const page = Buffer.from('<html><script>fetch("https://a.example")</script></html>');
    await choose(teacher, 'foto.png', 'image/png', page);
    await expectProblem(/weder ein PDF noch ein Bild/);
    await choose(
      teacher,
      'bild.svg',
      'image/svg+xml',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
    );
    await expectProblem(/weder ein PDF noch ein Bild/);
    await choose(teacher, 'blatt.pdf', 'application/pdf', Buffer.from('%PDF-1.7\nnothing else'));
    await expectProblem(/lässt sich nicht öffnen/);
  });

  await test.step('a small picture of gigabytes', async () => {
    await choose(teacher, 'klein.png', 'image/png', bombPng(60_000));
    await expectProblem(/zu groß/);
  });

  await test.step('a PDF with more pages than a board', async () => {
    await choose(teacher, 'buch.pdf', 'application/pdf', colouredPdf(Array.from({ length: 21 }, () => red)));
    await expectProblem(/höchstens 20/);
  });

  await test.step('a PDF with scripts becomes a picture of itself', async () => {
    await choose(teacher, 'skript.pdf', 'application/pdf', scriptedPdf('https://a.example'));
    await expect.poll(() => shownColour(teacher)).toEqual(green);
    await expect(teacher.locator('[data-files]')).toBeHidden();
    expect(dialogs).toEqual([]);
  });

  await test.step('a PDF that unfolds for ever ends by itself, and the lesson goes on', async () => {
    await choose(teacher, 'bombe.pdf', 'application/pdf', bombPdf(400_000_000));
    await expect(teacher.locator('[data-files="putting"]')).toBeVisible();
    await expect(teacher.locator('[data-files="putting"]')).toBeHidden({ timeout: 90_000 });
    if (await problem.isVisible()) await problem.getByRole('button', { name: 'Schließen' }).click();
    await choose(teacher, 'danach.pdf', 'application/pdf', colouredPdf([blue]));
    await expect(teacher.locator('[data-files]')).toBeHidden();
    await pages(teacher).last().click();
    await expect.poll(() => shownColour(teacher)).toEqual(blue);
  });

  expect(asked.filter((url) => !url.startsWith(school.origin) && !/^(blob|data):/.test(url))).toEqual([]);
  await endLesson(teacher);
});
