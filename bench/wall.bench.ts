/**
 * What thirty live slates cost the teacher's own machine: time of the page's main thread in each second, by Chromium's own count
 * of it (CDP `Performance`, `TaskDuration` in the time of the thread), with the wall open and put away, while thirty scripted
 * children draw. Picture and sound are off; browser, server and children share this machine.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { chromium, type Browser, type CDPSession, type Page } from '@playwright/test';
import { beginInstantLesson, printCards, setUpSchool } from '../e2e/journeys.ts';
import { Product } from '../e2e/product.ts';
import { call, passByCard } from '../e2e/raw-seat.ts';
import { findChromium } from '../tools/lib/chromium.mjs';
import { SeatClient } from './class/seat-client';

const children = 30;
const perSecond = 20; // as often as a hand that does not rest is sent
const seconds = 10;
/** Of each second: a machine three times as slow still has half of its main thread left. */
const aimMs = 150;

type Child = { readonly client: SeatClient; slate: number | null };
type Cost = { readonly tasks: number; readonly scripts: number };

async function bringChildren(origin: string, cards: readonly string[]): Promise<readonly Child[]> {
  const all: Child[] = [];
  for (const card of cards) {
    const { number, syncPath, syncTicket } = await passByCard({ origin }, card);
    const child: Child = {
      client: new SeatClient(origin, syncPath, { seat: number, ticket: syncTicket }),
      slate: null,
    };
    child.client.onFact = ({ slice, value }) => {
      if (slice !== 'slates' || typeof value !== 'object' || value === null || !('mine' in value)) return;
      if (typeof value.mine !== 'number' || value.mine === child.slate) return;
      child.slate = value.mine;
      child.client.openBoard(value.mine);
    };
    await child.client.opened;
    all.push(child);
  }
  return all;
}

function draw(all: readonly Child[]): () => void {
  const timer = setInterval(() => {
    for (const { client, slate } of all) if (slate !== null) client.draw(slate);
  }, 1000 / perSecond);
  return () => clearInterval(timer);
}

async function read(session: CDPSession): Promise<Cost> {
  const { metrics } = await session.send('Performance.getMetrics');
  const of = (name: string) => (metrics.find((metric) => metric.name === name)?.value ?? NaN) * 1000;
  return { tasks: of('TaskDuration'), scripts: of('ScriptDuration') };
}

/** In ms of each second. */
async function measure(session: CDPSession, drawing: readonly Child[]): Promise<Cost> {
  const stop = draw(drawing);
  await pause(3000);
  const [before, start] = [await read(session), performance.now()];
  await pause(seconds * 1000);
  const [after, ms] = [await read(session), performance.now() - start];
  stop();
  await pause(1000);
  const each = (one: keyof Cost) => ((after[one] - before[one]) / ms) * 1000;
  return { tasks: each('tasks'), scripts: each('scripts') };
}

function tell(what: string, { tasks, scripts }: Cost): void {
  console.log(
    `  ${what.padEnd(40)} ${tasks.toFixed(0).padStart(4)} ms/s, of this scripts ${scripts.toFixed(0)}`,
  );
}

async function teach(page: Page, { origin, firstRunUrl }: Product): Promise<readonly string[]> {
  const { classUrl } = await setUpSchool(page, { firstRunUrl, origin });
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  await call({ origin, cookie }, 'changeChildCount', classUrl.split('/').at(-1), children);
  const cards = await printCards(page, classUrl);
  await beginInstantLesson(page);
  return cards;
}

async function run(browser: Browser, product: Product): Promise<void> {
  const viewport = { width: 1366, height: 768 };
  const context = await browser.newContext({ baseURL: product.origin, locale: 'de-DE', viewport });
  const page = await context.newPage();
  const cards = await teach(page, product);
  const all = await bringChildren(product.origin, cards);
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  await button('Täfelchen austeilen').click();
  const pictures = page.locator('[data-slates="wall"]').getByRole('img', { name: /^Täfelchen von / });
  await pictures.nth(children - 1).waitFor();
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });

  const quiet = await measure(session, []);
  const some = await measure(session, all.slice(0, 10));
  const open = await measure(session, all);
  await page.locator('[data-slates="wall"]').getByRole('button', { name: 'Tafel' }).click();
  await pause(4000); // what nobody looks at is let go of
  const shut = await measure(session, all);
  const broken = all.filter(({ client }) => client.closedWith !== null).length;

  console.log(
    `\nThe teacher's main thread, ${children} slates, ${perSecond} updates a second by each who draws`,
  );
  tell('wall open, nobody draws', quiet);
  tell('wall open, ten draw', some);
  tell('wall open, all thirty draw', open);
  tell('wall put away, all thirty draw', shut);
  const met = open.tasks <= aimMs ? 'met   ' : 'missed';
  console.log(
    `  ${met} wall with thirty who draw: aim <= ${aimMs} ms/s, figure ${open.tasks.toFixed(0)} ms/s; sockets closed ${broken}`,
  );
  all.forEach(({ client }) => client.close());
}

const product = await Product.start();
const executablePath = findChromium();
const browser = await chromium.launch({
  ...(executablePath ? { executablePath } : {}),
  args: ['--no-sandbox'],
});
try {
  await run(browser, product);
} finally {
  await browser.close();
  await product.close();
}
