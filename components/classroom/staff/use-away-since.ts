'use client';

import { useEffect, useState } from 'react';
import type { SeatView } from '@/lib/classroom/schema';

const never: ReadonlyMap<number, number> = new Map();

/** Since when a child's device is away, as this page has seen it: the lesson keeps no history of it. */
export function useAwaySince(seats: readonly SeatView[] | undefined): ReadonlyMap<number, number> {
  const [since, setSince] = useState(never);
  useEffect(() => {
    const away = (seats ?? []).filter(
      ({ state, online, animal }) => state === 'admitted' && animal && !online,
    );
    const note = (before: typeof never) => {
      const isSame = away.length === before.size && away.every(({ number }) => before.has(number));
      const now = Date.now();
      return isSame ? before : new Map(away.map(({ number }) => [number, before.get(number) ?? now]));
    };
    const timer = setTimeout(() => setSince(note), 0);
    return () => clearTimeout(timer);
  }, [seats]);
  return since;
}
