import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';

// A net of its own in which only the loopback address exists: for the server, its media server, and the browsers.
const alone = ['unshare', '-rn', 'sh', '-c', 'ip link set lo up && exec "$@"', 'sh'] as const;
const [command, ...words] = alone;
const isPossible = spawnSync(command, [...words, 'true'], { stdio: 'ignore' }).status === 0;

test('a whole lesson, from the first run to its end, needs nothing but this machine', async () => {
  test.skip(!isPossible, 'this machine lets us make no network of our own (unshare -rn, ip)');
  test.setTimeout(400_000);
  const output = await mkdtemp(path.join(tmpdir(), 'kreide-alone-'));
  // The inner run is one of its own: it hears nothing of this one.
  const ofThisRun = Object.keys(process.env).filter((name) => /^(PW|PLAYWRIGHT|TEST_)/.test(name));
  const env = { ...process.env, ...Object.fromEntries(ofThisRun.map((name) => [name, undefined])) };
  const runner = ['node_modules/@playwright/test/cli.js', 'test', '-c', 'e2e/playwright.config.ts'];
  const run = spawn(
    command,
    [
      ...words,
      process.execPath,
      ...runner,
      '--retries',
      '0',
      '--workers',
      '1',
      '--output',
      output,
      'lesson-day',
    ],
    { env, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let text = '';
  for (const stream of [run.stdout, run.stderr])
    stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const code = await new Promise((resolve) => run.once('exit', resolve));
  await rm(output, { recursive: true, force: true });
  expect(code, text).toBe(0);
  expect(text).toMatch(/\d+ passed/);
});
