import { z } from 'zod';
import { lessonIdSchema } from '@/lib/lessons/schema';

export const sendPointsSchema = z.strictObject({
  lessonId: lessonIdSchema,
  deploymentRow: z.string().min(1).max(64),
});

/** An LMS whose gradebook can have the attendance of a lesson. */
export type PointsPlace = {
  readonly deploymentRow: string;
  readonly lmsName: string;
  /** How many children of this lesson came from there. */
  readonly children: number;
};

export type PointsProblem = 'not-found' | 'invalid' | 'too-many' | 'unavailable';
