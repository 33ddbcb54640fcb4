import 'server-only';
import { schoolDb } from '@/lib/server/db';
import type { SchoolScope } from '@/lib/server/scope';
import { sealText } from '@/lib/server/seal';
import type { Prisma } from '@/lib/server/prisma/client';
import { newId, type ClassId, type LessonId } from '@/lib/shared/ids';
import { splitNames, type StripInput } from './rules';
import { readyStripId, stripsMax } from './schema';

/** Title and names are sealed for this row. */
function columns(id: string, { title, steps }: StripInput) {
  const { names, controls } = splitNames(steps);
  const settings: Prisma.InputJsonObject = { steps: controls.map((control) => ({ ...control })) };
  return { words: sealText(JSON.stringify({ title, names }), id), settings };
}

/** @returns the id, or null when the class has as many as it may have */
export async function addStrip(
  scope: SchoolScope,
  classId: ClassId,
  strip: StripInput,
): Promise<string | null> {
  const id = newId();
  return schoolDb(scope).$transaction(async (tx) => {
    // Takes the lock of the class: two who save at once count one after the other.
    await tx.class.updateMany({ where: { id: classId }, data: { id: classId } });
    if ((await tx.stripTemplate.count({ where: { classId } })) >= stripsMax) return null;
    const last = await tx.stripTemplate.aggregate({ where: { classId }, _max: { position: true } });
    const position = (last._max.position ?? 0) + 1;
    await tx.stripTemplate.create({
      data: { schoolId: scope.schoolId, id, classId, position, ...columns(id, strip) },
    });
    return id;
  });
}

/** False when this class has no such strip. */
export async function changeStrip(
  scope: SchoolScope,
  classId: ClassId,
  id: string,
  strip: StripInput,
): Promise<boolean> {
  const { count } = await schoolDb(scope).stripTemplate.updateMany({
    where: { id, classId },
    data: columns(id, strip),
  });
  return count > 0;
}

/** Lessons that were planned with it have none then. False when this class has no such strip. */
export async function dropStrip(scope: SchoolScope, classId: ClassId, id: string): Promise<boolean> {
  return schoolDb(scope).$transaction(async (tx) => {
    const { count } = await tx.stripTemplate.deleteMany({ where: { id, classId } });
    await tx.lesson.updateMany({ where: { classId, stripId: id }, data: { stripId: null } });
    return count > 0;
  });
}

/** Chooses the strip of a planned lesson, or of this and every later date of its series. False: it has begun, or there is no such strip. */
export async function chooseStrip(
  scope: SchoolScope,
  { id, classId }: { readonly id: LessonId; readonly classId: ClassId },
  stripId: string | null,
  following: boolean,
): Promise<boolean> {
  return schoolDb(scope).$transaction(async (tx) => {
    const isKnown =
      stripId === null ||
      stripId === readyStripId ||
      (await tx.stripTemplate.count({ where: { id: stripId, classId } })) > 0;
    const lesson = await tx.lesson.findFirst({ where: { id, classId, state: 'planned' } });
    if (!isKnown || !lesson) return false;
    const later =
      following && lesson.seriesId !== null
        ? { seriesId: lesson.seriesId, date: { gte: lesson.date } }
        : { id };
    const { count } = await tx.lesson.updateMany({
      where: { ...later, state: 'planned' },
      data: { stripId },
    });
    return count > 0;
  });
}
