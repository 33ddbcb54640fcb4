/** Minutes and seconds since a moment, as a clock shows them; a server clock ahead of ours is not negative. */
export function waitingTime(since: string, now: number): string {
  const seconds = Math.max(0, Math.floor((now - Date.parse(since)) / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
