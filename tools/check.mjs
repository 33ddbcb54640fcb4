import { checks, runChecks } from './lib/checks.mjs';
import { printError } from './lib/failure.mjs';
import { prepare } from './lib/prepare.mjs';
import { createProgress } from './lib/progress.mjs';

// `npm run check` runs all; `npm run check -- types lint` only those named.
const names = process.argv.slice(2);
const wanted = names.length > 0 ? checks.filter(([name]) => names.includes(name)) : checks;
try {
  await prepare(createProgress(), { for: 'check', media: false, withDev: true });
  const { failed } = await runChecks(console.log, wanted);
  if (failed > 0) process.exitCode = 1;
} catch (error) {
  printError(error);
  process.exitCode = 1;
}
