import 'server-only';
import { findDoorLesson } from '@/lib/lessons/door/data';
import { loadClassSummary, listSigns, listTakenSigns } from './door/data';
import { findDoorByLink, type OpenedDoor } from './door/gate';
import type { SchoolScope } from '@/lib/server/scope';
import type { SignFace } from '@/lib/shared/signs';
import { liveLessons } from './registry/live';
import type { DoorView } from './client/door';
import type { LessonId } from '@/lib/shared/ids';

const closed: DoorView = {
  type: 'none',
  className: '',
  grade: '1-2',
  teacherName: '',
  startsAt: null,
  lessonId: null,
  taken: [],
  signs: [],
};

/** What a visitor sees at a class link. A wrong link looks like a class without lessons. */
export async function loadDoor(linkCode: string): Promise<DoorView> {
  const door = await findDoorByLink(linkCode);
  return door ? viewDoor(door, new Date()) : closed;
}

export async function viewDoor(door: OpenedDoor, now: Date): Promise<DoorView> {
  const [found, summary, signs] = await Promise.all([
    findDoorLesson(door.scope, door.classId, now),
    loadClassSummary(door),
    listSigns(door),
  ]);
  if (found.type === 'none') return { ...closed, ...summary, signs };
  return {
    ...summary,
    type: found.type === 'live' ? 'open' : found.type,
    startsAt: found.lesson.startsAt.toISOString(),
    lessonId: found.lesson.id,
    taken: await listTakenSigns(door.scope, found.lesson.id as LessonId),
    signs,
  };
}

/** Who sits at the bench and is really there; for the teacher's start page. */
export async function waitingSigns(scope: SchoolScope, lessonId: LessonId): Promise<readonly SignFace[]> {
  const lesson = await liveLessons().get(scope, lessonId);
  return [...(lesson?.state.seats.values() ?? [])].flatMap(({ state, online, animal, badge }) =>
    state === 'bench' && online && animal && badge ? [{ animal, badge }] : [],
  );
}
