const clock = (seconds: number) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

/** How long somebody waits, as m:ss; the server's clock may be a little ahead of ours. */
export function waitingTime(since: string, now: number): string {
  return clock(Math.max(0, Math.floor((now - Date.parse(since)) / 1000)));
}

/** What is left, as m:ss; the last second counts as one. */
export function remainingTime(until: string, now: number): string {
  return clock(Math.max(0, Math.ceil((Date.parse(until) - now) / 1000)));
}
