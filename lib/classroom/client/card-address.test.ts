// @vitest-environment jsdom
import { beforeEach, expect, it } from 'vitest';
import { cardEvent, cardScript, takeCardSecret } from './card-address';

const secret = 'abcDEF123_-abcDEF123_-';
let listeners = new AbortController();

/** Each test is a page of its own: the listeners of the page before are gone. */
function runScript() {
  const add = window.addEventListener.bind(window);
  window.addEventListener = (type: string, listener: EventListenerOrEventListenerObject | null) => {
    if (listener) add(type, listener, { signal: listeners.signal });
  };
  window.eval(cardScript);
  window.addEventListener = add;
}

beforeEach(() => {
  listeners.abort();
  listeners = new AbortController();
  window.history.replaceState(null, '', `/k#1.${secret}`);
});

it('the secret is out of the address before anything else can read it', () => {
  runScript();
  expect(window.location.href).not.toContain(secret);
  expect(window.location.hash).toBe('');
});

it('the secret is given away once and stored nowhere', () => {
  runScript();
  expect(takeCardSecret()).toBe(secret);
  expect(takeCardSecret()).toBeNull();
  expect(JSON.stringify({ ...window.sessionStorage, ...window.localStorage })).not.toContain(secret);
  expect(JSON.stringify(window.history.state)).not.toContain(secret);
});

it('a second card in the same tab is taken and wiped too', () => {
  runScript();
  takeCardSecret();
  let told = 0;
  window.addEventListener(cardEvent, () => (told += 1));
  const other = `${secret}other`;
  window.history.replaceState(null, '', `/k#1.${other}`);
  window.dispatchEvent(new HashChangeEvent('hashchange'));
  expect(window.location.hash).toBe('');
  expect(told).toBe(1);
  expect(takeCardSecret()).toBe(other);
});

it('anything that is not a card of version 1 is no card', () => {
  for (const hash of ['#', '#2.abcDEF123_-abcDEF123_-', '#1.short', `#1.${'x'.repeat(500)}`]) {
    window.history.replaceState(null, '', `/k${hash}`);
    runScript();
    expect(takeCardSecret()).toBeNull();
  }
});
