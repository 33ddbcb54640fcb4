import 'server-only';
import { ofChildren } from '@/lib/lessons/data';
import { findDoorLesson, type DoorLessonView } from '@/lib/lessons/door/data';
import { asLessonState, pickDoorLesson, type DoorLesson } from '@/lib/lessons/rules';
import { schoolDb } from '@/lib/server/db';
import type { SchoolScope } from '@/lib/server/scope';
import type { ClassId, LessonId, SignId } from '@/lib/shared/ids';
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
      ...ofChildren,
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

export async function findFace(scope: SchoolScope, signId: SignId): Promise<SignFace | null> {
  const row = await schoolDb(scope).sign.findFirst({ where: { id: signId } });
  return row && isAnimal(row.animal) && isBadge(row.badge) ? { animal: row.animal, badge: row.badge } : null;
}

export async function readTimeZone(scope: SchoolScope): Promise<string> {
  const school = await schoolDb(scope).school.findFirst({ select: { timeZone: true } });
  return school?.timeZone ?? 'Europe/Berlin';
}
