import { readFileSync } from 'node:fs';
import { headProblems, nameProblems } from './lib/names.mjs';
import { at, root } from './lib/paths.mjs';
import { listFiles } from './lib/stamp.mjs';

const generated = /^lib\/server\/prisma(\/|$)|(^|\/)node_modules(\/|$)/;
const files = listFiles(root, ['app', 'components', 'lib', 'tools', 'e2e', 'bench'], (file) =>
  generated.test(file),
);
const problems = files.flatMap((file) => {
  const source = /\.(ts|tsx)$/.test(file) ? readFileSync(at(file), 'utf8') : '';
  return [...nameProblems(file), ...headProblems(file, source)].map((problem) => `${file} ${problem}`);
});

if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exitCode = 1;
}
