'use client';

import { useState } from 'react';

export type CopyState = 'idle' | 'copied' | 'failed';

/** Puts a text into the clipboard. Where pages may not (no secure context), the state says so, and the text must be shown. */
export function useCopy(text: string): { readonly state: CopyState; readonly copy: () => Promise<void> } {
  const [state, setState] = useState<CopyState>('idle');
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setState('copied');
    } catch {
      setState('failed');
    }
  };
  return { state, copy };
}
