'use client';

import { useEffect, useState } from 'react';
import { loadLessonStrips } from '@/lib/strips/actions';
import type { StripDTO } from '@/lib/strips/rules';

export type ClassStrips = {
  /** 'none': this adult does not reach the class (a substitute): there is the ready one, and what was planned. */
  readonly state: 'loading' | 'none' | 'ready' | 'unavailable';
  readonly list: readonly StripDTO[];
};

/** The server may be away for a moment: then the lesson goes on without them. */
async function load(lessonId: string): Promise<ClassStrips> {
  try {
    const result = await loadLessonStrips(lessonId);
    return result.ok ? { state: 'ready', list: result.value } : { state: 'none', list: [] };
  } catch {
    return { state: 'unavailable', list: [] };
  }
}

/** The strips that the class of this lesson keeps. */
export function useStrips(lessonId: string): ClassStrips {
  const [strips, setStrips] = useState<ClassStrips>({ state: 'loading', list: [] });
  useEffect(() => {
    let over = false;
    void load(lessonId).then((loaded) => over || setStrips(loaded));
    return () => {
      over = true;
    };
  }, [lessonId]);
  return strips;
}
