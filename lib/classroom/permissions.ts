import type { PermissionRow } from './feature';

/** The rows of the permission table that features share; a feature names one per intent (lib/classroom/SPEC.md). */
export const staffOnly: PermissionRow = { teacher: true, coteacher: true, pupil: false, bench: false };
export const teacherOnly: PermissionRow = { teacher: true, coteacher: false, pupil: false, bench: false };
export const pupilOnly: PermissionRow = { teacher: false, coteacher: false, pupil: true, bench: false };
export const everyAdmitted: PermissionRow = { teacher: true, coteacher: true, pupil: true, bench: false };
export const everySeat: PermissionRow = { teacher: true, coteacher: true, pupil: true, bench: true };
