// @vitest-environment jsdom
import { expect, it, onTestFinished, vi } from 'vitest';
import { loadPart } from './reload-when-back';

it('a part that was lost on its way is waited for by coming back anew, not by an error', async () => {
  vi.useFakeTimers({ now: new Date('2026-11-24T08:00:00Z') });
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('{}')));
  onTestFinished(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });
  const lost = Object.assign(new Error('Failed to load chunk'), { name: 'ChunkLoadError' });
  const reload = vi.fn();
  const settled = vi.fn();
  void loadPart(() => Promise.reject(lost), reload).then(settled, settled);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(reload).toHaveBeenCalledTimes(1);
  expect(settled).not.toHaveBeenCalled();
});

it('a part that came and is broken says so', async () => {
  await expect(loadPart(() => Promise.reject(new TypeError('broken')))).rejects.toThrow('broken');
});
