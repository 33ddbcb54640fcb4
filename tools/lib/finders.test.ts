import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findChromium } from './chromium.mjs';
import { ensureLivekit, pinnedVersion } from './livekit.mjs';
import { findPostgres } from './postgres.mjs';
import { findOnPath } from './which.mjs';

let folder: string;
const progress = {
  say: () => undefined,
  step: () => Promise.reject(new Error('nothing may be built here')),
};

/** A command that ends as told. */
function command(name: string, code = 0): string {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `#!/bin/sh\nexit ${code}\n`);
  chmodSync(file, 0o755);
  return file;
}

beforeEach(() => (folder = mkdtempSync(path.join(os.tmpdir(), 'finders-'))));
afterEach(() => rmSync(folder, { recursive: true }));

describe('the PATH', () => {
  it('leads to the first name there is, and not to a folder or a file that cannot run', () => {
    mkdirSync(path.join(folder, 'chromium'));
    writeFileSync(path.join(folder, 'google-chrome'), 'text');
    const browser = command('chromium-browser');
    const PATH = `/nowhere:${folder}`;
    expect(findChromium({ PATH })).toBe(browser);
    expect(findOnPath(['google-chrome'], { PATH })).toBeNull();
    expect(findOnPath(['chromium'], {})).toBeNull();
  });

  it('yields to CHROMIUM_PATH, and a wrong CHROMIUM_PATH is not replaced in silence', () => {
    const other = command('other/browser');
    command('chromium');
    expect(findChromium({ PATH: folder, CHROMIUM_PATH: other })).toBe(other);
    expect(findChromium({ PATH: folder, CHROMIUM_PATH: `${other}-gone` })).toBeNull();
  });
});

describe('Postgres', () => {
  it('is taken from the PATH, else the newest of the packages, else is told to be missing', () => {
    const base = path.join(folder, 'lib');
    expect(findPostgres({ PATH: folder }, base)).toBeNull();
    command('lib/9/bin/initdb');
    command('lib/15/bin/initdb');
    expect(findPostgres({ PATH: folder }, base)).toBe(path.join(base, '15/bin'));
    command('initdb');
    expect(findPostgres({ PATH: folder }, base)).toBe(path.join(base, '15/bin')); // no server beside it
    command('postgres');
    expect(findPostgres({ PATH: folder }, base)).toBe(folder);
  });
});

describe('the media server', () => {
  const cacheOf = () => ({ PATH: folder, KREIDE_CACHE_DIR: path.join(folder, 'cache') });

  it('is not looked for when LIVEKIT_URL names one', async () => {
    command('livekit-server');
    const env = { ...cacheOf(), LIVEKIT_URL: 'wss://media.example' };
    expect(await ensureLivekit(progress, env)).toEqual({ binary: null, problem: null });
  });

  it('is the one on the PATH, unless it does not start, then the one built before', async () => {
    const cached = command(`cache/livekit/${pinnedVersion()}/livekit-server`);
    const installed = command('livekit-server');
    expect(await ensureLivekit(progress, cacheOf())).toEqual({ binary: installed, problem: null });
    command('livekit-server', 1);
    expect(await ensureLivekit(progress, cacheOf())).toEqual({ binary: cached, problem: null });
  });

  it('built from another version is not taken', async () => {
    command('cache/livekit/v1.0.0/livekit-server');
    expect((await ensureLivekit(progress, cacheOf())).binary).toBeNull();
  });

  it('missing without Go, or with a Go that fails, is no failure but a sentence with the remedy', async () => {
    const without = await ensureLivekit(progress, cacheOf());
    expect(without).toMatchObject({ binary: null, problem: expect.stringContaining('install Go') });
    command('go', 1);
    const broken = await ensureLivekit(progress, cacheOf());
    expect(broken).toMatchObject({ binary: null, problem: expect.stringContaining('could not be built') });
  });
});
