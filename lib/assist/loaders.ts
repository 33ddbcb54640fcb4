import 'server-only';
import { readRoster } from '@/lib/classes/data';
import { systemClock } from '@/lib/shared/clock';
import type { SchoolScope } from '@/lib/server/scope';
import type { LessonId } from '@/lib/shared/ids';
import { listStaffLinks, readDoor } from './data';
import { enterLinks, type FoundLink } from './gate';
import type { AssistDoor, AssistRoom, StaffLinkDTO } from './schema';

/** Null: this account does not reach the lesson, or nobody is signed in. */
export async function loadStaffLinks(lessonId: LessonId): Promise<readonly StaffLinkDTO[] | null> {
  const now = systemClock();
  const gate = await enterLinks(lessonId, now);
  return gate.ok ? listStaffLinks(gate.value.staff.scope, lessonId, now) : null;
}

export async function loadAssistDoor(link: FoundLink): Promise<AssistDoor | null> {
  const door = await readDoor(link.scope, link.lessonId);
  if (!door) return null;
  const { className, title, teacherName } = door;
  return { className, title, teacherName, role: link.role };
}

/** The class as its adults see it in this lesson: no consents, no cards. */
export async function loadAssistRoom(scope: SchoolScope, lessonId: LessonId): Promise<AssistRoom | null> {
  const door = await readDoor(scope, lessonId);
  if (!door) return null;
  const roster = door.kind === 'class' ? await readRoster(scope, door.classId) : [];
  return {
    lessonId,
    kind: door.kind,
    className: door.className,
    title: door.title,
    timeZone: door.timeZone,
    roster: roster.map(({ animal, badge, firstName }) => ({ animal, badge, name: firstName })),
  };
}
