'use client';

import { useSyncExternalStore } from 'react';

/** tall and wide differ only in the size of the buttons; the grids are in lesson.module.css. */
export type LayoutMode = 'tall' | 'wide' | 'low' | 'portrait' | 'phone';

export function layoutMode(width: number, height: number): LayoutMode {
  if (width < 600) return 'phone';
  if (width <= height) return 'portrait';
  if (height < 560) return 'low';
  return height >= 680 ? 'tall' : 'wide';
}

const subscribe = (onChange: () => void) => {
  window.addEventListener('resize', onChange);
  return () => window.removeEventListener('resize', onChange);
};

export function useLayoutMode(): LayoutMode {
  return useSyncExternalStore(
    subscribe,
    () => layoutMode(window.innerWidth, window.innerHeight),
    () => 'wide',
  );
}
