import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';

test('npm start prints a first-run link that opens, and health tells the state of each part', async ({
  page,
}) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'kreide-e2e-'));
  const server = spawn(process.execPath, ['tools/start.mjs'], {
    env: { ...process.env, PORT: '0', DATA_DIR: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const link = await new Promise<string>((resolve, reject) => {
      let text = '';
      server.stdout.on('data', (chunk: Buffer) => {
        text += chunk.toString();
        const found = /http:\/\/localhost:\d+\/first-run#\S+/.exec(text);
        if (found) resolve(found[0]);
      });
      server.once('exit', () => reject(new Error(`ended early: ${text}`)));
    });
    await page.goto(link);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const health = await page.request.get('/api/health'.replace(/^/, new URL(link).origin));
    expect(await health.json()).toMatchObject({ database: { state: 'up' } });
  } finally {
    server.kill('SIGTERM');
    await new Promise((resolve) => server.once('exit', resolve));
    await rm(folder, { recursive: true, force: true });
  }
});
