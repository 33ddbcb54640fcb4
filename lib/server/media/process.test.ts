import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { build } from 'esbuild';
import { readEnv } from '../env';
import { log } from '../log';
import { beganAt, endLeftover, markRunning } from './leftover';
import { startMediaServer } from './process';

const root = path.resolve(import.meta.dirname, '../../..');
const binary = process.env.LIVEKIT_BINARY ?? path.join(root, '.cache/livekit/v1.13.5/livekit-server');
const keys = { mediaKey: 'kreide-test', mediaSecret: 'a-secret-of-at-least-32-characters!!' };

let dataDir: string;
beforeEach(async () => {
  log.setInfo(false);
  dataDir = await mkdtemp(path.join(tmpdir(), 'kreide-media-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

const envOf = (settings: Record<string, string> = {}) => readEnv({ DATA_DIR: dataDir, ...settings });

describe('without a media server', () => {
  it('says so and does not stand in the way', async () => {
    const server = await startMediaServer({ binary: null, env: envOf(), keys, report: () => undefined });
    expect([server.health(), server.url(), server.video()]).toEqual(['absent', null, null]);
    await server.stop();
  });

  it('a broken binary is down, not a crash, and stopping it ends the tries', async () => {
    const lines: string[] = [];
    const server = await startMediaServer({
      binary: '/bin/false',
      env: envOf(),
      keys,
      report: (line) => lines.push(line),
    });
    expect(server.health()).toBe('down');
    expect(lines.join()).toContain('down');
    await server.stop();
  });

  it('an external one is used and never ended', async () => {
    const env = envOf({
      LIVEKIT_URL: 'wss://media.example',
      LIVEKIT_API_KEY: 'key',
      LIVEKIT_API_SECRET: 'x'.repeat(32),
    });
    const server = await startMediaServer({ binary: '/bin/false', env, keys, report: () => undefined });
    expect([server.health(), server.url()]).toEqual(['external', 'wss://media.example']);
    await server.stop();
  });
});

describe('a process left behind', () => {
  it('is ended when pid and start time agree, and left alone when only the pid does', async () => {
    const sleeper = spawn('sleep', ['60'], { stdio: 'ignore' });
    const ended = new Promise((resolve) => sleeper.once('close', resolve));
    const pid = sleeper.pid ?? 0;
    const file = path.join(dataDir, 'livekit.pid');
    await markRunning(file, pid);
    const mark = await readFile(file, 'utf8');
    await writeFile(file, mark.replace(/"began":"/, '"began":"0'));
    expect(await endLeftover(file)).toBe(false);
    expect(await beganAt(pid)).not.toBeNull();
    await writeFile(file, mark);
    expect(await endLeftover(file)).toBe(true);
    await ended;
  });
});

describe.skipIf(!existsSync(binary))('the real livekit-server', () => {
  const start = () => startMediaServer({ binary, env: envOf(), keys, report: () => undefined });

  it('starts on loopback with a config only we can read, and ends within three seconds', async () => {
    const server = await start();
    expect(server.health()).toBe('up');
    expect((await stat(path.join(dataDir, 'livekit.yaml'))).mode & 0o777).toBe(0o600);
    await server.video()?.ensureRoom('school.lesson');
    expect(await server.video()?.listRooms()).toEqual(['school.lesson']);
    const since = Date.now();
    await server.stop();
    expect(Date.now() - since).toBeLessThan(3000);
    expect(server.health()).toBe('down');
    expect(existsSync(path.join(dataDir, 'livekit.pid'))).toBe(false);
  });

  it('comes back by itself after a crash', async () => {
    const server = await start();
    const { pid } = JSON.parse(await readFile(path.join(dataDir, 'livekit.pid'), 'utf8'));
    process.kill(pid, 'SIGKILL');
    await vi.waitFor(() => expect(server.health()).toBe('down'), { timeout: 5000 });
    await vi.waitFor(() => expect(server.health()).toBe('up'), { timeout: 10_000 });
    await server.stop();
  });

  it('dies with us when we are killed without a chance to say goodbye', async () => {
    const entry = path.join(dataDir, 'host.mjs');
    await build({
      stdin: {
        contents: `import { readEnv } from '@/lib/server/env';
          import { startMediaServer } from '@/lib/server/media/process';
          const server = await startMediaServer({ binary: ${JSON.stringify(binary)}, env: readEnv(), keys: ${JSON.stringify(keys)}, report: () => {} });
          process.stdout.write(server.health());
          setInterval(() => {}, 1000);`,
        resolveDir: root,
        loader: 'ts',
      },
      bundle: true,
      platform: 'node',
      format: 'esm',
      outfile: entry,
      tsconfig: path.join(root, 'tsconfig.server.json'),
      banner: {
        js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
      },
      logLevel: 'silent',
    });
    const host = spawn(process.execPath, [entry], {
      env: { ...process.env, DATA_DIR: dataDir },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await new Promise<void>((resolve) => {
      host.stdout.on('data', (chunk: Buffer) => {
        if (chunk.toString().includes('up')) resolve();
      });
    });
    const { pid } = JSON.parse(await readFile(path.join(dataDir, 'livekit.pid'), 'utf8'));
    expect(await beganAt(pid)).not.toBeNull();
    host.kill('SIGKILL');
    await vi.waitFor(async () => expect(await beganAt(pid)).toBeNull(), { timeout: 5000, interval: 50 });
  });
});
