import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';

export function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/**
 * The first of the names that the PATH leads to, as an absolute path.
 * @param {readonly string[]} names
 * @param {Record<string, string | undefined>} [env]
 */
export function findOnPath(names, env = process.env) {
  const endings = process.platform === 'win32' ? ['.exe', '.cmd', ''] : [''];
  const folders = (env.PATH ?? '').split(path.delimiter).filter(Boolean);
  for (const name of names)
    for (const folder of folders)
      for (const ending of endings) {
        const file = path.join(folder, name + ending);
        if (isExecutable(file)) return file;
      }
  return null;
}
