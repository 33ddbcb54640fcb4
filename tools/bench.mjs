import { existsSync, readdirSync } from 'node:fs';
import { printError } from './lib/failure.mjs';
import { bundle } from './lib/bundle.mjs';
import { at } from './lib/paths.mjs';
import { findPostgres, withPostgres } from './lib/postgres.mjs';
import { prepare } from './lib/prepare.mjs';
import { createProgress } from './lib/progress.mjs';
import { endAll, node } from './lib/run.mjs';

// `npm run bench [-- name ...]` runs bench/<name>.bench.ts, all by default; `serve` runs bench/serve.ts until it is ended.
const [first, ...rest] = process.argv.slice(2);
const named = (file) => !first || [first, ...rest].some((name) => file.startsWith(name));
const benches = () => (existsSync(at('bench')) ? readdirSync(at('bench')) : []);
const files =
  first === 'serve'
    ? [['bench/serve.ts', rest]]
    : benches()
        .filter((file) => file.endsWith('.bench.ts') && named(file))
        .sort()
        .map((file) => [`bench/${file}`, []]);

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => endAll(signal));

try {
  // what the preparation says must not stand before the JSON that `serve` prints
  await prepare(createProgress({ stream: process.stderr }), { for: 'start', withDev: true });
  if (files.length === 0) throw new Error('No bench of that name in bench/.');
  for (const [file, args] of files) {
    const name = file.replace(/\.ts$/, '');
    await bundle({ [name]: `./${file}` });
    const run = ['--expose-gc', '--enable-source-maps', `dist/${name}.mjs`, ...args];
    await withDatabase(file, async (database) => {
      const { code } = await node(run, { echo: true, env: { NODE_ENV: 'production', ...database } });
      if (code !== 0) process.exitCode = 1;
    });
  }
} catch (error) {
  printError(error);
  process.exitCode = 1;
}

/** A class is measured on Postgres, as a school runs it, where the machine has one; BENCH_DATABASE_URL says which. */
async function withDatabase(file, work) {
  const bin = process.env.BENCH_DATABASE_URL || !file.startsWith('bench/class') ? null : findPostgres();
  if (bin === null) return work({});
  return withPostgres(bin, (url) => work({ BENCH_DATABASE_URL: url }));
}
