/** A client that ignores every courtesy: livekit-client itself, put into a page, with the ticket that the page holds. */
import type { Page } from '@playwright/test';
import { build } from 'esbuild';

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: `globalThis.rawLivekit = await import('livekit-client');`,
      resolveDir: import.meta.dirname,
    },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    logLevel: 'silent',
  });
  return `(async () => { ${outputFiles[0]?.text ?? ''} })()`;
}

/** Call before the page opens its lesson. @returns the media ticket, once it was used */
export function watchMediaTicket(page: Page): () => string | null {
  let ticket: string | null = null;
  page.on('websocket', (socket) => {
    const url = new URL(socket.url());
    if (url.pathname.startsWith('/_media/')) ticket = url.searchParams.get('access_token') ?? ticket;
  });
  return () => ticket;
}

export type RawView = { readonly offered: readonly string[]; readonly taken: readonly string[] };

type RawPublication = { source: string; track?: unknown; setSubscribed(on: boolean): void };
type RawRoom = {
  connect(url: string, ticket: string, options: object): Promise<void>;
  remoteParticipants: Map<string, { trackPublications: Map<string, RawPublication> }>;
};
type RawWindow = { rawLivekit?: { Room: new (options: object) => RawRoom }; rawRoom?: RawRoom };

/** Joins and subscribes to all that there is. */
export async function joinRaw(page: Page, ticket: string): Promise<void> {
  await page.evaluate(await bundle());
  await page.evaluate(async (secret) => {
    const self = window as RawWindow;
    if (!self.rawLivekit) throw new Error('no client');
    self.rawRoom = new self.rawLivekit.Room({ adaptiveStream: false });
    await self.rawRoom.connect(`${location.origin.replace('http', 'ws')}/_media`, secret, {
      autoSubscribe: true,
      maxRetries: 0,
    });
  }, ticket);
}

/** Asks for everything once more. @returns the sources it was told of, and those it really has a track of */
export function forceAll(page: Page): Promise<RawView> {
  return page.evaluate(() => {
    const { rawRoom } = window as RawWindow;
    const all = [...(rawRoom?.remoteParticipants.values() ?? [])].flatMap((person) => [
      ...person.trackPublications.values(),
    ]);
    for (const publication of all) publication.setSubscribed(true);
    return {
      offered: all.map(({ source }) => source),
      taken: all.filter(({ track }) => track).map(({ source }) => source),
    };
  });
}
