import 'server-only';
import { findDoorLesson } from '@/lib/lessons/door/data';
import { loadClassSummary, listSigns, listTakenSigns } from './door/data';
import { findDoorByLink, type OpenedDoor } from './door/gate';
import { type DoorView } from './client/door';
import { type LessonId } from '@/lib/shared/ids';

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
