import 'server-only';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type Browser, type Page } from '@playwright/test';
import { build } from 'esbuild';
import { readEnv } from '@/lib/server/env';
import { mediaControl, type MediaControl } from '@/lib/server/media/control';
import { handleMediaRequest, handleMediaUpgrade } from '@/lib/server/media/gate';
import { openMedia } from '@/lib/server/media/open';
import { singleton } from '@/lib/server/singleton';
import { setMediaSeats, type FindMediaSeat, type MediaSeat } from '@/lib/server/media/seats';

/** The real media server behind the real gate, one lesson kept in a map unless told, and real browsers with fake devices. */
export type MediaBed = {
  readonly origin: string;
  readonly dataDir: string;
  /** By ticket, which is also the identity here. Change it as a lesson would. */
  readonly seats: Map<string, MediaSeat>;
  readonly control: () => MediaControl;
  readonly page: () => Promise<Page>;
  readonly close: () => Promise<void>;
};

const root = path.resolve(import.meta.dirname, '../..');
export const livekitBinary =
  process.env.LIVEKIT_BINARY ?? path.join(root, '.cache/livekit/v1.13.5/livekit-server');
const chromiumPath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

/** Null when this machine has what a media test needs, else what is missing. */
export const mediaBedLacks = [livekitBinary, chromiumPath].find((needed) => !existsSync(needed)) ?? null;

export const bedKeys = { mediaKey: 'kreide-bed', mediaSecret: 'a-secret-of-at-least-32-characters!!' };

/** @param findSeat who has a seat, when it is not `seats` that says so */
export async function openMediaBed(findSeat?: FindMediaSeat): Promise<MediaBed> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'kreide-bed-'));
  const seats = new Map<string, MediaSeat>();
  setMediaSeats(
    findSeat ?? ((by) => Promise.resolve(seats.get('ticket' in by ? by.ticket : by.identity) ?? null)),
  );
  let bundle: Promise<string> | null = null;
  let browser: Promise<Browser> | null = null; // a test of signalling alone needs none
  const server = createServer((req, res) => {
    if (req.url?.startsWith('/_media/')) {
      void handleMediaRequest(req, res);
    } else {
      const isScript = req.url === '/bed.js';
      res.writeHead(200, { 'content-type': isScript ? 'text/javascript' : 'text/html' });
      if (isScript) void (bundle ??= bundlePage()).then((script) => res.end(script));
      else res.end('<!doctype html><body><script type="module" src="/bed.js"></script>');
    }
  });
  server.on('upgrade', (req, socket, head) => void handleMediaUpgrade(req, socket, head));
  const port = await listen(server);
  Object.assign(
    singleton('address', () => ({ port })),
    { port },
  ); // the media server tells its news there
  const origin = `http://127.0.0.1:${port}`;
  const media = await openMedia({
    env: readEnv({ DATA_DIR: dataDir }),
    keys: bedKeys,
    livekitBinary,
    livekitProblem: null,
    report: () => undefined,
  });
  return {
    origin,
    dataDir,
    seats,
    control: mediaControl,
    page: async () => {
      const context = await (
        await (browser ??= launch())
      ).newContext({ permissions: ['camera', 'microphone'] });
      const page = await context.newPage();
      await page.goto(origin);
      await page.waitForFunction(() => 'bed' in window);
      return page;
    },
    close: async () => {
      await (await browser)?.close();
      await media.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function bundlePage(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [path.join(root, 'lib/testing/media-page.ts')],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    tsconfig: path.join(root, 'tsconfig.json'),
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? '';
}

function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath,
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
      '--allow-loopback-in-peer-connection',
      '--autoplay-policy=no-user-gesture-required',
    ],
  });
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
}
