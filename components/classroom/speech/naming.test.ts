// @vitest-environment jsdom
import { afterEach, expect, it } from 'vitest';
import type { Speech } from '@/lib/classroom/client/speech';
import { listenForNaming } from './naming';

let close = () => undefined as void;
afterEach(() => close());

function stage(html: string) {
  document.body.innerHTML = html;
  const said: string[] = [];
  const speech = {
    say: (text: string) => Promise.resolve(void said.push(text)),
  } as Partial<Speech> as Speech;
  close = listenForNaming(speech);
  return said;
}
const tap = (selector: string) => {
  const element = document.querySelector(selector);
  for (const type of ['pointerdown', 'pointerup', 'click']) {
    element?.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true }));
  }
};

it('names a button instead of doing what it does', () => {
  const said = stage('<button id="go" data-say="Ich muss mal."><span>Muss mal</span></button>');
  let triggered = 0;
  document.querySelector('#go')?.addEventListener('click', () => (triggered += 1));
  tap('#go span');
  expect(said).toEqual(['Ich muss mal.']);
  expect(triggered).toBe(0);
});

it('lets the ear itself through, so that a child always gets out', () => {
  const said = stage('<button id="ear" data-ear>Vorlesen</button>');
  let triggered = 0;
  document.querySelector('#ear')?.addEventListener('click', () => (triggered += 1));
  tap('#ear');
  expect(triggered).toBe(1);
  expect(said).toEqual([]);
});

it('uses the name of a picture that has no words', () => {
  const said = stage('<button aria-label="Fuchs"><svg></svg></button>');
  tap('svg');
  expect(said).toEqual(['Fuchs']);
});
