'use client';

import { useSyncExternalStore } from 'react';

/** As in staff.module.css: a phone or a magnified page, one column that scrolls. */
const narrow = '(max-width: 899px)';

function subscribe(onChange: () => void): () => void {
  const query = window.matchMedia(narrow);
  query.addEventListener('change', onChange);
  return () => query.removeEventListener('change', onChange);
}

/** The side panel is not beside the stage but far below it. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => window.matchMedia(narrow).matches,
    () => false,
  );
}
