'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { makeEnterCode } from '@/lib/lti/actions';

/** A code counts for a minute: there is a fresh one at every moment, so that a tap is a plain link and no browser blocks it. */
const renewMs = 40_000;
const staleMs = 55_000;

type Held = { readonly code: string; readonly at: number };

/** @returns the address that the lobby's button leads to; null until there is one */
export function useEnterCode(visitId: string) {
  const [held, setHeld] = useState<Held | null>(null);
  const [isClosed, setClosed] = useState(false);
  const current = useRef(true);

  const renew = useCallback(async (): Promise<string | null> => {
    const at = Date.now();
    const made = await makeEnterCode({ visitId }).catch(() => null);
    if (!current.current || !made) return null;
    if (made.ok) setHeld({ code: made.value.code, at });
    else setClosed(made.code === 'closed');
    return made.ok ? made.value.code : null;
  }, [visitId]);

  useEffect(() => {
    current.current = true;
    const work = () => {
      if (document.visibilityState === 'visible') void renew();
    };
    work();
    const timer = setInterval(work, renewMs);
    document.addEventListener('visibilitychange', work);
    return () => {
      current.current = false;
      clearInterval(timer);
      document.removeEventListener('visibilitychange', work);
    };
  }, [renew]);

  return {
    code: held?.code ?? null,
    isStale: () => held === null || Date.now() - held.at > staleMs,
    isClosed,
    renew,
  };
}
