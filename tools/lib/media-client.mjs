import { at, root } from './paths.mjs';

export const mediaClient = 'dist/browser/livekit-client.mjs';

/**
 * livekit-client from the sources in its own package, for the browsers we support: what the vendor ships ready-made is
 * written for much older ones and cannot be taken apart. next.config.mjs puts the result in its place.
 */
export async function bundleMediaClient(options = {}) {
  const { build } = await import('esbuild');
  return build({
    absWorkingDir: root,
    entryPoints: ['lib/classroom/client/media-vendor.ts'],
    outfile: mediaClient,
    alias: { 'livekit-client': at('node_modules/livekit-client/src/index.ts') },
    bundle: true,
    format: 'esm',
    target: ['chrome109', 'edge109', 'firefox115', 'safari16.4'],
    // as the vendor compiles it: a declared field without a value must not hide the parent's
    tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } },
    minifySyntax: true,
    logLevel: 'warning',
    ...options,
  });
}
