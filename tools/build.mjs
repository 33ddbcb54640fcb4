import { printError } from './lib/failure.mjs';
import { prepare } from './lib/prepare.mjs';
import { createProgress } from './lib/progress.mjs';

// Everything `npm start` needs but the media server; `--force` builds again what is fresh.
try {
  await prepare(createProgress(), { for: 'start', media: false, force: process.argv.includes('--force') });
} catch (error) {
  printError(error);
  process.exitCode = 1;
}
