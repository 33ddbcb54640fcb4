import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '@/lib/testing/db';

const script = path.resolve('.cache', `jobs-child-${process.pid}.mjs`);
let folder: string;
let url = '';
let cleanUp: () => Promise<void> = () => Promise.resolve();

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'kreide-jobs-'));
  await build({
    entryPoints: ['lib/testing/jobs-child.ts'],
    outfile: script,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    tsconfig: 'tsconfig.server.json',
    logLevel: 'error',
  });
  if (process.env['TEST_DATABASE_URL']) ({ cleanUp, url } = await openTestDatabase());
});
afterAll(async () => {
  await cleanUp();
  await rm(folder, { recursive: true, force: true });
  await rm(script, { force: true });
});

function start(mode: 'hang' | 'finish'): { child: ChildProcess; next(event: string): Promise<object> } {
  const child = spawn(process.execPath, [script, mode, url, url ? '' : path.join(folder, 'db')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    child,
    next: async (event) => {
      for (;;) {
        const { value, done } = await lines.next();
        if (done) throw new Error(`the child ended before it said "${event}"`);
        const said: unknown = JSON.parse(value);
        if (typeof said === 'object' && said && 'event' in said && said.event === event) return said;
      }
    },
  };
}

describe('kill -9 in the middle of a job', () => {
  it('the next start runs it again by itself, and what it did is there once', async () => {
    const first = start('hang');
    const ran = await first.next('ran');
    expect(ran).toMatchObject({ attempt: 1 });
    first.child.kill('SIGKILL');
    await once(first.child, 'exit');

    const second = start('finish');
    expect(await second.next('ran')).toEqual({ ...ran, attempt: 2 });
    second.child.kill('SIGTERM');
    expect(await second.next('effects')).toMatchObject({ count: 1 });
    expect(await second.next('states')).toMatchObject({ states: ['completed'] });
    await once(second.child, 'exit');
  }, 90_000); // two whole starts, also on a machine that is busy
});
