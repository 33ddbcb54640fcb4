/**
 * The secret of a paper card comes behind the `#`, where no server and no log sees it. The first script of the page takes it
 * out of the address bar, before any other code runs, and keeps it in a closure that gives it away once.
 */
declare global {
  interface Window {
    kreideCard?: () => string;
  }
}

/** A second card scanned in the same tab changes only the hash: the page is told by this event. */
export const cardEvent = 'kreide-card';

/** Inline in the head of the card's page (app/layout.tsx), with the page's nonce. */
export const cardScript = `(function(){var s='';function t(){if(location.hash){s=location.hash;history.replaceState(history.state,'',location.pathname+location.search)}}t();addEventListener('hashchange',function(){if(location.hash){t();dispatchEvent(new Event('${cardEvent}'))}});window.kreideCard=function(){var r=s;s='';return r}})()`;

const cardPattern = /^1\.([A-Za-z0-9_-]{16,128})$/;

/** What stood behind the `#`, once; empty when the page was opened or reloaded without it. */
export function takeHash(): string {
  return typeof window === 'undefined' ? '' : (window.kreideCard?.() ?? '').slice(1);
}

/** The secret, once; null when the page was opened or reloaded without one. */
export function takeCardSecret(): string | null {
  return cardPattern.exec(takeHash())?.[1] ?? null;
}
