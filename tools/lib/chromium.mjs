import { findOnPath, isExecutable } from './which.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * A Chromium that is on this machine: the one named, the system's, or null (Playwright may have its own).
 * @param {Record<string, string | undefined>} [env]
 */
export function findChromium(env = process.env) {
  if (env.CHROMIUM_PATH) return isExecutable(env.CHROMIUM_PATH) ? env.CHROMIUM_PATH : null;
  return findOnPath(names, env);
}
