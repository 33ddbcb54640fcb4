// @vitest-environment jsdom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, it, vi } from 'vitest';
import { useEarlySubmit } from './early-submit';
import { earlySubmitScript } from './early-submit-script';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

function Alive() {
  useEarlySubmit();
  return null;
}

it('a form sent before the page is alive neither leaves the page nor is forgotten', async () => {
  window.eval(earlySubmitScript);
  document.body.innerHTML =
    '<form id="ours" method="post"></form><form id="own" action="/lessons"></form><div></div>';
  const sent = vi.fn((event: Event) => event.preventDefault());
  const [ours, own] = document.querySelectorAll('form');
  ours?.addEventListener('submit', sent);
  own?.addEventListener('submit', sent);
  const tap = new Event('submit', { bubbles: true, cancelable: true });
  ours?.dispatchEvent(tap);
  expect(tap.defaultPrevented).toBe(true);
  expect(sent).not.toHaveBeenCalled();
  own?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
  expect(sent).toHaveBeenCalledTimes(1);
  const root = createRoot(document.querySelector('div') ?? document.body);
  await act(async () => root.render(<Alive />));
  expect(sent).toHaveBeenCalledTimes(2);
  expect(sent.mock.lastCall?.[0].target).toBe(ours);
});
