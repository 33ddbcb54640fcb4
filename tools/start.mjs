import { nodeProblem } from './lib/node-version.mjs';

const problem = nodeProblem(process.versions.node);
if (problem) {
  console.error(problem);
  process.exit(1);
}

process.env.NODE_ENV = 'production';
const { loadEnvFile } = await import('./lib/env-file.mjs');
loadEnvFile();
const { serve } = await import('./lib/serve.mjs');
await serve({ dev: false, loadServer: () => import('../dist/server.mjs') });
