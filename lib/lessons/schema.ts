import { z } from 'zod';
import type { ClassId, LessonId } from '@/lib/shared/ids';
import type { LessonPhase } from './rules';

export const titleMax = 60;
export const minutesMin = 5;
export const minutesMax = 240;
export const minutesDefault = 45;
export const pageSize = 50;

/** Who a lesson is for: the children of its class, or adults (parents, colleagues), who come by a link with a name. */
export const lessonKinds = ['class', 'adults'] as const;
export type LessonKind = (typeof lessonKinds)[number];
export const asLessonKind = (value: string): LessonKind => (value === 'adults' ? 'adults' : 'class');

const idText = z.string().regex(/^[0-9a-hjkmnp-tv-z]{26}$/);
export const classIdSchema = idText.transform((value) => value as ClassId);
export const lessonIdSchema = idText.transform((value) => value as LessonId);

/** A day that exists, as a date field sends it. */
export const dateSchema = z
  .string()
  .regex(/^20\d\d-\d\d-\d\d$/)
  .refine((value) => {
    const day = new Date(`${value}T00:00:00Z`);
    return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === value;
  });
export const timeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const minutesSchema = z.coerce.number().int().min(minutesMin).max(minutesMax);
const titleSchema = z
  .string()
  .max(200)
  .transform((value) => value.replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim())
  .pipe(z.string().max(titleMax));

export const lessonTimesSchema = z.object({
  title: titleSchema,
  date: dateSchema,
  startTime: timeSchema,
  minutes: minutesSchema,
});
export type LessonTimes = z.infer<typeof lessonTimesSchema>;

export const planSchema = lessonTimesSchema.extend({
  classId: classIdSchema,
  /** Absent: for the class. */
  kind: z.enum(lessonKinds).optional(),
  repeat: z.enum(['once', 'weekly']),
  /** Empty: to the end of the school year. */
  lastDate: z.union([z.literal('').transform(() => null), dateSchema]),
});
export type PlanInput = z.infer<typeof planSchema>;

/** How far an edit or a cancellation reaches: this date, or this and every later one of its series. */
export const reachSchema = z.enum(['one', 'following']);
export type Reach = z.infer<typeof reachSchema>;

export const editSchema = lessonTimesSchema.extend({ lessonId: lessonIdSchema, reach: reachSchema });
export const cancelSchema = z.object({ lessonId: lessonIdSchema, reach: reachSchema });
export const restoreSchema = z.array(lessonIdSchema).min(1).max(60);

/** A class one may plan for. */
export type ClassChoice = { readonly id: ClassId; readonly name: string };

export type LessonView = {
  readonly id: LessonId;
  readonly classId: ClassId;
  readonly className: string;
  readonly kind: LessonKind;
  readonly title: string;
  readonly date: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly weekly: boolean;
  readonly phase: LessonPhase;
};

export type LessonPage = { readonly lessons: readonly LessonView[]; readonly next: string | null };

type FieldProblem = 'bad-title' | 'bad-date' | 'bad-time' | 'bad-minutes';
export type PlanProblem = FieldProblem | 'not-found' | 'past' | 'bad-last-date';
export type EditProblem = FieldProblem | 'not-found' | 'not-planned' | 'past' | 'date-taken' | 'other-week';

/** A place in a list by start and id, so that a page neither skips nor repeats a lesson when others are planned meanwhile. */
export type Cursor = { readonly startsAt: Date; readonly id: string };

export function writeCursor(cursor: Cursor): string {
  return `${cursor.startsAt.getTime()}.${cursor.id}`;
}

export function parseCursor(text: string | undefined): Cursor | null {
  const match = /^(\d{1,14})\.([0-9a-z]{1,32})$/.exec(text ?? '');
  return match?.[1] && match[2] ? { startsAt: new Date(Number(match[1])), id: match[2] } : null;
}
