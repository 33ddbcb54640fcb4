import { nodeProblem } from './lib/node-version.mjs';

const problem = nodeProblem(process.versions.node);
if (problem) {
  console.error(problem);
  process.exit(1);
}

process.env.NODE_ENV = 'development';
const { loadEnvFile } = await import('./lib/env-file.mjs');
loadEnvFile();
const { serve } = await import('./lib/serve.mjs');
// pages reload as they are edited; the server is bundled as in production, so a change to it wants a new start
await serve({ dev: true, loadServer: () => import('../dist/server.mjs') });
