import 'server-only';
import { schoolDb } from '@/lib/server/db';
import type { SchoolScope } from '@/lib/server/scope';
import { openText } from '@/lib/server/seal';
import type { ClassId, LessonId } from '@/lib/shared/ids';
import { readStrip, readyStrip, type StripDTO, type StripStep } from './rules';
import { readyStripId, stripsMax } from './schema';

type Row = { readonly id: string; readonly words: Uint8Array; readonly settings: unknown };

/** Null for a row that cannot be opened or is no strip: an older key, an older version. */
function openStrip({ id, words, settings }: Row): StripDTO | null {
  const text = openText(words, id);
  return text === null ? null : readStrip(id, JSON.parse(text), settings);
}

/** In the order in which they were made. */
export async function listStrips(scope: SchoolScope, classId: ClassId): Promise<readonly StripDTO[]> {
  const rows = await schoolDb(scope).stripTemplate.findMany({
    where: { classId },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    take: stripsMax,
  });
  return rows.flatMap((row) => openStrip(row) ?? []);
}

/** What was chosen for this lesson beforehand: the id of a strip, or null. */
export async function plannedStripId(scope: SchoolScope, lessonId: LessonId): Promise<string | null> {
  const row = await schoolDb(scope).lesson.findFirst({ where: { id: lessonId }, select: { stripId: true } });
  return row?.stripId ?? null;
}

/** The steps that a lesson begins with, or null; a strip that was thrown away meanwhile is none. */
export async function plannedSteps(
  scope: SchoolScope,
  lessonId: LessonId,
): Promise<readonly StripStep[] | null> {
  const db = schoolDb(scope);
  const lesson = await db.lesson.findFirst({
    where: { id: lessonId },
    select: { stripId: true, classId: true },
  });
  if (!lesson?.stripId) return null;
  if (lesson.stripId === readyStripId) return readyStrip;
  const row = await db.stripTemplate.findFirst({ where: { id: lesson.stripId, classId: lesson.classId } });
  return (row && openStrip(row)?.steps) ?? null;
}
