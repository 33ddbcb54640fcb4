/** How much script a child's tablet fetches until "Los!" works and until "Melden" works, gzipped, on the real pages. */
import { gzipSync } from 'node:zlib';
import { chromium, type Page } from '@playwright/test';
import { beginInstantLesson, setUpSchool } from '../e2e/journeys.ts';
import { Product } from '../e2e/product.ts';
import { findChromium } from '../tools/lib/chromium.mjs';

const aims = { join: 170, lesson: 330 } as const; // kB of 1000 bytes
/** Chunks that hold the board's editor or its document are the board, whoever asked for them. */
const boardMarks = ['tldraw', 'TLDRAW', 'Yjs was already imported', 'ZodError'];
const mediaMark = 'livekit';
/** The door fetches the pictures for a lost net after 1.5 s: they count, however fast the bench was. */
const fetchedAheadMs = 2_500;

type Script = {
  readonly url: string;
  readonly bytes: number;
  readonly isBoard: boolean;
  readonly isMedia: boolean;
};

function watchScripts(page: Page): { readonly settled: () => Promise<readonly Script[]> } {
  const bodies: Promise<Script | null>[] = [];
  page.on('requestfinished', (request) => {
    if (request.resourceType() !== 'script') return;
    bodies.push(
      request
        .response()
        .then((response) => response?.body())
        .then((body) =>
          body
            ? {
                url: request.url(),
                bytes: gzipSync(body).byteLength,
                isBoard: boardMarks.some((mark) => body.includes(mark)),
                isMedia: body.includes(mediaMark),
              }
            : null,
        )
        .catch(() => null),
    );
  });
  return {
    settled: async () => (await Promise.all(bodies)).flatMap((script) => script ?? []),
  };
}

const kilobytes = (scripts: readonly Script[]): number =>
  scripts.reduce((sum, { bytes }) => sum + bytes, 0) / 1000;

function tell(what: string, figure: number, aim: number): void {
  console.log(`${what}: ${figure.toFixed(0)} kB, aim <= ${aim} kB, ${figure <= aim ? 'met' : 'missed'}`);
}

async function measure(product: Product): Promise<void> {
  const executablePath = findChromium();
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: ['--no-sandbox', '--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream'],
  });
  try {
    const options = { baseURL: product.origin, locale: 'de-DE', permissions: ['camera', 'microphone'] };
    const teacher = await (await browser.newContext(options)).newPage();
    const { firstRunUrl, origin } = product;
    const { link } = await setUpSchool(teacher, { firstRunUrl, origin });
    await beginInstantLesson(teacher);

    const child = await (await browser.newContext(options)).newPage();
    const scripts = watchScripts(child);
    await child.goto(link);
    await child.locator('[data-tap="join.animal"]').first().click();
    await child.locator('[data-tap="join.badge"]:not([aria-disabled="true"])').first().click();
    await child.locator('[data-tap="join.go"]').waitFor();
    const untilGo = await scripts.settled();
    tell('script until "Los!" works', kilobytes(untilGo), aims.join);

    await child.locator('[data-tap="join.go"]').click();
    const admit = teacher.getByRole('button', { name: 'Einlassen' });
    await admit.waitFor();
    const onBench = await scripts.settled();
    await admit.first().click();
    await child.getByRole('button', { name: 'Melden' }).waitFor();
    await child.waitForTimeout(fetchedAheadMs);
    const all = await scripts.settled();
    tell(
      'lesson without board until "Melden" works',
      kilobytes(all.filter((script) => !script.isBoard)),
      aims.lesson,
    );
    const ahead = onBench.slice(untilGo.length);
    console.log(`  of these fetched ahead on the bench: ${kilobytes(ahead).toFixed(0)} kB`);
    console.log(
      `  of these sound and picture: ${kilobytes(all.filter(({ isMedia }) => isMedia)).toFixed(0)} kB`,
    );
    console.log(
      `  the board's own, beside them: ${kilobytes(all.filter((script) => script.isBoard)).toFixed(0)} kB`,
    );
  } finally {
    await browser.close();
  }
}

const product = await Product.start();
try {
  await measure(product);
} finally {
  await product.close();
}
