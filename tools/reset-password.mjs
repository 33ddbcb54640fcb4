import { nodeProblem } from './lib/node-version.mjs';

const problem = nodeProblem(process.versions.node);
if (problem) {
  console.error(problem);
  process.exit(1);
}

// `npm run reset-password -- name@example.org`: prints a link for who forgot a password and has no admin to ask.
const { printError } = await import('./lib/failure.mjs');
try {
  const { loadEnvFile } = await import('./lib/env-file.mjs');
  loadEnvFile();
  const { prepare } = await import('./lib/prepare.mjs');
  const { createProgress } = await import('./lib/progress.mjs');
  await prepare(createProgress(), { for: 'migrate', media: false });
  const { resetOnce } = await import('../dist/reset.mjs');
  console.log(await resetOnce(process.argv[2]));
  process.exit(0);
} catch (error) {
  printError(error);
  process.exit(1);
}
