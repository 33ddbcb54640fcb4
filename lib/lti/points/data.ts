import 'server-only';
import { ofChildren, taughtBy, type Actor } from '@/lib/lessons/data';
import { schoolDb } from '@/lib/server/db';
import type { SchoolScope } from '@/lib/server/scope';
import { countedState, type AttendanceState } from '@/lib/shared/attendance';
import type { ClassId, LessonId, SignId } from '@/lib/shared/ids';

export type PointsLesson = {
  readonly id: LessonId;
  readonly classId: ClassId;
  readonly seriesId: string | null;
  readonly title: string;
  readonly date: string;
};

const lessonSelect = { id: true, classId: true, seriesId: true, title: true, date: true } as const;
type LessonRow = { id: string; classId: string; seriesId: string | null; title: string; date: string };
const lessonOf = (row: LessonRow): PointsLesson => ({
  ...row,
  id: row.id as LessonId,
  classId: row.classId as ClassId,
});

/** An ended lesson of a class that she teaches: points are a teacher's word, not an admin's. */
export async function findTaughtLesson(actor: Actor, lessonId: LessonId): Promise<PointsLesson | null> {
  const where = { ...ofChildren, id: lessonId, state: 'ended', class: taughtBy(actor.accountId) };
  const row = await schoolDb(actor.scope).lesson.findFirst({ where, select: lessonSelect });
  return row && lessonOf(row);
}

export async function findEndedLesson(scope: SchoolScope, lessonId: LessonId): Promise<PointsLesson | null> {
  const row = await schoolDb(scope).lesson.findFirst({
    where: { id: lessonId, state: 'ended' },
    select: lessonSelect,
  });
  return row && lessonOf(row);
}

/** Where an LMS takes the points of a lesson: the item of its own link, or the list in which the lesson gets one. */
export type Gradebook = {
  readonly deploymentRow: string;
  readonly platformId: string;
  readonly lmsName: string;
} & ({ readonly itemUrl: string } | { readonly listUrl: string });

/** LTI-41 */
export async function listGradebooks(
  scope: SchoolScope,
  { id, classId, seriesId }: PointsLesson,
): Promise<readonly Gradebook[]> {
  const rows = await schoolDb(scope).ltiDeployment.findMany({
    where: { state: 'enabled', platform: { isEnabled: true } },
    include: {
      platform: { select: { id: true, name: true } },
      links: { where: { classId, lineItemUrl: { not: null } } },
      contexts: { where: { classId, lineItemsUrl: { not: null } }, take: 1 },
    },
    orderBy: { createdAt: 'asc' },
    take: 50,
  });
  return rows.flatMap(({ id: deploymentRow, platform, links, contexts }): Gradebook[] => {
    const place = { deploymentRow, platformId: platform.id, lmsName: platform.name };
    const own = links.find(({ lessonId }) => lessonId === id);
    const wider = links.find((link) => link.lessonId === null && [null, seriesId].includes(link.seriesId));
    const listUrl = contexts[0]?.lineItemsUrl;
    if (own?.lineItemUrl) return [{ ...place, itemUrl: own.lineItemUrl }];
    if (listUrl) return [{ ...place, listUrl }];
    return wider?.lineItemUrl ? [{ ...place, itemUrl: wider.lineItemUrl }] : [];
  });
}

/** The children of a lesson that an LMS knows, and whether they were there. */
export async function listScored(
  scope: SchoolScope,
  lesson: PointsLesson,
  platformId: string,
): Promise<readonly { readonly signId: SignId; readonly state: AttendanceState }[]> {
  const rows = await schoolDb(scope).attendance.findMany({
    where: {
      lessonId: lesson.id,
      seen: { not: null },
      sign: { ltiSign: { is: { platformId, classId: lesson.classId } } },
    },
    select: { signId: true, seen: true, edited: true },
  });
  return rows.map((row) => ({ signId: row.signId as SignId, state: countedState(row).state }));
}

/** How the LMS calls the child of a sign; null when it is gone. */
export async function findSub(
  scope: SchoolScope,
  platformId: string,
  signId: SignId,
): Promise<string | null> {
  const row = await schoolDb(scope).ltiSign.findFirst({
    where: { platformId, signId },
    select: { sub: true },
  });
  return row?.sub ?? null;
}
