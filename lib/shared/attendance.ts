/** da, später, fehlt */
export const attendanceStates = ['present', 'late', 'absent'] as const;
export type AttendanceState = (typeof attendanceStates)[number];

function isAttendanceState(value: unknown): value is AttendanceState {
  return attendanceStates.some((state) => state === value);
}

/** What counts of a stored row: a teacher's word wins over what was seen. Nothing known is "fehlt". */
export function countedState(row: { readonly seen: string | null; readonly edited: string | null }): {
  readonly state: AttendanceState;
  readonly isEdited: boolean;
} {
  if (isAttendanceState(row.edited)) return { state: row.edited, isEdited: true };
  return { state: isAttendanceState(row.seen) ? row.seen : 'absent', isEdited: false };
}
