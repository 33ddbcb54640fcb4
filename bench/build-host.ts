/** A server under test as the product is built: what a loader for TypeScript costs at run time is nobody's measure. */
import { readFileSync } from 'node:fs';
import { build } from 'esbuild';
import { z } from 'zod';

const { scripts } = z
  .object({ scripts: z.object({ start: z.string() }) })
  .parse(JSON.parse(readFileSync('package.json', 'utf8')));
/** Every server under test runs with the flags of `npm start`. */
export const nodeFlags = scripts.start.split(' ').filter((word) => word.startsWith('--'));

export async function buildHost(entry: string, outfile: string): Promise<void> {
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    tsconfig: 'tsconfig.server.json',
    logLevel: 'warning',
  });
}
