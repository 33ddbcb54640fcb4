import { ensureStep, steps } from './build-steps.mjs';
import { withBuildLock } from './build-lock.mjs';
import { ensureLivekit } from './livekit.mjs';
import { ensurePackages } from './packages.mjs';

/**
 * Brings a checkout, fresh or not, to where it can run. `for`: 'start' builds everything, 'dev' what the dev server
 * does not build itself, 'check' what the checks need, 'migrate' the server alone. The media server is built beside
 * the rest.
 */
export async function prepare(progress, { for: purpose, media = true, withDev = false, force = false }) {
  return withBuildLock(progress, async () => {
    const livekit = media ? ensureLivekit(progress) : Promise.resolve({ binary: null, problem: null });
    await Promise.all([livekit, prepareApp(progress, purpose, withDev, force)]);
    return livekit;
  });
}

async function prepareApp(progress, purpose, withDev, force) {
  await ensurePackages(progress, { withDev });
  await ensureStep(progress, steps.database, { force });
  if (purpose === 'start' || purpose === 'dev') {
    await ensureStep(progress, steps.assets, { force });
    await ensureStep(progress, steps.media, { force });
  }
  if (purpose !== 'check') await ensureStep(progress, steps.server, { force });
  if (purpose === 'start') await ensureStep(progress, steps.pages, { force });
}
