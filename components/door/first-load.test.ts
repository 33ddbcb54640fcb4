import path from 'node:path';
import { build, type Metafile } from 'esbuild';
import { beforeAll, expect, it } from 'vitest';
import nextConfig from '../../next.config.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const aliases = nextConfig.turbopack?.resolveAlias;
let outputs: Metafile['outputs'] = {};

beforeAll(async () => {
  const { metafile } = await build({
    entryPoints: { door: path.join(root, 'components/door/door-app.tsx') },
    outdir: path.join(root, 'never-written'),
    bundle: true,
    splitting: true,
    format: 'esm',
    jsx: 'automatic',
    metafile: true,
    write: false,
    tsconfig: path.join(root, 'tsconfig.json'),
    alias: { 'use-intl/format-message': String(aliases?.['use-intl/format-message']) }, // as the pages are built
    external: ['react', 'react-dom', 'next', 'tldraw', 'livekit-client', '@tldraw/*'],
    loader: { '.css': 'local-css' },
    logLevel: 'silent',
  });
  outputs = metafile.outputs;
});

/** What comes at once when this file is asked for: its own modules, and the packages left out of the bundle. */
function loadedBy(entry: string): string[] {
  const chunks = new Set<string>();
  const packages: string[] = [];
  const walk = (file: string) => {
    if (chunks.has(file)) return;
    chunks.add(file);
    for (const { path: next, kind, external } of outputs[file]?.imports ?? []) {
      if (kind !== 'import-statement') continue;
      if (external) packages.push(next);
      else walk(next);
    }
  };
  const start = Object.entries(outputs).find(([, { entryPoint }]) => entryPoint?.endsWith(entry));
  walk(start?.[0] ?? '');
  return [...packages, ...[...chunks].flatMap((chunk) => Object.keys(outputs[chunk]?.inputs ?? {}))];
}

it('a slow tablet waits for no engine before "Los!": neither media nor board nor parser is in the first script', () => {
  const loaded = loadedBy('door-app.tsx');
  for (const part of ['components/door/hello-screen', 'use-intl'])
    expect(
      loaded.some((file) => file.includes(part)),
      part,
    ).toBe(true);
  expect(
    loaded.filter((file) =>
      /zod|yjs|lib0|tldraw|livekit|messageformat|skeleton|pupil-classroom|lesson-view|late-step|scene-/.test(
        file,
      ),
    ),
  ).toEqual([]);
});

it('no link of the router comes with a lesson: a child has nowhere to browse to', () => {
  const loaded = [...loadedBy('lesson-engine.ts'), ...loadedBy('lesson-board.tsx')];
  for (const part of ['lesson-view', 'lesson-socket', 'board-boundary'])
    expect(
      loaded.some((file) => file.includes(part)),
      part,
    ).toBe(true);
  expect(loaded.filter((file) => /next\/link|link-button/.test(file))).toEqual([]);
});
