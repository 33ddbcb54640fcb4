'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import type { z } from 'zod';
import { requireStaff } from '@/lib/accounts/gate';
import { publicOrigin } from '@/lib/server/host';
import { orUnavailable } from '@/lib/server/unavailable';
import { systemClock } from '@/lib/shared/clock';
import type { LessonId } from '@/lib/shared/ids';
import { ok, refuse, type Result } from '@/lib/shared/result';
import type { Actor } from './data';
import { readFeedClass } from './feed/data';
import { makeFeed, revokeFeed } from './feed/mutations';
import { feedChoice, type FeedChoice, type FeedProblem } from './feed/schema';
import { scheduleLessons, startInstantLesson, startLesson } from './mutations';
import {
  cancelSchema,
  classIdSchema,
  editSchema,
  lessonIdSchema,
  planSchema,
  restoreSchema,
  type EditProblem,
  type PlanProblem,
} from './schema';
import { cancelLessons, editLesson, restoreLessons } from './series/mutations';

async function enter() {
  const staff = await requireStaff();
  return { staff, context: { zone: staff.timeZone, now: systemClock() } };
}

export async function planLessons(
  input: unknown,
): Promise<Result<{ readonly lessonId: LessonId; readonly count: number }, PlanProblem>> {
  const { staff, context } = await enter();
  const parsed = planSchema.safeParse(input);
  if (!parsed.success) return refuse(fieldProblem(parsed.error));
  const result = await scheduleLessons(staff, parsed.data, context);
  if (result.ok) revalidatePath('/home');
  return result;
}

/** Starts or joins, then leads to the live lesson; a refusal leads to the lesson's page, which words it. */
export async function beginLesson(form: FormData): Promise<void> {
  const { staff, context } = await enter();
  const parsed = lessonIdSchema.safeParse(form.get('lesson'));
  if (!parsed.success) redirect('/lessons');
  const result = await startLesson(staff, parsed.data, context);
  if (result.ok) redirect(`/lessons/${parsed.data}/room`);
  redirect(result.code === 'not-found' ? '/lessons' : `/lessons/${parsed.data}?problem=${result.code}`);
}

export async function beginInstantLesson(form: FormData): Promise<void> {
  const { staff, context } = await enter();
  const parsed = classIdSchema.safeParse(form.get('class'));
  const result = parsed.success ? await startInstantLesson(staff, parsed.data, context) : refuse('not-found');
  redirect(result.ok ? `/lessons/${result.value.lessonId}/room` : '/lessons/instant');
}

export async function changeLesson(input: unknown): Promise<Result<undefined, EditProblem>> {
  const { staff, context } = await enter();
  const parsed = editSchema.safeParse(input);
  if (!parsed.success) return refuse(fieldProblem(parsed.error));
  const { lessonId, ...change } = parsed.data;
  const result = await editLesson(staff, lessonId, change, context);
  if (result.ok) revalidatePath(`/lessons/${lessonId}`);
  return result;
}

export async function cancelLesson(
  input: unknown,
): Promise<Result<readonly LessonId[], 'not-found' | 'not-planned'>> {
  const { staff, context } = await enter();
  const parsed = cancelSchema.safeParse(input);
  if (!parsed.success) return refuse('not-found');
  const { lessonId, reach } = parsed.data;
  const result = await cancelLessons(staff, lessonId, reach, context.now);
  if (result.ok) revalidatePath(`/lessons/${lessonId}`);
  return result;
}

export async function restoreCancelled(input: unknown): Promise<Result<undefined, 'not-found'>> {
  const { staff, context } = await enter();
  const parsed = restoreSchema.safeParse(input);
  if (!parsed.success) return refuse('not-found');
  const result = await restoreLessons(staff, parsed.data, context.now);
  if (!result.ok) return result;
  for (const lessonId of parsed.data.slice(0, 1)) revalidatePath(`/lessons/${lessonId}`);
  return ok();
}

/** The first field that is wrong, as the form names it. */
function fieldProblem(
  error: z.ZodError,
): 'bad-title' | 'bad-date' | 'bad-time' | 'bad-minutes' | 'not-found' {
  switch (error.issues[0]?.path[0]) {
    case 'title':
      return 'bad-title';
    case 'date':
    case 'lastDate':
      return 'bad-date';
    case 'startTime':
      return 'bad-time';
    case 'minutes':
      return 'bad-minutes';
    default:
      return 'not-found';
  }
}

/** Makes the address, shown once; one that was made before opens nothing any more. */
export async function makeCalendarLink(
  input: unknown,
): Promise<Result<{ readonly link: string }, FeedProblem>> {
  return withChoice(input, async (actor, { classId }) => {
    const secret = await makeFeed(actor, classId);
    return { link: `${publicOrigin()}/calendar/${secret}.ics` };
  });
}

export async function revokeCalendarLink(input: unknown): Promise<Result<undefined, FeedProblem>> {
  return withChoice(input, async (actor, { classId }) => {
    await revokeFeed(actor, classId);
    revalidatePath('/lessons');
    return undefined;
  });
}

async function withChoice<T>(
  input: unknown,
  act: (actor: Actor, choice: FeedChoice) => Promise<T>,
): Promise<Result<T, FeedProblem>> {
  const { staff } = await enter();
  const choice = feedChoice.safeParse(input);
  if (!choice.success) return refuse('not-found');
  return orUnavailable('calendar link', async () => {
    const { classId } = choice.data;
    if (classId !== null && (await readFeedClass(staff, classId)) === null) return refuse('not-found');
    return ok(await act(staff, choice.data));
  });
}
