import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { at } from './paths.mjs';

/** What a script and all of ours that it loads asks for at load time outside of Node and this repository. */
async function packagesOf(file: string, seen = new Set<string>()): Promise<string[]> {
  if (seen.has(file)) return [];
  seen.add(file);
  const text = await readFile(file, 'utf8');
  const statics = [...text.matchAll(/^(?:import|export)\b[^;]*?\bfrom\s*'([^']+)'|^import\s*'([^']+)'/gm)];
  const names = statics.map(([, from, bare]) => from ?? bare ?? '');
  const later = [...text.matchAll(/\bimport\('(\.[^']+)'\)/g)].map(([, name]) => name ?? '');
  const own = [...names, ...later].filter((name) => name.startsWith('.') && !name.includes('/dist/'));
  const foreign = names.filter((name) => !name.startsWith('.') && !name.startsWith('node:'));
  const deeper = await Promise.all(
    own.map((name) => packagesOf(path.resolve(path.dirname(file), name), seen)),
  );
  return [...foreign.map((name) => `${path.basename(file)}: ${name}`), ...deeper.flat()];
}

describe('a command in a fresh clone', () => {
  it.each(['start', 'dev', 'build', 'test', 'check', 'bench', 'migrate', 'reset-password'])(
    '%s loads without a single package: it has to fetch them itself',
    async (command) => {
      expect(await packagesOf(at(`tools/${command}.mjs`))).toEqual([]);
    },
  );

  it('would be caught if it did not', async () => {
    expect(await packagesOf(at('vitest.config.ts'))).toEqual(['vitest.config.ts: vitest/config']);
  });
});
