import { z } from 'zod';
import { classNameSchema, gradeSchema } from '@/lib/classes/schema';
import { classIdSchema, lessonIdSchema, lessonTimesSchema, type ClassChoice } from '@/lib/lessons/schema';
import type { SignFace } from '@/lib/shared/signs';

/** What stands in the frame of the LMS. */
export type Lobby =
  | { readonly type: 'closed' }
  /** Somebody's parent: no lesson of this person's own. */
  | { readonly type: 'guardian' }
  /** A child, before a teacher said where the link leads. */
  | { readonly type: 'not-ready' }
  | { readonly type: 'full' }
  | { readonly type: 'child'; readonly sign: SignFace | null; readonly isOver: boolean }
  /** `adult`: without an account, for this lesson only. */
  | {
      readonly type: 'teacher' | 'adult';
      readonly className: string;
      readonly state: 'live' | 'start' | 'early' | 'none';
      readonly starts: string | null;
      readonly isClass: boolean;
      /** Whether the LMS names who is in the course. */
      readonly hasCourse: boolean;
      /** Whether this LMS made her account here, so that she may have another one. */
      readonly mayJoin: boolean;
    }
  | {
      readonly type: 'choose';
      readonly classes: readonly ClassChoice[];
      readonly suggestion: string;
      readonly mayJoin: boolean;
    }
  /** A teacher of whom the LMS does not say who she is, before the link leads anywhere. */
  | { readonly type: 'nameless' }
  | {
      readonly type: 'deep-link';
      readonly places: readonly LinkPlaces[];
      readonly suggestion: string;
      readonly mayJoin: boolean;
    };

/** What a link may be made to, class by class. */
export type LinkPlaces = ClassChoice & {
  readonly lessons: readonly { readonly id: string; readonly words: string }[];
  readonly series: readonly { readonly id: string; readonly words: string }[];
};

const visitId = z.string().regex(/^[0-9a-z]{26}$/);
export const visitSchema = z.object({ visitId });
export const chooseSchema = z.object({ visitId, classId: classIdSchema });
export const newClassSchema = z.object({ visitId, name: classNameSchema, grade: gradeSchema });
export const deepLinkSchema = z.object({
  visitId,
  choice: z.discriminatedUnion('type', [
    z.object({ type: z.literal('class'), classId: classIdSchema }),
    z.object({ type: z.literal('lesson'), classId: classIdSchema, id: lessonIdSchema }),
    z.object({ type: z.literal('series'), classId: classIdSchema, id: visitId }),
    lessonTimesSchema.extend({
      type: z.literal('plan'),
      classId: classIdSchema,
      repeat: z.enum(['once', 'weekly']),
    }),
  ]),
});
export type DeepLinkChoice = z.infer<typeof deepLinkSchema>['choice'];

export type LobbyProblem = 'closed' | 'not-found' | 'invalid' | 'past' | 'unavailable';
