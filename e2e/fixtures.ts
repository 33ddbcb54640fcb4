/** The product as an operator starts it, once per worker, and the people of a lesson in browsers of their own. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test as base, type BrowserContext, type Page } from '@playwright/test';

export type School = { readonly origin: string; readonly firstRunUrl: string };
export type NewPerson = (options?: { width?: number; height?: number }) => Promise<Page>;

type TestFixtures = {
  /** A page in a context of its own: another device, with its media statistics at hand (media-stats.ts). */
  readonly newPerson: NewPerson;
};
type WorkerFixtures = { readonly school: School };

export const test = base.extend<TestFixtures, WorkerFixtures>({
  school: [
    async ({}, use) => {
      const folder = await mkdtemp(path.join(tmpdir(), 'kreide-e2e-'));
      const { server, firstRunUrl } = await startProduct(folder);
      await use({ origin: new URL(firstRunUrl).origin, firstRunUrl });
      server.kill('SIGTERM');
      await new Promise((resolve) => server.once('exit', resolve));
      await rm(folder, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 300_000 },
  ],
  newPerson: async ({ browser, school }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async ({ width = 1366, height = 620 } = {}) => {
      const context = await browser.newContext({
        baseURL: school.origin,
        viewport: { width, height },
        locale: 'de-DE',
        permissions: ['camera', 'microphone'],
        reducedMotion: 'reduce',
      });
      contexts.push(context);
      await context.addInitScript(keepPeers);
      return context.newPage();
    });
    await Promise.all(contexts.map((context) => context.close()));
  },
});

async function startProduct(folder: string) {
  const server = spawn(process.execPath, ['tools/start.mjs'], {
    env: { ...process.env, PORT: '0', DATA_DIR: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const firstRunUrl = await new Promise<string>((resolve, reject) => {
    let text = '';
    server.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const found = /http:\/\/localhost:\d+\/first-run#\S+/.exec(text);
      if (found) resolve(found[0]);
    });
    server.once('exit', () => reject(new Error(`ended early: ${text}`)));
  });
  return { server, firstRunUrl };
}

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
