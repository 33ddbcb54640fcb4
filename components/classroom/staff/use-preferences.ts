'use client';

import { useState } from 'react';

/** Of this browser, not of the account: how the desk looks in this room. */
export type Preferences = { readonly dark: boolean; readonly keys: boolean };

const storageKey = 'kreide.staff-view';
const initial: Preferences = { dark: false, keys: true };

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
    return {
      dark: 'dark' in stored && stored.dark === true,
      keys: !('keys' in stored && stored.keys === false),
    };
  } catch {
    return initial;
  }
}
