// @vitest-environment jsdom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeClassroom } from '@/lib/testing/fake-classroom';
import { reportEveryMs, useNoise } from './use-noise';

let root: Root;
let say: (level: number) => void = () => undefined;
const { classroom, sent } = fakeClassroom();
const listening = {
  ...classroom,
  onOwnLevel: (listener: (level: number) => void) => {
    say = listener;
    return () => undefined;
  },
};
function Ear({ on }: { readonly on: boolean }) {
  useNoise(listening, on);
  return null;
}

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  vi.useFakeTimers();
  sent.length = 0;
  root = createRoot(document.createElement('div'));
});
afterEach(() => {
  act(() => root.unmount());
  vi.useRealTimers();
});

it('only the stage leaves the device, at most every three seconds, and only a new one', () => {
  act(() => root.render(<Ear on />));
  for (let turn = 0; turn < 3; turn += 1) {
    for (let i = 0; i < 60; i += 1) say(0.8);
    vi.advanceTimersByTime(reportEveryMs);
  }
  expect(sent).toEqual([{ type: 'noise.report', body: { level: 3 } }]);
  say(0.05);
  vi.advanceTimersByTime(reportEveryMs);
  expect(sent.at(-1)).toEqual({ type: 'noise.report', body: { level: 1 } });
  expect(sent).toHaveLength(2);
});

it('a microphone that is off measures nothing, and takes back what it said', () => {
  act(() => root.render(<Ear on={false} />));
  vi.advanceTimersByTime(10 * reportEveryMs);
  expect(sent).toEqual([]);
  act(() => root.render(<Ear on />));
  say(0.3);
  vi.advanceTimersByTime(reportEveryMs);
  act(() => root.render(<Ear on={false} />));
  expect(sent.map((intent) => intent.body)).toEqual([{ level: 2 }, { level: null }]);
});
