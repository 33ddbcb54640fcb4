import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { findReset } from '@/lib/accounts/gate';
import { makeSchool } from '@/lib/testing/factories';
import { lockDataFolder } from './data-lock';
import { closeDatabase, openDatabase } from './db';
import { resetOnce } from './reset-once';

let folder: string;
let email: string;
const open = () => openDatabase({ url: undefined, folder: path.join(folder, 'db') });

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'kreide-reset-'));
  vi.stubEnv('DATA_DIR', folder);
  vi.stubEnv('DATABASE_URL', undefined);
  await open();
  email = `${(await makeSchool()).teacherId}@example.org`;
  await closeDatabase();
});
afterAll(() => rm(folder, { recursive: true }));

it('the only admin who forgot the password gets a link from the terminal', async () => {
  const said = await resetOnce(email.toUpperCase());
  const secret = /\/reset#(\S+)$/.exec(said)?.[1] ?? '';
  await open();
  expect((await findReset(secret))?.email).toBe(email);
  await closeDatabase();
});

it('an unknown address, and none at all, are told in one sentence', async () => {
  await expect(resetOnce('nobody@example.org')).rejects.toThrow('There is no account');
  await expect(resetOnce(undefined)).rejects.toThrow('npm run reset-password -- name@example.org');
});

it('refuses while Kreide runs on the same folder', async () => {
  const release = await lockDataFolder(folder);
  await expect(resetOnce(email)).rejects.toThrow('in use by another Kreide');
  await release();
});
