'use client';

import { useEffect } from 'react';
import { BrokenPage } from './broken-page';

const askEveryMs = 2_000;
/** A part that is missing although the server answers must not make the page reload without end. */
const notSoonerMs = 10_000;
const reloadedKey = 'kreide-reloaded';

/** The server was gone while a part of the page was on its way: as soon as it answers, the page comes back by itself. */
export function LostPart({ reload = () => location.reload() }: { readonly reload?: () => void }) {
  useEffect(() => {
    const look = async () => {
      if (Date.now() - Number(sessionStorage.getItem(reloadedKey) ?? 0) < notSoonerMs) return;
      const answer = await fetch('/api/health', { cache: 'no-store' }).catch(() => null);
      if (!answer?.ok) return;
      sessionStorage.setItem(reloadedKey, String(Date.now()));
      reload();
    };
    const timer = setInterval(() => void look(), askEveryMs);
    return () => clearInterval(timer);
  }, [reload]);
  return <BrokenPage onAgain={reload} />;
}
