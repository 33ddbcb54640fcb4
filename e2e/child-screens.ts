/** Which screens a child was shown, also those that stood there for one frame only. */
import type { BrowserContext, Page } from '@playwright/test';

/** Call before its pages open anything. */
export async function recordScreens(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const seen: string[] = [];
    Object.defineProperty(window, 'testScreens', { value: seen });
    const note = (): void => {
      for (const screen of document.querySelectorAll<HTMLElement>('[data-audience="pupil"]')) {
        const state = screen.dataset['state'] ?? '';
        if (seen.at(-1) !== state) seen.push(state);
      }
    };
    new MutationObserver(note).observe(document, {
      subtree: true,
      childList: true,
      attributeFilter: ['data-state'],
    });
  });
}

export function screensOf(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const { testScreens = [] } = window as { testScreens?: readonly string[] };
    return [...testScreens];
  });
}

/** Everything that went wrong in a page, in the page's own words. */
export function watchErrors(page: Page): readonly string[] {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  return errors;
}
