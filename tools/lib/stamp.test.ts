import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hashInputs, whenStale } from './stamp.mjs';

let folder: string;
const write = (file: string, text: string): void => {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), text);
};

beforeEach(() => (folder = mkdtempSync(path.join(os.tmpdir(), 'stamp-'))));
afterEach(() => rmSync(folder, { recursive: true }));

describe('what counts as changed', () => {
  const hash = (): string => hashInputs(folder, ['src', 'lock.json'], (file) => file.endsWith('.test.ts'));
  beforeEach(() => {
    write('src/a.ts', 'a');
    write('src/deep/b.ts', 'b');
    write('lock.json', '{}');
  });

  it('an edit, a new file and a moved file do', () => {
    const seen = new Set([hash()]);
    write('src/a.ts', 'A');
    seen.add(hash());
    write('src/c.ts', '');
    seen.add(hash());
    rmSync(path.join(folder, 'src/deep/b.ts'));
    write('src/b.ts', 'b');
    seen.add(hash());
    expect(seen.size).toBe(4);
  });

  it('a touched file, a test and a file elsewhere do not', () => {
    const before = hash();
    utimesSync(path.join(folder, 'src/a.ts'), 1, 1);
    write('src/a.test.ts', 'a test');
    write('elsewhere.ts', 'x');
    expect(hash()).toBe(before);
  });

  it('text that moves from one file to its neighbour does', () => {
    write('src/a.ts', 'xy');
    write('src/b.ts', 'z');
    const before = hash();
    write('src/a.ts', 'x');
    write('src/b.ts', 'yz');
    expect(hash()).not.toBe(before);
  });
});

describe('a step', () => {
  it('runs once for the same inputs and again for others', async () => {
    const runs: string[] = [];
    const run = (hash: string): Promise<boolean> =>
      whenStale(path.join(folder, 'out/.stamp'), hash, () => Promise.resolve(void runs.push(hash)));
    expect([await run('1'), await run('1'), await run('2')]).toEqual([true, false, true]);
    expect(runs).toEqual(['1', '2']);
  });

  it('that broke off is stale, even for the inputs it was fresh for before', async () => {
    const stamp = path.join(folder, 'out/.stamp');
    await whenStale(stamp, 'good', () => Promise.resolve());
    await expect(whenStale(stamp, 'bad', () => Promise.reject(new Error('broke')))).rejects.toThrow('broke');
    expect(await whenStale(stamp, 'good', () => Promise.resolve())).toBe(true);
  });
});
