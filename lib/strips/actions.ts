'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { enterClass } from '@/lib/classes/gate';
import { ok, refuse, type Result } from '@/lib/shared/result';
import { listStrips } from './data';
import { enterLessonStrips } from './gate';
import { addStrip, changeStrip, chooseStrip, dropStrip } from './mutations';
import { stripSchema, type StripDTO } from './rules';
import type { StripProblem } from './schema';

type Done = Result<undefined, StripProblem>;
const idSchema = z.string().min(1).max(40);

/** The strips that the class of this lesson keeps. */
export async function loadLessonStrips(
  lessonId: unknown,
): Promise<Result<readonly StripDTO[], StripProblem>> {
  const entered = await enterLessonStrips(lessonId);
  if (!entered.ok) return entered;
  const { scope, lesson } = entered.value;
  return ok(await listStrips(scope, lesson.classId));
}

/** @param stripId null: a new one */
export async function saveStrip(classId: unknown, stripId: unknown, strip: unknown): Promise<Done> {
  const entered = await enterClass(classId);
  if (!entered.ok) return entered;
  const { scope, classId: own } = entered.value;
  const id = idSchema.nullable().safeParse(stripId);
  const parsed = stripSchema.safeParse(strip);
  if (!id.success || !parsed.success) return refuse('invalid');
  if (id.data === null) {
    if ((await addStrip(scope, own, parsed.data)) === null) return refuse('full');
  } else if (!(await changeStrip(scope, own, id.data, parsed.data))) return refuse('not-found');
  revalidatePath(`/classes/${own}/strips`);
  return ok();
}

export async function deleteStrip(classId: unknown, stripId: unknown): Promise<Done> {
  const entered = await enterClass(classId);
  if (!entered.ok) return entered;
  const { scope, classId: own } = entered.value;
  const id = idSchema.safeParse(stripId);
  if (!id.success || !(await dropStrip(scope, own, id.data))) return refuse('not-found');
  revalidatePath(`/classes/${own}/strips`);
  return ok();
}

const choiceSchema = z.strictObject({ stripId: idSchema.nullable(), following: z.boolean() });

/** With which strip a planned lesson begins. */
export async function planStrip(lessonId: unknown, choice: unknown): Promise<Done> {
  const entered = await enterLessonStrips(lessonId);
  if (!entered.ok) return entered;
  const parsed = choiceSchema.safeParse(choice);
  if (!parsed.success) return refuse('invalid');
  const { scope, lesson } = entered.value;
  const { stripId, following } = parsed.data;
  if (!(await chooseStrip(scope, lesson, stripId, following))) return refuse('not-found');
  revalidatePath(`/lessons/${lesson.id}`);
  return ok();
}
