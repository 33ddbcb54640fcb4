/** How long a school keeps what a lesson leaves, in days after it. The admin may change each within its range. */
export const retentionRanges = {
  boardDays: { min: 0, max: 180, standard: 30 },
  attendanceDays: { min: 7, max: 30, standard: 14 },
  reportDays: { min: 0, max: 180, standard: 30 },
} as const;
export const retentionNames = ['boardDays', 'attendanceDays', 'reportDays'] as const;
export type RetentionName = (typeof retentionNames)[number];
export type RetentionDays = Readonly<Record<RetentionName, number>>;

/** What the log of deletions tells apart. */
export const deletedParts = [
  'secrets',
  'seats',
  'facts',
  'boards',
  'board-history',
  'attendance',
  'reports',
  'children',
  'classes',
  'accounts',
] as const;
export type DeletedPart = (typeof deletedParts)[number];

/** Its time was over, or a person asked for it. */
export const deletionCauses = ['time', 'child', 'class', 'lesson'] as const;
export type DeletionCause = (typeof deletionCauses)[number];
