import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Every file below the given paths (files or folders, relative to `base`), sorted; a missing path is no file.
 * @param {(file: string) => boolean} [skip]
 */
export function listFiles(base, paths, skip = () => false) {
  const found = [];
  const visit = (relative) => {
    const full = path.join(base, relative);
    if (skip(relative) || !existsSync(full)) return;
    if (!statSync(full).isDirectory()) return void found.push(relative);
    for (const name of readdirSync(full)) visit(path.posix.join(relative, name));
  };
  paths.forEach(visit);
  return [...new Set(found)].sort();
}

/**
 * One hash over names and contents: touching a file changes nothing, moving or editing it does.
 * @param {(file: string) => boolean} [skip]
 */
export function hashInputs(base, paths, skip) {
  const hash = createHash('sha256');
  for (const file of listFiles(base, paths, skip)) {
    const content = readFileSync(path.join(base, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/** The stamp lies inside what was built, so deleting the output deletes the claim that it is fresh. */
export function isFresh(stampFile, hash) {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === hash;
}

export function writeStamp(stampFile, hash) {
  mkdirSync(path.dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, hash);
}

/** Runs `build` unless the stamp says nothing changed. The stamp goes first: a broken-off build is stale. */
export async function whenStale(stampFile, hash, build) {
  if (isFresh(stampFile, hash)) return false;
  rmSync(stampFile, { force: true });
  await build();
  writeStamp(stampFile, hash);
  return true;
}
