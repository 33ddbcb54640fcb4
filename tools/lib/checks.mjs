import { existsSync } from 'node:fs';
import { at, bin } from './paths.mjs';
import { node } from './run.mjs';

const folders = ['app', 'components', 'lib', 'tools', 'e2e', 'bench'].filter((folder) =>
  existsSync(at(folder)),
);

/** Name and command line of each check, in the order they are told. */
export const checks = [
  ['format', [bin('prettier', 'bin/prettier.cjs'), '--check', '--log-level=warn', '.']],
  ['lint', [bin('eslint', 'bin/eslint.js'), '--max-warnings', '0', '.']],
  ['types', [bin('typescript', 'bin/tsc'), '--noEmit', '-p', 'tsconfig.json']],
  [
    'imports',
    [bin('dependency-cruiser', 'bin/dependency-cruise.mjs'), '--config', '.dependency-cruiser.mjs'].concat(
      '--output-type',
      'err',
      folders,
    ),
  ],
  ['vocabulary', ['tools/vocabulary.mjs']],
  ['messages', ['tools/messages.mjs']],
  ['dead code', [bin('knip', 'bin/knip.js'), '--no-progress']],
];

/** Runs every check, two at a time, and tells each with its time. What a passing check said stays unsaid. */
export async function runChecks(say, wanted = checks) {
  if (!existsSync(at('next-env.d.ts'))) await node([bin('next', 'dist/bin/next'), 'typegen']);
  const waiting = [...wanted];
  const counts = { passed: 0, failed: 0 };
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [name, args] = next;
      const since = Date.now();
      const { code, output } = await node(args, { env: { FORCE_COLOR: undefined, NO_COLOR: '1' } });
      counts[code === 0 ? 'passed' : 'failed'] += 1;
      say(`${name}: ${code === 0 ? 'ok' : 'FAILED'}, ${((Date.now() - since) / 1000).toFixed(1)} s`);
      if (code !== 0) say(output.trimEnd().replace(/^/gm, '  '));
    }
  };
  await Promise.all([worker(), worker()]);
  return counts;
}
