import 'server-only';
import { ofChildren, seriesOfChildren } from '@/lib/lessons/data';
import { schoolDb } from '@/lib/server/db';
import type { SchoolScope } from '@/lib/server/scope';
import type { ClassId, LessonId } from '@/lib/shared/ids';
import type { Visit } from '../visit/gate';

/** What a link of a course leads to. */
export type LtiTarget = {
  readonly classId: ClassId;
  readonly lessonId: LessonId | null;
  readonly seriesId: string | null;
};

type LinkPlace = Pick<Visit, 'scope' | 'deploymentRow' | 'resourceLinkId'>;

/** Null: nobody chose yet, or what was chosen is gone. */
export async function findTarget({
  scope,
  deploymentRow,
  resourceLinkId,
}: LinkPlace): Promise<LtiTarget | null> {
  if (resourceLinkId === null) return null;
  const row = await schoolDb(scope).ltiLink.findFirst({
    where: { deploymentRow, resourceLinkId, class: { archivedAt: null } },
    select: { classId: true, lessonId: true, seriesId: true },
  });
  return (
    row && {
      classId: row.classId as ClassId,
      lessonId: row.lessonId as LessonId | null,
      seriesId: row.seriesId,
    }
  );
}

/** The class that a course is here. */
export async function findContextClass({
  scope,
  deploymentRow,
  contextId,
}: Pick<Visit, 'scope' | 'deploymentRow' | 'contextId'>): Promise<ClassId | null> {
  if (contextId === null) return null;
  const row = await schoolDb(scope).ltiContext.findFirst({
    where: { deploymentRow, contextId, class: { archivedAt: null } },
    select: { classId: true },
  });
  return (row?.classId as ClassId | undefined) ?? null;
}

/** Whether what a target names is there, and belongs together. */
export async function isInClass(
  scope: SchoolScope,
  { classId, lessonId, seriesId }: LtiTarget,
): Promise<boolean> {
  const db = schoolDb(scope);
  const counts = await Promise.all([
    db.class.count({ where: { id: classId, archivedAt: null } }),
    lessonId === null ? 1 : db.lesson.count({ where: { ...ofChildren, id: lessonId, classId } }),
    seriesId === null ? 1 : db.lessonSeries.count({ where: { ...seriesOfChildren, id: seriesId, classId } }),
  ]);
  return counts.every((count) => count === 1);
}
