'use client';

import { useState } from 'react';
import type { MediaSnapshot } from '@/lib/classroom/client/media';
import { type Trouble, troubleCode, type TroubleName } from './trouble';

/** The panel that says why a device sleeps. */
export function useTrouble(readMedia: () => MediaSnapshot) {
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  return {
    trouble,
    show: (name: TroubleName) => setTrouble({ name, code: troubleCode(name, readMedia()) }),
    close: () => setTrouble(null),
  };
}
