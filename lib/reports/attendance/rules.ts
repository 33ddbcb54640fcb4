import type { AttendanceState } from '@/lib/shared/attendance';

/** Who comes later than this after the beginning is "später". */
export const lateAfterMs = 5 * 60_000;

type Beginning = { readonly startsAt: Date; readonly startedAt: Date | null };

/** The beginning is the plan's, or the teacher's when she was later than the plan: nobody can be in time before her. */
export function judge(firstSeenAt: Date | null, { startsAt, startedAt }: Beginning): AttendanceState {
  if (!firstSeenAt) return 'absent';
  const beginning = Math.max(startsAt.getTime(), startedAt?.getTime() ?? 0);
  return firstSeenAt.getTime() > beginning + lateAfterMs ? 'late' : 'present';
}

/** Shorter, and a child may just have been on its way in. */
const silentAfterS = 60;

type Heard = { readonly seconds: number; readonly mediaSeconds: number };

/** Who heard and saw nothing, judged among all: where nobody was connected there was no media server. */
export function silentAmong(rows: readonly Heard[]): (row: Heard) => boolean {
  const isAnybodyHeard = rows.some(({ mediaSeconds }) => mediaSeconds > 0);
  return ({ seconds, mediaSeconds }) => isAnybodyHeard && seconds >= silentAfterS && mediaSeconds === 0;
}

export function countStates(
  rows: readonly { readonly state: AttendanceState }[],
): Record<AttendanceState, number> {
  const counts = { present: 0, late: 0, absent: 0 };
  for (const { state } of rows) counts[state] += 1;
  return counts;
}
