// @vitest-environment jsdom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type FreshInput, useFresh } from './use-fresh';

const onFresh = vi.fn();
function Watcher({ input }: { readonly input: FreshInput }) {
  useFresh(input, onFresh);
  return null;
}

let root: Root;
beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  onFresh.mockClear();
  root = createRoot(document.createElement('div'));
});
afterEach(() => act(() => root.unmount()));
const show = (key: string | null, { known = true, steady = true } = {}) =>
  act(() => root.render(<Watcher input={{ known, key, steady }} />));

it('a sticker that was given before the page was loaded anew does not fly again', () => {
  show(null, { known: false });
  show('3');
  show('3');
  expect(onFresh).not.toHaveBeenCalled();
});

it('what happens before the eyes of the child happens once', () => {
  show(null);
  show('3');
  show('3');
  expect(onFresh).toHaveBeenCalledTimes(1);
  show(null);
  show('4');
  expect(onFresh).toHaveBeenCalledTimes(2);
});

it('what a connection brings along when it comes back is old', () => {
  show(null);
  show(null, { steady: false });
  show('3', { steady: false });
  show('3');
  expect(onFresh).not.toHaveBeenCalled();
});
