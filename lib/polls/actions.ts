'use server';

import { z } from 'zod';
import { ok, refuse, type Result } from '@/lib/shared/result';
import { listTemplates } from './data';
import { enterPolls } from './gate';
import { addTemplate, dropTemplate } from './mutations';
import { ownPollSchema } from './rules';
import type { PollTemplateDTO, TemplateProblem } from './schema';

/** The questions that the class of this lesson keeps, newest first. */
export async function loadPollTemplates(
  lessonId: unknown,
): Promise<Result<readonly PollTemplateDTO[], TemplateProblem>> {
  const entered = await enterPolls(lessonId);
  return entered.ok ? ok(await listTemplates(entered.value.scope, entered.value.classId)) : entered;
}

export async function savePollTemplate(
  lessonId: unknown,
  poll: unknown,
): Promise<Result<{ readonly id: string }, TemplateProblem>> {
  const entered = await enterPolls(lessonId);
  if (!entered.ok) return entered;
  const parsed = ownPollSchema.safeParse(poll);
  if (!parsed.success) return refuse('invalid');
  const id = await addTemplate(entered.value.scope, entered.value.classId, parsed.data);
  return id === null ? refuse('full') : ok({ id });
}

const idSchema = z.string().max(40);

export async function deletePollTemplate(
  lessonId: unknown,
  templateId: unknown,
): Promise<Result<undefined, TemplateProblem>> {
  const entered = await enterPolls(lessonId);
  if (!entered.ok) return entered;
  const { scope, classId } = entered.value;
  const id = idSchema.safeParse(templateId);
  return id.success && (await dropTemplate(scope, classId, id.data)) ? ok() : refuse('not-found');
}
