import { existsSync, readFileSync } from 'node:fs';
import { at } from './paths.mjs';
import { npmCommand, runOrFail } from './run.mjs';

/** What npm recorded as installed must be what the lock asks for; left out may only be what npm may leave out. */
export function installedMatches(lock, installed, withDev) {
  const wanted = Object.entries(lock.packages ?? {}).filter(([name]) => name !== '');
  const have = installed.packages ?? {};
  const known = new Set(wanted.map(([name]) => name));
  if (Object.keys(have).some((name) => !known.has(name))) return false;
  return wanted.every(([name, entry]) => {
    const found = have[name];
    if (found) return found.version === entry.version;
    return Boolean(
      entry.optional || entry.devOptional || (entry.peer && entry.dev) || (entry.dev && !withDev),
    );
  });
}

function packagesAreFresh(withDev) {
  const record = at('node_modules/.package-lock.json'); // npm writes it last: a broken-off install has none
  return existsSync(record) && installedMatches(readJson(at('package-lock.json')), readJson(record), withDev);
}

export async function ensurePackages(progress, { withDev = false } = {}) {
  if (packagesAreFresh(withDev)) return;
  await progress.step('packages', 'npm ci', async () => {
    const [command, before] = npmCommand();
    const args = [...before, 'ci', '--no-audit', '--no-fund', withDev ? '--include=dev' : '--omit=dev'];
    await runOrFail(
      'The packages could not be installed: see the lines above, then start again.',
      command,
      args,
    );
    return 'installed';
  });
}

const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));
