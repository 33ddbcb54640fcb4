import 'server-only';
import { requireClass } from '@/lib/classes/gate';
import { listStrips, plannedStripId } from './data';
import { enterLessonStrips } from './gate';
import type { StripDTO } from './rules';

/** The strips of a class, for its page. */
export async function loadStrips(classId: string): Promise<readonly StripDTO[]> {
  const gate = await requireClass(classId);
  return listStrips(gate.scope, gate.classId);
}

/** What a lesson may be planned with, and is; null when that is not for this reader to say. */
export async function loadPlannedStrip(
  lessonId: string,
): Promise<{ readonly strips: readonly StripDTO[]; readonly stripId: string | null } | null> {
  const entered = await enterLessonStrips(lessonId);
  if (!entered.ok) return null;
  const { scope, lesson } = entered.value;
  const [strips, stripId] = await Promise.all([
    listStrips(scope, lesson.classId),
    plannedStripId(scope, lesson.id),
  ]);
  return { strips, stripId };
}
