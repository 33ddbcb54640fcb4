import { DateTime } from 'luxon';

/** Between the end of a school year and the deletion of its classes; as long before the end, its teachers are told. */
export const noticeDays = 28;
/** A class made from June on is meant for the year that begins in August. */
const newYearFromMonth = 6;

type Year = { readonly createdAt: Date; readonly endsOn: string | null };

/** The last day of the school year a class is for. Länder end at different times in summer; the end of July is after most of it. */
export function lastDayOf({ createdAt, endsOn }: Year, timeZone: string): DateTime {
  if (endsOn !== null) return DateTime.fromISO(endsOn, { zone: timeZone });
  const made = DateTime.fromJSDate(createdAt, { zone: timeZone });
  const year = made.month >= newYearFromMonth ? made.year + 1 : made.year;
  return DateTime.fromObject({ year, month: 7, day: 31 }, { zone: timeZone });
}

/** When a class is deleted if nobody keeps it or ends it before. */
export function deletionOf(year: Year, timeZone: string): DateTime {
  return lastDayOf(year, timeZone)
    .plus({ days: noticeDays + 1 })
    .startOf('day');
}

/** Whether its teachers have to be told by now. */
export function isNoticeTime(year: Year, timeZone: string, now: Date): boolean {
  return lastDayOf(year, timeZone).minus({ days: noticeDays }).toMillis() <= now.getTime();
}

/** The end of the next school year, for a class that goes on; also when nobody looked for years. */
export function nextLastDay(year: Year, timeZone: string, now: Date): string {
  let day = lastDayOf(year, timeZone).plus({ years: 1 });
  while (day.toMillis() < now.getTime()) day = day.plus({ years: 1 });
  return day.toISODate() ?? '';
}
