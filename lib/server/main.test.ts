import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { printError } from '@/tools/lib/failure.mjs';
import { nodeProblem } from '@/tools/lib/node-version.mjs';
import { lockDataFolder } from './data-lock';
import { startServer } from './main';

let folder: string;
const options = { dev: false, livekitBinary: null, livekitProblem: null, report: () => undefined };

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'kreide-start-'));
  vi.stubEnv('DATA_DIR', folder);
  vi.stubEnv('PORT', '0');
  vi.stubEnv('DATABASE_URL', undefined);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

/** What the terminal says when the start fails. */
async function complaint(): Promise<string> {
  const error: unknown = await startServer(options).then(
    () => null,
    (reason: unknown) => reason,
  );
  let said = '';
  printError(error, (text: string) => {
    said += text;
    return true;
  });
  return said;
}

describe('a start that cannot be says why in one sentence with the remedy', () => {
  it.each([
    ['PORT', 'abc'],
    ['PORT', '70000'],
    ['DATABASE_URL', 'mysql://localhost/kreide'],
    ['PUBLIC_URL', 'kreide.example.org'],
    ['MEDIA_IP', 'localhost'],
    ['NAMES_KEY', 'short'],
    ['NEXTAUTH_SECRET', 'short'],
  ])('a bad setting is named: %s=%s', async (name, value) => {
    vi.stubEnv(name, value);
    expect(await complaint()).toMatch(new RegExp(`^The setting ${name} is not valid: [^\\n]+$`));
  });

  it('a LiveKit server without its keys', async () => {
    vi.stubEnv('LIVEKIT_URL', 'ws://127.0.0.1:7880');
    expect(await complaint()).toBe('LIVEKIT_URL needs LIVEKIT_API_KEY and LIVEKIT_API_SECRET as well.');
  });

  it('a port that another program has; afterwards the folder is free again', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const address = other.address();
    vi.stubEnv('PORT', typeof address === 'object' ? String(address?.port) : '');
    expect(await complaint()).toMatch(
      /^Port \d+ is taken: end the other program, or set PORT to a free one\.$/,
    );
    await (
      await lockDataFolder(folder)
    )();
    other.close();
  });

  it('a HOST that is not of this machine', async () => {
    vi.stubEnv('HOST', '192.0.2.1');
    expect(await complaint()).toMatch(/^HOST 192\.0\.2\.1 is not an address of this machine: [^\n]+$/);
  });

  it('a data folder that another Kreide uses', async () => {
    const release = await lockDataFolder(folder);
    expect(await complaint()).toMatch(/^The folder \S+ is in use by another Kreide: [^\n]+$/);
    await release();
  });

  it('a data folder that is none', async () => {
    const file = path.join(folder, 'file');
    await writeFile(file, '');
    vi.stubEnv('DATA_DIR', path.join(file, 'data'));
    expect(await complaint()).toMatch(/^The folder \S+ cannot be made: [^\n]+$/);
  });

  it('keys that cannot be read; they are never replaced', async () => {
    await writeFile(path.join(folder, 'keys.json'), '{"names":');
    expect(await complaint()).toMatch(/^The keys in \S+ cannot be read: [^\n]+$/);
  });

  it('a database that does not answer', async () => {
    vi.stubEnv('DATABASE_URL', 'postgres://kreide@127.0.0.1:1/kreide');
    expect(await complaint()).toMatch(/^The database in DATABASE_URL cannot be reached: [^\n]+$/);
  });

  it('a Node that is too old', () => {
    expect(nodeProblem('20.18.3')).toBe(
      'Kreide needs Node 20.19 or newer, this is 20.18.3: install a newer Node.',
    );
    expect([nodeProblem('20.19.0'), nodeProblem('24.1.0')]).toEqual([null, null]);
  });
});
