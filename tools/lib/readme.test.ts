import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { at } from './paths.mjs';

it('the README names every setting that the server reads, and no other', () => {
  const env = readFileSync(at('lib/server/env.ts'), 'utf8');
  const object = env.slice(env.indexOf('z.object({'), env.indexOf('\n});'));
  const real = [...object.matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map(([, name]) => name);
  const section = readFileSync(at('README.md'), 'utf8').split('## Settings')[1]?.split('\n## ')[0] ?? '';
  const written = [...section.matchAll(/^\| `([A-Z_]+)`/gm)].map(([, name]) => name);
  expect(real.length).toBeGreaterThan(10);
  expect(written.toSorted()).toEqual(real.toSorted());
});
