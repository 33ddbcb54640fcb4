type EarlyTime = {
  readonly starts: Date;
  readonly now: Date;
  readonly timeZone: string;
  /** How a full hour is written: "#" or "# o'clock". */
  readonly clock: string;
};

/** "8" or "8:15" for a lesson of today, null for another day: a child knows today only. */
export function earlyTime({ starts, now, timeZone, clock }: EarlyTime): string | null {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
  if (day.format(starts) !== day.format(now)) return null;
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: 'numeric',
    minute: '2-digit',
  }).formatToParts(starts);
  const part = (type: string) => parts.find((it) => it.type === type)?.value ?? '';
  const hour = String(Number(part('hour')));
  return part('minute') === '00' ? clock.replace('#', hour) : `${hour}:${part('minute')}`;
}
