/** Writes docs/screens: every state of a lesson on one sheet with four sizes, and the list of them. */
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { describeScreens } from './gallery/screens-index.ts';
import { serveGallery } from './gallery/serve.mjs';
import { drawSheet, sheetSizes } from './gallery/sheet.ts';
import { type Seen, visitStates } from './gallery/visit.ts';
import type { Address } from './gallery/walk.ts';

const folder = path.resolve(import.meta.dirname, process.env.SCREENS_FOLDER ?? '../docs/screens');
/** `SCREENS=poll,chat npm run screenshots`: only states with one of these words in their name. */
const only = (process.env.SCREENS ?? '').split(',').filter(Boolean);
/** These end as nothing when their motion is taken to its end. */
const fadesAway = ['order-praise', 'order-quiet'];

const fileName = ({ name, look }: Address) =>
  name.startsWith('staff-')
    ? `teacher-${name.slice('staff-'.length)}-${look}.png`
    : `${/^(entry|assist)-/.test(name) ? 'teacher' : 'pupil'}-${name}.png`;

const rounds = [
  // Enough to read; of the evening the colours are what is new.
  { title: 'a child', audience: 'pupil', look: 'light', scale: 0.6, own: /^pupil-/ },
  { title: 'a teacher', audience: 'staff', look: 'light', scale: 0.6, own: /^teacher-.*(?<!-dark)\.png$/ },
  { title: 'a teacher in the evening', audience: 'staff', look: 'dark', scale: 0.45, own: /-dark\.png$/ },
] as const;

for (const { title, audience, look, scale, own } of rounds) {
  test(`the pictures of every state: ${title}`, async ({ page }, info) => {
    test.setTimeout(480_000);
    await mkdir(folder, { recursive: true });
    const { base, close } = await serveGallery(path.join(info.outputDir, audience), audience);
    const desk = await page.context().newPage();
    const taken = new Map<number, string>();
    const written: string[] = [];
    const onSize = async ({ address, size }: Seen) => {
      if (!sheetSizes.some(({ width, height }) => width === size.width && height === size.height)) return;
      const animations = fadesAway.includes(address.name) ? 'allow' : 'disabled';
      taken.set(size.width, (await page.screenshot({ animations })).toString('base64'));
    };
    const onState = async (address: Address) => {
      const shots = sheetSizes.map((one) => ({ ...one, png: taken.get(one.width) ?? '' }));
      await writeFile(path.join(folder, fileName(address)), await drawSheet(desk, shots, scale));
      written.push(fileName(address));
    };
    const faults = await visitStates({ page, base, audience, locale: 'de', look, only, onSize, onState });
    close();
    const files = await readdir(folder);
    const gone = only.length > 0 ? [] : files.filter((file) => own.test(file) && !written.includes(file));
    for (const file of gone) await rm(path.join(folder, file));
    const left = files.filter((file) => file.endsWith('.png') && !gone.includes(file));
    await writeFile(path.join(folder, 'README.md'), describeScreens(left.toSorted()));
    expect(faults).toEqual([]);
  });
}

for (const audience of ['pupil', 'staff'] as const) {
  test(`the rules of every state hold in English: ${audience}`, async ({ page }, info) => {
    test.setTimeout(480_000);
    const { base, close } = await serveGallery(path.join(info.outputDir, audience), audience);
    expect(await visitStates({ page, base, audience, locale: 'en', look: 'light', only })).toEqual([]);
    close();
  });
}
