import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { bundle } from './bundle.mjs';
import { bundleMediaClient } from './media-client.mjs';
import { at, bin, root } from './paths.mjs';
import { runOrFail } from './run.mjs';
import { hashInputs, whenStale } from './stamp.mjs';

const isTest = (file) => /\.test\.tsx?$/.test(file) || file.startsWith('lib/testing');
const isGenerated = (file) => /^(lib\/server\/prisma|public\/(tldraw|pdfjs))/.test(file);
const skip = (file) => isTest(file) || isGenerated(file);
const lock = 'package-lock.json';

/** The worker that reads PDF files, and the tables it asks for; the page's own half is bundled with the pages. */
function copyPdfReader(from, to) {
  rmSync(to, { recursive: true, force: true });
  mkdirSync(to, { recursive: true });
  cpSync(`${from}/legacy/build/pdf.worker.min.mjs`, `${to}/pdf.worker.min.mjs`);
  cpSync(`${from}/LICENSE`, `${to}/LICENSE`);
  for (const folder of ['cmaps', 'standard_fonts', 'wasm', 'iccs'])
    cpSync(`${from}/${folder}`, `${to}/${folder}`, { recursive: true });
}

/** Each step: what it makes, from what, and how. A step runs only when its inputs changed since it last ran. */
export const steps = {
  assets: {
    name: 'board assets',
    doing: 'copying',
    stamp: at('public/tldraw/.stamp'),
    inputs: [
      'node_modules/@tldraw/assets/package.json',
      'node_modules/pdfjs-dist/package.json',
      'tools/lib/build-steps.mjs',
    ],
    async build() {
      copyPdfReader(at('node_modules/pdfjs-dist'), at('public/pdfjs'));
      const from = at('node_modules/@tldraw/assets');
      const to = at('public/tldraw');
      rmSync(to, { recursive: true, force: true });
      mkdirSync(to, { recursive: true });
      for (const folder of ['fonts', 'icons', 'embed-icons'])
        cpSync(`${from}/${folder}`, `${to}/${folder}`, { recursive: true });
      for (const language of ['de', 'en'])
        cpSync(`${from}/translations/${language}.json`, `${to}/translations/${language}.json`);
      cpSync(`${from}/LICENSE.md`, `${to}/LICENSE.md`);
    },
  },
  database: {
    name: 'database client',
    doing: 'prisma generate',
    stamp: at('lib/server/prisma/.stamp'),
    inputs: ['prisma/schema.prisma', 'prisma.config.ts', 'node_modules/prisma/package.json'],
    // Prisma wants a schema engine it never calls here and would go to the network for; any executable will do.
    build: () =>
      runOrFail(
        'The database client could not be generated: see the lines above.',
        process.execPath,
        [bin('prisma', 'build/index.js'), 'generate'],
        { env: { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: '1' } },
      ),
  },
  media: {
    name: 'media client',
    doing: 'bundling',
    stamp: at('dist/browser/.stamp'),
    inputs: ['lib/classroom/client/media-vendor.ts', 'tools/lib/media-client.mjs', lock],
    build: () => bundleMediaClient(),
  },
  pages: {
    name: 'pages',
    doing: 'next build',
    stamp: at('.next/kreide-stamp'),
    inputs: [
      'app',
      'components',
      'lib',
      'prisma/schema.prisma',
      'next.config.mjs',
      'postcss.config.mjs',
      'tools/lib/media-client.mjs',
    ].concat('tailwind.config.ts', 'tsconfig.json', lock),
    build: () =>
      runOrFail(
        'The pages could not be built: see the lines above.',
        process.execPath,
        [bin('next', 'dist/bin/next'), 'build'],
        { env: { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' } },
      ),
  },
  server: {
    name: 'server',
    doing: 'bundling',
    stamp: at('dist/.stamp'),
    inputs: ['lib', 'prisma', 'tsconfig.json', 'tsconfig.server.json', 'tools/lib/bundle.mjs', lock],
    build: () =>
      bundle({
        server: './lib/server/main.ts',
        migrate: './lib/server/migrate-once.ts',
        reset: './lib/server/reset-once.ts',
      }),
  },
};

/** Runs one step when stale; says nothing when there is nothing to do. Returns whether it ran. */
export function ensureStep(progress, { name, doing, stamp, inputs, build }, { force = false } = {}) {
  if (force) rmSync(stamp, { force: true });
  return whenStale(stamp, hashInputs(root, inputs, skip), () =>
    progress.step(name, doing, async () => {
      await build();
    }),
  );
}
