import { spawnSync } from 'node:child_process';
import { Failure } from './failure.mjs';
import { findChromium } from './chromium.mjs';
import { bin } from './paths.mjs';
import { node, run } from './run.mjs';
import { findOnPath, isExecutable } from './which.mjs';

/** A Chromium that starts: the named one, the system's, Playwright's, or one that this fetches. */
export async function ensureChromium(progress, env = process.env) {
  const named = env.CHROMIUM_PATH;
  if (named && !starts(named)) throw new Failure(`CHROMIUM_PATH names no Chromium that starts: ${named}.`);
  return (
    (await findAny(env)) ?? (await downloadOwn(progress)) ?? (await installPackage(progress)) ?? giveUp()
  );
}

async function findAny(env = process.env) {
  return [findChromium(env), await playwrightsOwn()].find((file) => file && starts(file)) ?? null;
}

async function playwrightsOwn() {
  const { chromium } = await import('@playwright/test');
  const file = chromium.executablePath();
  return isExecutable(file) ? file : null;
}

/** A downloaded browser may lack libraries of the system, so being there is not enough. */
function starts(file) {
  return spawnSync(file, ['--version'], { timeout: 20_000, stdio: 'ignore' }).status === 0;
}

async function downloadOwn(progress) {
  await attempt(progress, 'chromium', "Playwright's download", () =>
    node([bin('@playwright/test', 'cli.js'), 'install', 'chromium'], {
      env: { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '15000' },
    }),
  );
  return findAny();
}

async function installPackage(progress) {
  const apt = findOnPath(['apt-get']);
  if (!apt || process.getuid?.() !== 0) return null;
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await attempt(progress, 'chromium', 'apt-get install chromium', async () => {
    await run(apt, ['update', '-q'], { env });
    return run(apt, ['install', '-y', '-q', '--no-install-recommends', 'chromium'], { env });
  });
  return findAny();
}

/** One way of getting it; when it fails the next one has its turn. */
async function attempt(progress, name, doing, work) {
  await progress.step(name, doing, async () => ((await work()).code === 0 ? 'done' : 'refused'));
}

function giveUp() {
  throw new Failure(
    'No Chromium was found and none could be fetched: install the package chromium or set CHROMIUM_PATH.',
  );
}
