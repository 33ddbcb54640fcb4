/** Bundles the gallery into one folder: no Next, no server, no media. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import tailwind from '@tailwindcss/postcss';
import { build } from 'esbuild';

const root = path.resolve(import.meta.dirname, '../..');
const { resolve } = createRequire(import.meta.url);
/** The one that the plugin was made for. */
const postcss = createRequire(resolve('@tailwindcss/postcss'))('postcss');

const styles = {
  name: 'styles',
  setup(api) {
    api.onLoad({ filter: /globals\.css$/ }, async ({ path: file }) => {
      const result = await postcss([tailwind({ base: root })]).process(await readFile(file, 'utf8'), {
        from: file,
      });
      return { contents: result.css, loader: 'css', resolveDir: path.dirname(file) };
    });
    api.onResolve({ filter: /\/(lesson|staff|table)-board$/ }, () => ({
      path: path.join(root, 'e2e/gallery/fake-board.tsx'),
    }));
    api.onResolve({ filter: /\/actions$|^server-only$/ }, () => ({ path: 'actions', namespace: 'nobody' }));
    // As CommonJS: what nobody answers is undefined and fails when it is asked, not when it is bundled.
    api.onLoad({ filter: /.*/, namespace: 'nobody' }, () => ({
      contents: "module.exports = require('./fake-answers.mjs');",
      resolveDir: path.join(root, 'e2e/gallery'),
    }));
  },
};

/** @param {string} outdir @param {'pupil' | 'staff'} name */
export async function buildGallery(outdir, name) {
  await mkdir(outdir, { recursive: true });
  await build({
    entryPoints: { gallery: path.join(root, `e2e/gallery/${name}-gallery.tsx`) },
    outdir,
    bundle: true,
    format: 'esm',
    splitting: true,
    jsx: 'automatic',
    tsconfig: path.join(root, 'tsconfig.json'),
    define: { 'process.env.NODE_ENV': '"production"', 'process.env': '{}' },
    loader: { '.woff2': 'file', '.woff': 'file' },
    plugins: [styles],
    logLevel: 'error',
  });
  const page =
    '<!doctype html><title>Gallery</title><meta charset="utf-8"><meta name="viewport" content="width=device-width"><link rel="stylesheet" href="gallery.css"><div id="root"></div><script type="module" src="gallery.js"></script>';
  await writeFile(path.join(outdir, 'index.html'), page);
}
