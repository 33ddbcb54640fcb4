'use client';

import { useEffect, useState } from 'react';
import type { LessonFacts } from '@/lib/classroom/schema';

type Received = LessonFacts['received'];
const shownMs = 8_000;

/** Who has the last thing done, as long as it is news; what was done before this page came is none. */
export function useReceived(received: Received): Received {
  const [first] = useState(received);
  const [over, setOver] = useState<Received>(null);
  useEffect(() => {
    if (!received) return;
    const timer = setTimeout(() => setOver(received), shownMs);
    return () => clearTimeout(timer);
  }, [received]);
  return received === over || received === first ? null : received;
}
