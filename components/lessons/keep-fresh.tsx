'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

/** Asks the server again now and then while the page is looked at, so that times and the bench stay true. */
export function KeepFresh({ seconds }: { readonly seconds: number }) {
  const router = useRouter();
  useEffect(() => {
    const refresh = () => {
      if (document.visibilityState === 'visible') router.refresh();
    };
    const timer = setInterval(refresh, seconds * 1000);
    document.addEventListener('visibilitychange', refresh);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', refresh);
    };
  }, [router, seconds]);
  return null;
}
