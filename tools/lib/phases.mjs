import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ensureChromium } from './browser.mjs';
import { runChecks } from './checks.mjs';
import {
  countPlaywright,
  countVitest,
  failuresOfPlaywright,
  failuresOfVitest,
  none,
  settle,
} from './counts.mjs';
import { bin } from './paths.mjs';
import { findPostgres, withPostgres } from './postgres.mjs';
import { node } from './run.mjs';

/** What `npm test` runs, in this order. Each returns counts, names of `failures`, and why it was `leftOut`. */
export const phases = [
  ['check', () => runChecks(console.log)],
  ['unit', () => vitest(['--exclude', '**/*.db.test.ts'])],
  // what needs a server that can be cut off runs on Postgres only
  [
    'database on PGlite',
    () => vitest(['.db.test.', '--exclude', '**/outage.db.test.ts'], { TEST_DATABASE_URL: undefined }),
  ],
  ['database on Postgres', onPostgres],
  ['e2e', e2e],
];

async function onPostgres() {
  const suite = (TEST_DATABASE_URL) => vitest(['.db.test.'], { TEST_DATABASE_URL });
  if (process.env.TEST_DATABASE_URL) return suite(process.env.TEST_DATABASE_URL);
  const folder = findPostgres();
  if (folder) return withPostgres(folder, suite);
  return {
    ...none,
    leftOut: 'no Postgres on this machine: install the package postgresql or set TEST_DATABASE_URL',
  };
}

function vitest(args, env = {}) {
  return withReport(async (file) => {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
    const command = [bin('vitest', 'vitest.mjs'), 'run', '--passWithNoTests', ...reporters, ...args];
    const { code } = await node(command, { echo: true, env });
    return { count: countVitest, failures: failuresOfVitest, code };
  });
}

async function e2e({ progress, built }) {
  if (!built) throw new Error('The production build failed, so there is nothing to drive.');
  const CHROMIUM_PATH = await ensureChromium(progress);
  return withReport(async (file) => {
    const command = [bin('@playwright/test', 'cli.js'), 'test', '-c', 'e2e/playwright.config.ts'];
    const env = { CHROMIUM_PATH, PLAYWRIGHT_JSON_OUTPUT_NAME: file };
    const { code } = await node([...command, '--reporter=list,json'], { echo: true, env });
    return { count: countPlaywright, failures: failuresOfPlaywright, code };
  });
}

async function withReport(work) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'kreide-report-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', remove);
  try {
    const file = path.join(folder, 'report.json');
    const { count, failures, code } = await work(file);
    if (!existsSync(file)) return settle(null, code);
    const report = JSON.parse(readFileSync(file, 'utf8'));
    return { ...settle(count(report), code), failures: failures(report) };
  } finally {
    process.removeListener('exit', remove);
    remove();
  }
}
