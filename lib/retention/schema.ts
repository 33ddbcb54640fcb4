import { z } from 'zod';
import {
  retentionRanges,
  type DeletedPart,
  type DeletionCause,
  type RetentionDays,
} from '@/lib/shared/retention';

const daysIn = ({ min, max }: { readonly min: number; readonly max: number }) =>
  z.number().int().min(min).max(max);

export const retentionSchema = z.strictObject({
  boardDays: daysIn(retentionRanges.boardDays),
  attendanceDays: daysIn(retentionRanges.attendanceDays),
  reportDays: daysIn(retentionRanges.reportDays),
});

export type RetentionProblem = 'not-allowed' | 'not-found' | 'invalid' | 'in-lesson' | 'unavailable';

export type DeletionDTO = {
  readonly number: number;
  readonly at: string;
  readonly cause: DeletionCause;
  readonly what: DeletedPart;
  readonly count: number;
};
export type RetentionPage = {
  readonly days: RetentionDays;
  /** The newest entries of the log. */
  readonly deletions: readonly DeletionDTO[];
  readonly total: number;
  /** Every entry is there, as it was written. */
  readonly isWhole: boolean;
};

/** What ending the year of a class deletes. */
export type YearPreview = {
  readonly children: number;
  readonly names: number;
  readonly cards: number;
  readonly lessons: number;
  readonly boards: number;
  readonly attendance: number;
  readonly reports: number;
  readonly isLive: boolean;
};
