import path from 'node:path';
import { build } from 'esbuild';
import { beforeAll, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
let loaded: string[] = [];

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
    external: ['react', 'react-dom', 'use-intl', 'next', 'tldraw', 'livekit-client', '@tldraw/*'],
    loader: { '.css': 'local-css' },
    logLevel: 'silent',
  });
  const chunks = new Set<string>();
  const walk = (file: string) => {
    if (chunks.has(file)) return;
    chunks.add(file);
    for (const { path: next, kind, external } of metafile.outputs[file]?.imports ?? []) {
      if (kind === 'import-statement') {
        if (external) loaded.push(next);
        else walk(next);
      }
    }
  };
  const entry = Object.entries(metafile.outputs).find(([, it]) => it.entryPoint?.endsWith('door-app.tsx'));
  walk(entry?.[0] ?? '');
  loaded = [...loaded, ...[...chunks].flatMap((chunk) => Object.keys(metafile.outputs[chunk]?.inputs ?? {}))];
});

it('a slow tablet waits for no engine before "Los!": neither media nor board nor parser is in the first script', () => {
  expect(loaded.some((file) => file.includes('components/door/hello-screen'))).toBe(true);
  expect(
    loaded.filter((file) =>
      /zod|yjs|lib0|tldraw|livekit|pupil-classroom|lesson-view|late-step|scene-/.test(file),
    ),
  ).toEqual([]);
});
