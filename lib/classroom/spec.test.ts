import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { intentRules } from './rules';

const columns = ['teacher', 'coteacher', 'pupil', 'bench'] as const;

it('the permission table in SPEC.md says what the gate does, intent by intent', () => {
  const text = readFileSync(path.join(import.meta.dirname, 'SPEC.md'), 'utf8');
  const written = [...text.matchAll(/^\| `([\w.-]+)`\s*\|(.+)\|$/gm)].map(([, name = '', cells = '']) => [
    name,
    cells.split('|').map((cell) => cell.trim()),
  ]);
  const real = [...intentRules].map(([name, { may }]) => [
    name,
    columns.map((column) => (may[column] ? 'yes' : 'no')),
  ]);
  expect(Object.fromEntries(written)).toEqual(Object.fromEntries(real));
});
