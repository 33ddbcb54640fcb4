import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../..');
export const at = (...parts) => path.join(root, ...parts);
/**
 * Where downloads and builds live that outlast a clean checkout.
 * @param {Record<string, string | undefined>} [env]
 */
export const cacheDir = (env = process.env) => path.resolve(root, env.KREIDE_CACHE_DIR || '.cache');
/** The file behind a command of an installed package, so that nothing depends on the shell or npx. */
export const bin = (name, file) => at('node_modules', name, file);
