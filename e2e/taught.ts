/** A school that is already set up: one teacher, class 2a, so that a test begins where its own question begins. */
import type { Browser, Page } from '@playwright/test';
import { test as base, type NewPerson, type School } from './fixtures.ts';
import { printCards, setUpSchool } from './journeys.ts';

export type Taught = {
  readonly link: string;
  readonly classUrl: string;
  /** The teacher's cookies. */
  readonly cookies: Awaited<ReturnType<ReturnType<Page['context']>['cookies']>>;
};

type WorkerFixtures = {
  readonly taught: Taught;
  /** What each child's card leads to, in the order of the class. */ readonly cards: readonly string[];
};

export const test = base.extend<{ readonly teacher: Page }, WorkerFixtures>({
  taught: [
    async ({ browser, school }: { browser: Browser; school: School }, use) => {
      const context = await browser.newContext({ baseURL: school.origin, locale: 'de-DE' });
      const page = await context.newPage();
      const { link, classUrl } = await setUpSchool(page, school);
      const cookies = await context.cookies();
      await context.close();
      await use({ link, classUrl, cookies });
    },
    { scope: 'worker', timeout: 300_000 },
  ],
  cards: [
    async ({ browser, school, taught }: { browser: Browser; school: School; taught: Taught }, use) => {
      const context = await browser.newContext({ baseURL: school.origin, locale: 'de-DE' });
      await context.addCookies(taught.cookies);
      const cards = await printCards(await context.newPage(), taught.classUrl);
      await context.close();
      await use(cards);
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  teacher: async ({ newPerson, taught }: { newPerson: NewPerson; taught: Taught }, use) => {
    const page = await newPerson({ width: 1366, height: 768 });
    await page.context().addCookies(taught.cookies);
    await use(page);
  },
});
