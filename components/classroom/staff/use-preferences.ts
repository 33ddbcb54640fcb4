'use client';

import { useState } from 'react';
import { firstKeys, readKeys, type KeyMap } from './key-actions';

/** Of this browser, not of the account: how the desk looks in this room. */
export type Preferences = {
  readonly dark: boolean;
  readonly keys: boolean;
  readonly keyMap: KeyMap;
  /** How long the last timer was: one tap starts the same again. */
  readonly timerSeconds: number;
};

const storageKey = 'kreide.staff-view';
const initial: Preferences = { dark: false, keys: true, keyMap: firstKeys, timerSeconds: 180 };

export function usePreferences() {
  const [preferences, setState] = useState(read);
  function setPreferences(change: Partial<Preferences>): void {
    const next = { ...preferences, ...change };
    setState(next);
    try {
      window.localStorage.setItem(storageKey, JSON.stringify(next));
    } catch {
      // storage switched off: it holds until the page is left
    }
  }
  return { preferences, setPreferences };
}

function read(): Preferences {
  try {
    const stored: unknown = JSON.parse(window.localStorage.getItem(storageKey) ?? '{}');
    if (typeof stored !== 'object' || stored === null) return initial;
    const seconds = 'timerSeconds' in stored ? stored.timerSeconds : null;
    return {
      dark: 'dark' in stored && stored.dark === true,
      keys: !('keys' in stored && stored.keys === false),
      keyMap: readKeys('keyMap' in stored ? stored.keyMap : null),
      timerSeconds:
        typeof seconds === 'number' && seconds >= 10 && seconds <= 3600 ? seconds : initial.timerSeconds,
    };
  } catch {
    return initial;
  }
}
