import { z } from 'zod';
import { lessonIdSchema, type LessonKind } from '@/lib/lessons/schema';
import { workModes, type WorkMode } from '@/lib/classroom/schema';
import { attendanceStates } from '@/lib/shared/attendance';
import type { LessonId } from '@/lib/shared/ids';
import { cleanText } from '@/lib/shared/plain-text';
import type { AttendanceRow } from './attendance/schema';

export const minutesMax = 4000;

/** What features leave (lib/classroom/feature.ts), as it comes back from the database. What is not understood is left out. */
const pollSchema = z.object({
  template: z.enum(['thumbs', 'abcd', 'yes-no', 'how-sure', 'own']),
  multiple: z.boolean(),
  right: z.array(z.number()).nullable(),
  counts: z.array(z.number()),
  answered: z.number(),
  of: z.number(),
});
const changeSchema = z.object({ mode: z.enum(workModes).nullable(), at: z.coerce.date() });
const stepKindSchema = z.enum(['circle', 'board', 'tables', 'game', 'bye', 'own']);
const stepSchema = z.object({ kind: stepKindSchema.nullable(), at: z.coerce.date() });
export const contentSchema = z.object({
  polls: z.array(pollSchema).catch([]).default([]),
  modes: z.array(changeSchema).catch([]).default([]),
  strips: z.array(stepSchema).catch([]).default([]),
});
const pollWordsSchema = z
  .object({
    question: z.string().nullable(),
    answers: z.array(z.object({ word: z.string().optional(), picture: z.string().optional() })).nullable(),
  })
  .nullable();
export type PollWords = z.infer<typeof pollWordsSchema>;
export const wordsSchema = z.object({
  polls: z.array(pollWordsSchema).catch([]).default([]),
  /** What steps of the strip were called; empty: nothing but their kind. */
  strips: z.array(z.string()).catch([]).default([]),
});

export type ModeChange = z.infer<typeof changeSchema>;
/** A question with what was counted; who chose what is not here because it is nowhere. */
export type PollResult = z.infer<typeof pollSchema> & { readonly words: PollWords };
/** A stretch of the lesson in one work mode; null: none was chosen. */
export type Phase = { readonly mode: WorkMode | null; readonly from: Date; readonly to: Date };

/** A step of the strip began; without a kind none was on any more. */
export type StepChange = z.infer<typeof stepSchema> & { readonly name: string };
export type StepSpan = {
  readonly kind: z.infer<typeof stepKindSchema>;
  readonly name: string;
  readonly from: Date;
  readonly to: Date;
};

export type ReportLesson = {
  readonly id: LessonId;
  readonly className: string;
  readonly kind: LessonKind;
  readonly title: string;
  readonly startsAt: Date;
  readonly startedAt: Date;
  readonly endedAt: Date;
};

export type Report = {
  readonly lesson: ReportLesson;
  readonly timeZone: string;
  readonly attendance: readonly AttendanceRow[];
  readonly polls: readonly PollResult[];
  readonly phases: readonly Phase[];
  /** Empty: it had no strip. */
  readonly steps: readonly StepSpan[];
  /** What a teacher wrote; null: nothing yet. */
  readonly minutes: string | null;
  readonly keptUntil: {
    readonly attendance: Date | null;
    readonly report: Date | null;
    readonly board: Date | null;
  };
  readonly canKeepLonger: boolean;
};

/** Lines of text; each is cleaned, the breaks stay. */
const minutesSchema = z
  .string()
  .max(minutesMax * 2)
  .transform((text) =>
    text
      .split(/\r\n|\r|\n/)
      .map(cleanText)
      .join('\n')
      .trim(),
  )
  .pipe(z.string().max(minutesMax));

export const attendanceEditSchema = z.strictObject({
  lessonId: lessonIdSchema,
  signId: z.string().max(40),
  state: z.enum(attendanceStates).nullable(),
});
export const minutesEditSchema = z.strictObject({ lessonId: lessonIdSchema, text: minutesSchema });
export const lessonOnlySchema = z.strictObject({ lessonId: lessonIdSchema });

export type ReportProblem = 'not-found' | 'invalid' | 'unavailable';
