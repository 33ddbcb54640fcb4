import { Failure } from './failure.mjs';
import { root } from './paths.mjs';

/**
 * Bundles our TypeScript for Node into dist/<name>.mjs; packages stay where they are. Production, development and
 * the benches all run what this made, so that none of them is a world of its own.
 * @param {Record<string, string>} entryPoints name -> file, relative to the root with a leading ./
 */
export async function bundle(entryPoints) {
  const { build } = await import('esbuild');
  await build({
    absWorkingDir: root,
    entryPoints,
    outdir: 'dist',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    target: 'node20.19',
    format: 'esm',
    packages: 'external',
    tsconfig: 'tsconfig.server.json',
    sourcemap: true,
    logLevel: 'warning',
  }).catch(() => {
    throw new Failure('The server could not be bundled: see the lines above.'); // esbuild has told them
  });
}
