import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { askEveryMs, NetWatch } from './net-watch';

const heardOf = { silence: 0, net: 0 };
let page = new EventTarget();
let answers = true;
const watch = new NetWatch({
  ask: () => {
    if (answers) watch.heard();
  },
  onSilence: () => (heardOf.silence += 1),
  onNet: () => (heardOf.net += 1),
});

beforeEach(() => {
  vi.useFakeTimers();
  page = new EventTarget();
  vi.stubGlobal('window', page);
  Object.assign(heardOf, { silence: 0, net: 0 });
  answers = true;
  watch.start();
});
afterEach(() => {
  watch.stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('a quiet lesson is no lost net: who answers is there', () => {
  vi.advanceTimersByTime(20 * askEveryMs);
  expect(heardOf.silence).toBe(0);
});

it('a net that swallows everything without closing anything is found out within ten seconds', () => {
  answers = false;
  vi.advanceTimersByTime(10_000);
  expect(heardOf.silence).toBe(1);
});

it('a tablet off the net knows at once, and comes back as soon as there is one', () => {
  page.dispatchEvent(new Event('offline'));
  expect(heardOf).toEqual({ silence: 1, net: 0 });
  page.dispatchEvent(new Event('online'));
  expect(heardOf.net).toBe(1);
});

it('after the lesson nobody is asked any more', () => {
  watch.stop();
  answers = false;
  vi.advanceTimersByTime(10 * askEveryMs);
  page.dispatchEvent(new Event('offline'));
  expect(heardOf.silence).toBe(0);
});
