import { describe, expect, it } from 'vitest';
import { actionOf, changeKey, createEscapeCount, firstKeys, keyActions, readKeys } from './key-actions';

describe('keys of a lesson', () => {
  it('do one thing each, from the start and after any change', () => {
    const changed = changeKey(firstKeys, 'quiet', 'e');
    expect(new Set(Object.values(changed)).size).toBe(keyActions.length);
    expect([actionOf(changed, 'e'), actionOf(changed, 'q')]).toEqual(['quiet', 'eyes']);
    expect(actionOf(changed, 'x')).toBeNull();
  });

  it('are the first ones again when what the browser kept is broken or doubled', () => {
    expect(readKeys(null)).toEqual(firstKeys);
    expect(readKeys({ quiet: 'Escape', eyes: 7 })).toEqual(firstKeys);
    expect(readKeys({ quiet: 'e' })).toEqual(firstKeys);
    expect(readKeys({ quiet: 'x' }).quiet).toBe('x');
  });
});

describe('Esc three times', () => {
  it('protects the class within a second, and not when they are far apart', () => {
    const count = createEscapeCount();
    expect([0, 300, 900].map(count)).toEqual([false, false, true]);
    expect([2_000, 2_700, 3_400, 3_600].map(count)).toEqual([false, false, false, true]);
  });

  it('counts anew after it was heard', () => {
    const count = createEscapeCount();
    expect([0, 10, 20, 30, 40, 50].map(count)).toEqual([false, false, true, false, false, true]);
  });
});
