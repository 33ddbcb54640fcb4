/** Bundles the gallery into one folder: no Next, no server, no media. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import tailwind from '@tailwindcss/postcss';
import { build } from 'esbuild';
import postcss from 'postcss';

const root = path.resolve(import.meta.dirname, '../..');

const styles = {
  name: 'styles',
  setup(api) {
    api.onLoad({ filter: /globals\.css$/ }, async ({ path: file }) => {
      const result = await postcss([tailwind({ base: root })]).process(await readFile(file, 'utf8'), {
        from: file,
      });
      return { contents: result.css, loader: 'css', resolveDir: path.dirname(file) };
    });
    api.onResolve({ filter: /\/lesson-board$/ }, () => ({
      path: path.join(root, 'e2e/gallery/fake-board.tsx'),
    }));
  },
};

export async function buildGallery(outdir) {
  await mkdir(outdir, { recursive: true });
  await build({
    entryPoints: [path.join(root, 'e2e/gallery/gallery.tsx')],
    outdir,
    bundle: true,
    format: 'esm',
    splitting: true,
    jsx: 'automatic',
    tsconfig: path.join(root, 'tsconfig.json'),
    define: { 'process.env.NODE_ENV': '"production"' },
    loader: { '.woff2': 'file', '.woff': 'file' },
    plugins: [styles],
    logLevel: 'error',
  });
  const page =
    '<!doctype html><title>Gallery</title><meta charset="utf-8"><meta name="viewport" content="width=device-width"><link rel="stylesheet" href="gallery.css"><div id="root"></div><script type="module" src="gallery.js"></script>';
  await writeFile(path.join(outdir, 'index.html'), page);
}
