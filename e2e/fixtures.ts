/** The product as an operator starts it, once per worker, and the people of a lesson in browsers of their own. */
import { test as base, type BrowserContext, type Page } from '@playwright/test';
import { Product, type Settings } from './product.ts';

export type School = { readonly origin: string; readonly firstRunUrl: string };
export type NewPerson = (options?: {
  width?: number;
  height?: number;
  /** What the browser allows; both unless told. */
  permissions?: readonly ('camera' | 'microphone')[];
}) => Promise<Page>;

type TestFixtures = {
  /** A page in a context of its own: another device, with its media statistics at hand (media-stats.ts). */
  readonly newPerson: NewPerson;
};
type WorkerFixtures = {
  /** What this file's product is started with. A file that sets this, `{}` too, has a product of its own. */
  readonly settings: Settings;
  readonly product: Product;
  readonly school: School;
};

export const test = base.extend<TestFixtures, WorkerFixtures>({
  settings: [{}, { scope: 'worker', option: true }],
  product: [
    async ({ settings }, use) => {
      const product = await Product.start(settings);
      await use(product);
      await product.close();
    },
    { scope: 'worker', timeout: 300_000 },
  ],
  school: [
    ({ product }, use) => use({ origin: product.origin, firstRunUrl: product.firstRunUrl }),
    { scope: 'worker' },
  ],
  newPerson: async ({ browser, school }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async ({ width = 1366, height = 620, permissions = ['camera', 'microphone'] } = {}) => {
      const context = await browser.newContext({
        baseURL: school.origin,
        viewport: { width, height },
        locale: 'de-DE',
        permissions: [...permissions],
        reducedMotion: 'reduce',
      });
      contexts.push(context);
      await context.addInitScript(keepPeers);
      return context.newPage();
    });
    await Promise.all(contexts.map((context) => context.close()));
  },
});

/** Runs in every page before anything else: remembers its connections, so that a test can ask them what really arrives. */
function keepPeers(): void {
  const Original = window.RTCPeerConnection;
  const peers: RTCPeerConnection[] = [];
  Object.defineProperty(window, 'testPeers', { value: peers });
  window.RTCPeerConnection = class extends Original {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      peers.push(this);
    }
  };
}
