// @vitest-environment jsdom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { BudgetVideo, Pictures } from './budget-video';

const attached = new Set<string>();
const handles = Array.from({ length: 30 }, (_, at) => ({
  key: `p${at}`,
  attach: () => {
    attached.add(`p${at}`);
    return () => {
      attached.delete(`p${at}`);
    };
  },
}));

const marks: { readonly element: Element; readonly see: (isIntersecting: boolean) => void }[] = [];
class FakeObserver {
  readonly #onSeen: (entries: readonly { isIntersecting: boolean }[]) => void;
  constructor(onSeen: (entries: readonly { isIntersecting: boolean }[]) => void) {
    this.#onSeen = onSeen;
  }
  observe(element: Element): void {
    marks.push({ element, see: (isIntersecting) => this.#onSeen([{ isIntersecting }]) });
  }
  disconnect(): void {}
}

let root: Root;
beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  vi.stubGlobal('IntersectionObserver', FakeObserver);
  vi.spyOn(navigator, 'hardwareConcurrency', 'get').mockReturnValue(8);
  marks.length = 0;
  attached.clear();
  root = createRoot(document.createElement('div'));
});
afterEach(() => act(() => root.unmount()));

const show = (speaks: number | null = null) =>
  act(async () => {
    root.render(
      <Pictures audience="pupil">
        {handles.map((handle, at) => (
          <BudgetVideo key={handle.key} handle={handle} title="" at={at} first={at === speaks}>
            <b />
          </BudgetVideo>
        ))}
      </Pictures>,
    );
    await Promise.resolve();
  });
const look = (from: number, to: number) =>
  act(async () => {
    for (const [at, mark] of marks.entries()) mark.see(at >= from && at < to);
    await Promise.resolve();
  });

it('[MEDIA-10] of thirty cameras a child subscribes to six that are in sight, to who speaks, and to nothing out of sight', async () => {
  await show();
  expect(attached.size).toBe(0);
  await look(0, 25);
  expect([...attached]).toEqual(['p0', 'p1', 'p2', 'p3', 'p4', 'p5']);
  await show(20);
  expect(attached.size).toBe(6);
  expect(attached.has('p20')).toBe(true);
  await look(25, 30);
  expect([...attached].toSorted()).toEqual(['p25', 'p26', 'p27', 'p28', 'p29']);
});
