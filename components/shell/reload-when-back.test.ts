// @vitest-environment jsdom
import { beforeEach, afterEach, expect, it, vi } from 'vitest';
import { loadPart } from './reload-when-back';

const lost = Object.assign(new Error('Failed to load chunk'), { name: 'ChunkLoadError' });
let isAway: boolean;

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-24T08:00:00Z') });
  sessionStorage.clear();
  isAway = true;
  vi.stubGlobal('fetch', () =>
    isAway ? Promise.reject(new TypeError('refused')) : Promise.resolve(new Response('{}')),
  );
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('a part that was lost on its way comes as soon as the server is back, and the page stays as it is', async () => {
  const reload = vi.fn();
  const load = vi.fn(() => (isAway ? Promise.reject(lost) : Promise.resolve('part')));
  const loaded = loadPart(load, reload);
  await vi.advanceTimersByTimeAsync(20_000);
  isAway = false;
  await vi.advanceTimersByTimeAsync(2_000);
  await expect(loaded).resolves.toBe('part');
  expect(reload).not.toHaveBeenCalled();
});

it('a part that the server no longer has brings the page anew, not more often than every ten seconds', async () => {
  isAway = false;
  const reload = vi.fn();
  const settled = vi.fn();
  void loadPart(() => Promise.reject(lost), reload).then(settled, settled);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(reload).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(28_000);
  expect(reload.mock.calls.length).toBeLessThanOrEqual(3);
  expect(settled).not.toHaveBeenCalled();
});

it('a part that came and is broken says so', async () => {
  await expect(loadPart(() => Promise.reject(new TypeError('broken')))).rejects.toThrow('broken');
});
