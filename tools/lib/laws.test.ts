import { describe, expect, it } from 'vitest';
import { catalogueProblems } from './catalogues.mjs';
import { headProblems, nameProblems } from './names.mjs';
import { nodeProblem } from './node-version.mjs';
import { installedMatches } from './packages.mjs';

describe('names of files', () => {
  it.each([
    'lib/boards/rules.ts',
    'lib/boards/strokes/protocol.ts',
    'lib/classroom/client/classroom.ts',
    'lib/server/anything-goes.ts',
    'lib/boards/SPEC.md',
    'components/boards/board-view.tsx',
    'lib/hands/order.db.test.ts',
  ])('%s is well named', (file) => {
    expect(nameProblems(file)).toEqual([]);
  });

  it.each([
    'lib/boards/stuff.ts',
    'lib/boards/strokes/stuff.ts',
    'lib/boards/a/b/rules.ts',
    'lib/loose.ts',
    'components/boards/BoardView.tsx',
    'components/ui/index.ts',
    'lib/server/utils.ts',
  ])('%s is refused', (file) => {
    expect(nameProblems(file)).toHaveLength(1);
  });

  it("refuses 'use client' in lib and a store without its lock", () => {
    expect(headProblems('lib/boards/client/store.ts', "'use client';\n")).toHaveLength(1);
    expect(headProblems('components/boards/view.tsx', "// why\n'use client';\n")).toEqual([]);
    expect(headProblems('lib/boards/data.ts', 'import { a } from "b";\n')).toHaveLength(1);
    expect(headProblems('lib/boards/data.ts', "import 'server-only';\n")).toEqual([]);
  });
});

describe('catalogues', () => {
  it('refuse a missing key, an empty text and other names to fill in', () => {
    const de = { a: 'Hallo {name}', b: { c: '' }, d: '{n, plural, one {# Kind} other {# Kinder}}' };
    const en = {
      a: 'Hello {who}',
      b: { c: 'x' },
      d: '{n, plural, one {# child} other {# children}}',
      e: 'x',
    };
    const problems = catalogueProblems('door', { de, en });
    expect(problems.map((problem) => problem.split(' ')[0])).toEqual(['door.a', 'door.b.c', 'door.e']);
  });
});

describe('the machine', () => {
  it('is refused with an old Node by one sentence that says what to do', () => {
    expect(nodeProblem('20.18.3')).toMatch(/needs Node 20\.19 .* install/);
    expect([nodeProblem('20.19.0'), nodeProblem('22.1.0')]).toEqual([null, null]);
  });

  it('installs again when a package is missing, older or too many, not for what npm may leave out', () => {
    const lock = {
      packages: {
        '': {},
        'node_modules/a': { version: '2.0.0' },
        'node_modules/tool': { version: '1.0.0', dev: true },
        'node_modules/other-system': { version: '1.0.0', optional: true },
      },
    };
    const installed = (packages: object): boolean => installedMatches(lock, { packages }, false);
    const a = { version: '2.0.0' };
    expect(installed({ 'node_modules/a': a })).toBe(true);
    expect(installed({})).toBe(false);
    expect(installed({ 'node_modules/a': { version: '1.0.0' } })).toBe(false);
    expect(installed({ 'node_modules/a': a, 'node_modules/b': a })).toBe(false);
    expect(installedMatches(lock, { packages: { 'node_modules/a': a } }, true)).toBe(false);
  });
});
