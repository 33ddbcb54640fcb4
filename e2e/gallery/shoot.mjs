/**
 * Photographs and measures every pupil state: node --import tsx e2e/gallery/shoot.mjs OUT [state…] [--size=1366x620] [--en] [--axe]
 * Ends with 1 when a rule of e2e/geometry.ts is broken.
 */
import { createReadStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium } from '@playwright/test';
import { findPupilFaults, pupilViewports } from '../geometry.ts';
import { buildGallery } from './build.mjs';

const [out = '/tmp/gallery', ...rest] = process.argv.slice(2);
const wanted = rest.filter((it) => !it.startsWith('--'));
const size = rest.find((it) => it.startsWith('--size='))?.slice(7);
const locale = rest.includes('--en') ? 'en' : 'de';
const axe = rest.includes('--axe');
const axeTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const pictures = !rest.includes('--no-pictures');
const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.woff2': 'font/woff2' };

await mkdir(out, { recursive: true });
const site = path.join(out, 'site');
await buildGallery(site);
const server = createServer((req, res) => {
  const file = path.join(
    site,
    path.normalize(new URL(req.url ?? '/', 'http://x').pathname).replace(/\/$/, '/index.html'),
  );
  res.setHeader('content-type', types[path.extname(file)] ?? 'application/octet-stream');
  createReadStream(file)
    .on('error', () => res.writeHead(404).end())
    .pipe(res);
}).listen(0, '127.0.0.1');
await new Promise((resolve) => server.once('listening', resolve));
const base = `http://127.0.0.1:${server.address().port}/`;

const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
  ],
});
/** What is opened by a tap. */
const taps = {
  'lesson-help-sent': 'lesson.help',
  'lesson-help': 'lesson.help',
  'lesson-answer': 'lesson.help',
  'lesson-camera': 'lesson.picture',
  'lesson-note': 'lesson.mic',
  'lesson-seen': 'lesson.seen',
  'lesson-leave': 'door',
};
let broken = 0;
for (const viewport of pupilViewports) {
  const label = `${viewport.width}x${viewport.height}`;
  if (size && size !== label) continue;
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  page.on('pageerror', (error) => console.log(`${label} error: ${error.message}`));
  await page.goto(base);
  const all = await page.evaluate(() => window.galleryStates);
  for (const name of all.filter((it) => wanted.length === 0 || wanted.includes(it))) {
    await page.goto('about:blank');
    await page.goto(`${base}#${name}/${locale}`);
    await page.waitForSelector('[data-audience]');
    await page.evaluate(() => document.fonts.ready);
    if (name.startsWith('net')) await page.waitForSelector('[role="status"] [data-audience]');
    if (taps[name]) await page.locator(`[data-tap="${taps[name]}"]`).press('Enter');
    await page.waitForFunction(() => !document.querySelector('.animate-spin'));
    const faults = await findPupilFaults(page);
    if (axe) {
      const { violations } = await new AxeBuilder({ page }).withTags(axeTags).analyze();
      for (const { id, nodes } of violations)
        faults.push(
          `axe ${id}: ${nodes
            .map((node) => node.html)
            .join(' ')
            .slice(0, 300)}`,
        );
    }
    broken += faults.length;
    for (const fault of faults) console.log(`${label} ${name}: ${fault}`);
    if (pictures) await page.screenshot({ path: path.join(out, `${name}-${label}-${locale}.png`) });
  }
  await page.close();
}
await browser.close();
server.close();
console.log(broken === 0 ? 'all rules hold' : `${broken} faults`);
process.exitCode = broken === 0 ? 0 : 1;
