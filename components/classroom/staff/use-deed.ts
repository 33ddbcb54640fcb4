'use client';

import { useEffect, useState } from 'react';
import type { LessonFacts } from '@/lib/classroom/schema';

type Deed = LessonFacts['deeds'][number];
const shownMs = 2_000;

/** What another adult has just done, for two seconds; what was done before this page came is no news. */
export function useDeed(deeds: LessonFacts['deeds'] | undefined, me: number | undefined): Deed | null {
  const [seen, setSeen] = useState(deeds?.[0]?.at ?? null);
  const latest = deeds?.[0];
  const isNew = latest !== undefined && latest.by !== me && latest.at !== seen;
  const at = latest?.at ?? null;
  useEffect(() => {
    if (!isNew) return;
    const timer = setTimeout(() => setSeen(at), shownMs);
    return () => clearTimeout(timer);
  }, [isNew, at]);
  return isNew ? latest : null;
}
