/** Opens the states of a gallery in a browser, one after the other, each still enough to be looked at. */
import { expect, type Page } from '@playwright/test';
import { steps } from './steps.ts';

export type Address = {
  readonly name: string;
  readonly locale: 'de' | 'en';
  readonly look: 'light' | 'dark';
};

export async function listStates(page: Page, base: string): Promise<string[]> {
  await page.goto(base);
  const found: unknown = await page.evaluate('window.galleryStates');
  return Array.isArray(found) ? found.map(String) : [];
}

export async function openState(page: Page, base: string, { name, locale, look }: Address): Promise<void> {
  await page.goto('about:blank');
  await page.goto(`${base}#${name}/${locale}/${look}`);
  await page.locator('main, [data-audience]').first().waitFor();
  if (name === 'tab-back') await page.evaluate(comeBackLater);
  const { taps = [], types, shows } = steps[name] ?? {};
  for (const selector of taps) {
    const [css = '', at] = selector.split(':nth(');
    const target = page.locator(css).nth(Number.parseInt(at ?? '0', 10));
    await target.waitFor({ state: 'attached' });
    await target.evaluate((it) => {
      it.scrollIntoView({ block: 'nearest' });
      if (it instanceof HTMLElement) it.click();
    });
  }
  if (types) {
    await page.locator('form input').first().fill(types);
    await page.locator('form [type="submit"]').first().click();
  }
  if (shows) await expect(page.locator(shows).first(), `${name} shows ${shows}`).toBeVisible();
  await page.evaluate('globalThis.__name ??= (it) => it'); // some loaders wrap functions in this
  await page.evaluate(untilStill, name.startsWith('order') && name !== 'order-praise');
}

/** The page was away for twenty seconds. */
function comeBackLater(): void {
  const now = Date.now;
  for (const [state, time] of [
    ['hidden', 0],
    ['visible', 20_000],
  ] as const) {
    Date.now = () => now() + time;
    Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  }
}

export async function twoFrames(): Promise<void> {
  for (let at = 0; at < 2; at += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
}

/** Nothing loads, nothing spins, what fades in is there. @param calm nothing may move any more */
async function untilStill(calm: boolean): Promise<void> {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const pause = () => new Promise((resolve) => setTimeout(resolve, 40));
  const runs = () => document.getAnimations().some((it) => it.playState === 'running');
  for (let round = 0, before = ''; round < 100; round += 1) {
    await frame();
    await pause();
    await frame();
    const now = document.body.innerHTML;
    const isStill = now === before && document.fonts.status === 'loaded';
    if (isStill && (!calm || !runs())) return;
    before = now;
  }
}
