import { expect, it, vi } from 'vitest';
import { FileCache } from './file-cache';

const bytes = (count: number) => () => Promise.resolve<Uint8Array | null>(new Uint8Array(count));

it('of thirty children that turn the page in one moment, one asks the database', async () => {
  const cache = new FileCache();
  const load = vi.fn(bytes(10));
  await Promise.all(Array.from({ length: 30 }, () => cache.read('a', load)));
  await cache.read('a', load);
  expect(load).toHaveBeenCalledTimes(1);
});

it('never holds more than its bound, and forgets the oldest first', async () => {
  const cache = new FileCache(100);
  for (let at = 0; at < 50; at += 1) await cache.read(`key ${at}`, bytes(30));
  expect(cache.bytes).toBeLessThanOrEqual(100);
  const again = vi.fn(bytes(30));
  await cache.read('key 49', again);
  expect(again).not.toHaveBeenCalled();
  await cache.read('key 0', again);
  expect(again).toHaveBeenCalledTimes(1);
});

it('keeps neither what is not there nor what failed', async () => {
  const cache = new FileCache();
  expect(await cache.read('a', () => Promise.resolve(null))).toBeNull();
  await expect(cache.read('a', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
  expect((await cache.read('a', bytes(3)))?.byteLength).toBe(3);
});
