'use client';

import { useEffect, useEffectEvent, useRef } from 'react';
import type { ClassroomSnapshot } from '@/lib/classroom/client/classroom';

export type FreshInput = {
  /** The slice has arrived at all; before that nothing is known of what is old. */
  readonly known: boolean;
  /** Names the event; null: there is none. */
  readonly key: string | null;
  /** A connection that just came back brings old events along. */
  readonly steady: boolean;
};

export const isSteady = (connection: ClassroomSnapshot['connection']): boolean =>
  connection.type === 'online';

/**
 * Calls once for an event that happens before the child's eyes, never for one that was there already when it came or came back.
 * The clock of the device plays no role in it: many tablets of schools have a wrong one.
 */
export function useFresh({ known, key, steady }: FreshInput, onFresh: () => void): void {
  const seen = useRef<string | null | undefined>(undefined);
  const happen = useEffectEvent(onFresh);
  useEffect(() => {
    if (!known) return;
    const before = seen.current;
    seen.current = key;
    if (before !== undefined && key !== null && key !== before && steady) happen();
  }, [known, key, steady]);
}
