'use server';

import { revalidatePath } from 'next/cache';
import type { z } from 'zod';
import { orUnavailable } from '@/lib/server/unavailable';
import { systemClock } from '@/lib/shared/clock';
import type { LessonId } from '@/lib/shared/ids';
import { ok, refuse, type Result } from '@/lib/shared/result';
import { editAttendance } from './attendance/mutations';
import { readSchool } from './data';
import { enterReport, type ReportGate } from './gate';
import { eraseLesson, keepAttendance, storeMinutes } from './mutations';
import { keptAtMost } from './rules';
import { openReceipt } from './receipt/gate';
import type { Receipt } from './receipt/schema';
import { attendanceEditSchema, lessonOnlySchema, minutesEditSchema, type ReportProblem } from './schema';

type Done = Promise<Result<undefined, ReportProblem>>;

/** @param work resolves to false when what it should change is not there (any more) */
async function change<T extends { readonly lessonId: LessonId }>(
  schema: z.ZodType<T>,
  input: unknown,
  work: (gate: ReportGate, asked: T) => Promise<boolean>,
): Done {
  const parsed = schema.safeParse(input);
  if (!parsed.success) return refuse('invalid');
  return orUnavailable('report', async () => {
    const entered = await enterReport(parsed.data.lessonId);
    if (!entered.ok) return entered;
    if (!(await work(entered.value, parsed.data))) return refuse('not-found');
    revalidatePath(`/lessons/${parsed.data.lessonId}/report`);
    return ok();
  });
}

/** da, später or fehlt, as the teacher says; null takes her word back. */
export async function setAttendance(input: unknown): Done {
  return change(attendanceEditSchema, input, ({ scope, lesson }, asked) =>
    editAttendance(scope, lesson.id, asked),
  );
}

export async function saveMinutes(input: unknown): Done {
  return change(minutesEditSchema, input, ({ scope, lesson }, { text }) =>
    storeMinutes(scope, lesson.id, text),
  );
}

/** Alles löschen: of the lesson only its date in the plan remains. */
export async function eraseReport(input: unknown): Done {
  return change(lessonOnlySchema, input, async ({ scope, lesson }) => {
    await eraseLesson(scope, lesson.id, systemClock());
    return true;
  });
}

/** 30 Tage behalten */
export async function keepReport(input: unknown): Done {
  return change(lessonOnlySchema, input, async ({ scope, lesson }) => {
    await keepAttendance(scope, lesson.id, keptAtMost(lesson.endedAt, await readSchool(scope)));
    return true;
  });
}

/** For anybody who holds a receipt: is it genuine, and what does it say? */
export async function checkReceipt(token: unknown): Promise<Result<Receipt, 'not-genuine'>> {
  return openReceipt(token);
}
