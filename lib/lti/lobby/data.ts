import 'server-only';
import { findDoorLesson, type DoorLessonView } from '@/lib/lessons/door/data';
import { asLessonState, pickDoorLesson, type DoorLesson } from '@/lib/lessons/rules';
import { schoolDb } from '@/lib/server/db';
import type { SchoolScope } from '@/lib/server/scope';
import type { ClassId, LessonId } from '@/lib/shared/ids';
import { isAnimal, isBadge, type SignFace } from '@/lib/shared/signs';
import type { LtiTarget } from '../links/data';

const dayMs = 86_400_000;

/** The lesson that a link means now: its own, the nearest of its series, or the one that the door of its class leads to. */
export async function findTargetLesson(
  scope: SchoolScope,
  { classId, lessonId, seriesId }: LtiTarget,
  now: Date,
): Promise<DoorLesson<DoorLessonView>> {
  if (lessonId === null && seriesId === null) return findDoorLesson(scope, classId, now);
  const rows = await schoolDb(scope).lesson.findMany({
    where: {
      classId,
      ...(lessonId === null
        ? { seriesId, startsAt: { gt: new Date(now.getTime() - dayMs) } }
        : { id: lessonId }),
    },
    orderBy: { startsAt: 'asc' },
    take: 10,
    select: { id: true, title: true, startsAt: true, endsAt: true, startedAt: true, state: true },
  });
  return pickDoorLesson(
    rows.map((row) => ({ ...row, id: row.id as LessonId, state: asLessonState(row.state) })),
    now,
  );
}

export async function readClassPlace(scope: SchoolScope, classId: ClassId) {
  return schoolDb(scope).class.findFirst({ where: { id: classId }, select: { name: true, linkCode: true } });
}

export async function findChildSign(
  scope: SchoolScope,
  child: { readonly platformId: string; readonly classId: ClassId; readonly sub: string },
): Promise<SignFace | null> {
  const row = await schoolDb(scope).ltiSign.findFirst({ where: child, include: { sign: true } });
  if (!row) return null;
  const { animal, badge } = row.sign;
  return isAnimal(animal) && isBadge(badge) ? { animal, badge } : null;
}

export async function readTimeZone(scope: SchoolScope): Promise<string> {
  const school = await schoolDb(scope).school.findFirst({ select: { timeZone: true } });
  return school?.timeZone ?? 'Europe/Berlin';
}
