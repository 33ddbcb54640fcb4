import { nodeProblem } from './lib/node-version.mjs';

const problem = nodeProblem(process.versions.node);
if (problem) {
  console.error(problem);
  process.exit(1);
}

// `npm run db:migrate`: what every start does as well, without starting.
const { printError } = await import('./lib/failure.mjs');
try {
  const { loadEnvFile } = await import('./lib/env-file.mjs');
  loadEnvFile();
  const { prepare } = await import('./lib/prepare.mjs');
  const { createProgress } = await import('./lib/progress.mjs');
  await prepare(createProgress(), { for: 'migrate', media: false });
  const { migrateOnce } = await import('../dist/migrate.mjs');
  console.log(await migrateOnce());
  process.exit(0);
} catch (error) {
  printError(error);
  process.exit(1);
}
