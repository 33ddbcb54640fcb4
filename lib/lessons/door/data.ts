import 'server-only';
import { schoolDb } from '@/lib/server/db';
import type { SchoolScope } from '@/lib/server/scope';
import type { ClassId, LessonId } from '@/lib/shared/ids';
import { localDate, localDay } from '../calendar/rules';
import { ofChildren } from '../data';
import { asLessonState, forgottenMs, pickDoorLesson, type DoorLesson, type LessonState } from '../rules';
import { minutesMax } from '../schema';

export type DoorLessonView = {
  readonly id: LessonId;
  readonly title: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly startedAt: Date | null;
  readonly state: LessonState;
};

const select = { id: true, title: true, startsAt: true, endsAt: true, startedAt: true, state: true };
const longestMs = minutesMax * 60_000;

/** The lesson that the door of a class leads to at this moment. Three short reads along the index on class and start. */
export async function findDoorLesson(
  scope: SchoolScope,
  classId: ClassId,
  now: Date,
): Promise<DoorLesson<DoorLessonView>> {
  const db = schoolDb(scope);
  const school = await db.school.findFirst({ select: { timeZone: true } });
  const zone = school?.timeZone ?? 'Europe/Berlin';
  const { from, to } = localDay(localDate(now, zone), zone);
  const ofClass = { ...ofChildren, classId };
  const [live, planned, ended] = await Promise.all([
    db.lesson.findMany({
      where: {
        ...ofClass,
        state: 'live',
        startsAt: { gt: new Date(now.getTime() - longestMs - forgottenMs) },
      },
      orderBy: { startsAt: 'asc' },
      take: 20,
      select,
    }),
    db.lesson.findMany({
      where: {
        ...ofClass,
        state: 'planned',
        endsAt: { gt: now },
        startsAt: { gt: new Date(now.getTime() - longestMs) },
      },
      orderBy: { startsAt: 'asc' },
      take: 20,
      select,
    }),
    db.lesson.findMany({
      where: { ...ofClass, state: 'ended', startsAt: { gte: from, lt: to } },
      orderBy: { startsAt: 'desc' },
      take: 1,
      select,
    }),
  ]);
  const candidates = [...live, ...planned, ...ended].map((row) => ({
    ...row,
    id: row.id as LessonId,
    state: asLessonState(row.state),
  }));
  return pickDoorLesson(candidates, now);
}
