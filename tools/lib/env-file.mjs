import { existsSync } from 'node:fs';
import { at } from './paths.mjs';

/** Settings may stand in `.env` beside package.json; what the environment already says wins. */
export function loadEnvFile() {
  if (existsSync(at('.env'))) process.loadEnvFile(at('.env'));
}
