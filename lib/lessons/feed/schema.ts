import { z } from 'zod';
import { classIdSchema } from '../schema';

/** Whose planned lessons: of this class, or (null) of all classes that one teaches. */
export const feedChoice = z.strictObject({ classId: z.union([z.null(), classIdSchema]) });
export type FeedChoice = z.infer<typeof feedChoice>;
export type FeedProblem = 'not-found' | 'unavailable';
