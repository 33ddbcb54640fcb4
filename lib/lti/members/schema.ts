import type { SignFace } from '@/lib/shared/signs';

/** A child of the course as its teacher sees it. Nothing of this is stored. */
export type CourseMember = {
  /** As the LMS tells it; null: it tells no names. */
  readonly name: string | null;
  /** Null: never been here. */
  readonly face: SignFace | null;
};

/** Who of the course is in the lesson now and who is not; `here` is null while no lesson runs. */
export type Course = {
  readonly expected: number;
  readonly here: number | null;
  readonly missing: readonly CourseMember[];
};

export type CourseProblem = 'closed' | 'no-list' | 'lms-silent' | 'lms-refused' | 'unavailable';
