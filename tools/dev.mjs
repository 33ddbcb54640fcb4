import { nodeProblem } from './lib/node-version.mjs';

const problem = nodeProblem(process.versions.node);
if (problem) {
  console.error(problem);
  process.exit(1);
}

process.env.NODE_ENV = 'development';
const { loadEnvFile } = await import('./lib/env-file.mjs');
loadEnvFile();
const { at } = await import('./lib/paths.mjs');
const { serve } = await import('./lib/serve.mjs');
await serve({
  dev: true,
  async loadServer() {
    process.env.TSX_TSCONFIG_PATH = at('tsconfig.server.json');
    await import('tsx'); // from here on TypeScript can be imported
    return import('../lib/server/main.ts');
  },
});
