const hourMs = 3_600_000;
/** The hourly work may be late by a night and a morning: a school's server need not run all day. */
export const overdueHours = 26;

/** Whether the hourly work has not been done for too long. A school that is younger than that has not missed anything. */
export function isOverdue(lastDone: Date | null, schoolSince: Date, now: Date): boolean {
  const since = lastDone ?? schoolSince;
  return now.getTime() - since.getTime() > overdueHours * hourMs;
}
