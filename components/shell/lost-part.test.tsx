// @vitest-environment jsdom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { LostPart } from './lost-part';

vi.mock('next/navigation', () => ({ useRouter: () => ({ refresh: () => undefined }) }));
Reflect.set(globalThis, 'IS_REACT_ACT_ENVIRONMENT', true);

let root: Root;
let reload: ReturnType<typeof vi.fn<() => void>>;
let isAway: boolean;

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-24T08:00:00Z') });
  sessionStorage.clear();
  isAway = true;
  reload = vi.fn<() => void>();
  vi.stubGlobal('fetch', () =>
    isAway ? Promise.reject(new TypeError('refused')) : Promise.resolve(new Response('{}')),
  );
  root = createRoot(document.body.appendChild(document.createElement('div')));
  act(() => root.render(<LostPart reload={reload} />));
});
afterEach(() => {
  act(() => root.unmount());
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const wait = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

it('a page that lost a part waits for the server and comes back without a tap', async () => {
  await wait(20_000);
  expect(reload).not.toHaveBeenCalled();
  isAway = false;
  await wait(2_000);
  expect(reload).toHaveBeenCalledTimes(1);
});

it('a part that stays missing does not make it reload without end', async () => {
  isAway = false;
  await wait(60_000);
  expect(reload.mock.calls.length).toBeLessThanOrEqual(6);
});
