import type { Distance } from '@/lib/lessons/rules';

type Frame = { readonly locale: string; readonly timeZone: string };

/** "8:00" or "8:00 AM": as one says it, without a leading zero. */
export function timeWord(at: Date, { locale, timeZone }: Frame): string {
  const format = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit', timeZone });
  return format
    .formatToParts(at)
    .map((part) => (part.type === 'hour' ? part.value.replace(/^0(?=\d)/, '') : part.value))
    .join('');
}

/** "Dienstag, 24. November" */
export function longDay(at: Date, { locale, timeZone }: Frame): string {
  return new Intl.DateTimeFormat(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone,
  }).format(at);
}

/** "Di., 24. Nov." for a calendar date; the year only where it is not this one. */
export function shortDate(date: string, locale: string, thisYear = date.slice(0, 4)): string {
  return new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...(date.startsWith(thisYear) ? {} : { year: 'numeric' }),
    timeZone: 'UTC',
  }).format(new Date(`${date}T00:00:00Z`));
}

/** "8:00" for a wall-clock time. */
export function clockWord(time: string, locale: string): string {
  return timeWord(new Date(`2000-01-01T${time}:00Z`), { locale, timeZone: 'UTC' });
}

/** "in 8 Minuten", "morgen" */
export function distanceWord({ value, unit }: Distance, locale: string): string {
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(value, unit);
}

/** "Di., 24. Nov. 2026" */
export function shortDay(at: Date, { locale, timeZone }: Frame): string {
  return new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone,
  }).format(at);
}
